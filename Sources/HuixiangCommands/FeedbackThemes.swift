import ArgumentParser
import CivilTime
import Definitions
import Facts
import Foundation
import Reports
import SQLiteStore
import Statistics
import TextAnalysis

extension FeedbackCommand {
  struct FindThemes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "themes",
      abstract: "Say what people speak of otherwise than before: new, rising and falling phrases, bursts, groups.")

    @OptionGroup var places: Places
    @Option(help: "2018Q3, 107Q3 or 107年第3季.") var period: String
    @Option(help: "With how many quarters before it the period is compared.")
    var against = QuarterThemes.quartersCompared
    @Option(help: "text or json.") var format = OutputFormat.text

    func validate() throws {
      guard (1...40).contains(against) else {
        throw ValidationError("--against 應為 1 到 40 季。", "--against takes 1 to 40 quarters.")
      }
    }

    func run() async throws {
      try await HuixiangCommands.run {
        let quarter = try quarter(period)
        let catalogue = try places.catalogue()
        let reader = ThemeReader(try places.labeller().analyser)
        let zone = catalogue.institution.zone
        let store = try places.store()
        let feedback = try await store.feedback(in: quarter.instants(in: zone))
        let earlier = try await store.feedback(in: quarter.instantsBefore(against, in: zone))
        try store.close()
        let found = QuarterThemes(feedback, against: earlier, of: catalogue, by: reader)
        switch format {
        case .text: print(ThemeText(themes: found.themes, quarter: quarter).lines.joined(separator: "\n"))
        case .json:
          let encoder = JSONEncoder()
          encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
          let record = ThemeRecord(found, quarter, against: against)
          print(String(decoding: try encoder.encode(record), as: UTF8.self))
        }
      }
    }
  }
}

/// Themes as lines for a terminal.
private struct ThemeText {
  let themes: Themes
  let quarter: Quarter

  var lines: [String] {
    let counts = """
      \(quarter): \(themes.commentCount) comments, \(themes.distinctCount) when the same words count once; \
      before: \(themes.commentCountBefore), \(themes.distinctCountBefore)
      """
    return [counts] + phrases + bursts + clusters + copies
  }

  private var phrases: [String] {
    let least = Themes.fewestComments
    guard min(themes.distinctCount, themes.distinctCountBefore) >= least else {
      return ["", "Too few comments to compare: \(least) are needed in the period and before."]
    }
    return ["", "\(themes.testedCount) phrases compared, \(themes.phrases.count) changed (q < 0.05)"]
      + themes.phrases.map { phrase in
        """
          \(phrase.direction.rawValue)\t\(phrase.phrase)\t\(phrase.now) now, \(phrase.before) before, \
        \(fixed(phrase.expected, 1)) expected\tG² \(fixed(phrase.logLikelihood, 1))\t\
        q \(fixed(phrase.falseDiscoveryRate, 4))\t\(phrase.related.prefix(4).joined(separator: " "))\t\
        \(first(phrase.voices))
        """
      }
  }

  private var bursts: [String] {
    guard themes.dayCount > 0 else { return ["", "Too few days with comments to tell which is out of the ordinary."] }
    return ["", "\(themes.dayCount) days looked at, \(counted(themes.bursts.count, "burst"))"]
      + themes.bursts.map { burst in
        """
          \(CivilDate(daysSinceEpoch: burst.day))\t\(ThemeRecord.name(burst.subject))\t\(burst.count), \
        as a rule \(fixed(burst.expected, 1)), limit \(burst.limit)\t\(first(burst.voices))
        """
      }
  }

  private var clusters: [String] {
    ["", "\(themes.topiclessCount) comments fit no topic, \(counted(themes.clusters.count, "group")) among them"]
      + themes.clusters.map { "  \($0.count)\t\($0.phrases.joined(separator: " "))\t\(first($0.voices))" }
  }

  private var copies: [String] {
    guard !themes.copied.isEmpty else { return [] }
    return ["", "The same words more than once"] + themes.copied.map { "  \($0.copies)\t\($0.text.onOneLine)" }
  }

  private func first(_ voices: [Themes.Voice]) -> String { voices.first?.text.onOneLine ?? "" }
}
