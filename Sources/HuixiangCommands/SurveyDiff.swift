import ArgumentParser
import Definitions
import Diagnostics
import Documents
import SurveyLanguage

extension SurveyCommand {
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say for every question of two versions whether its series goes on.",
      discussion: "Exit code 1 where a series breaks, or where a survey changed without a new version.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
      case text, json, html
    }

    @Argument(help: "A .survey file, or a folder of definitions, of the old version.") var old: String
    @Argument(help: "The same of the new version.") var new: String
    @Option(help: "Where the scales, units and topics are that a single file needs.") var shared = "surveys"
    @Option(help: "text, json or html.") var format = OutputFormat.text

    func run() async throws {
      try await HuixiangCommands.run {
        let (before, after) = (try definitions(old), try definitions(new))
        let comparisons = after.keys.filter(before.keys.contains).compactMap {
          compare($0, in: before.catalogue, with: after.catalogue)
        }
        guard !comparisons.isEmpty else {
          throw CommandFailure("兩邊沒有相同代號的問卷。", "The two sides have no survey with the same key.")
        }
        let writer = ComparisonWriter(language: userLanguage)
        switch format {
        case .text: print(comparisons.map(writer.text).joined(separator: "\n"), terminator: "")
        case .json: print(writer.json(comparisons), terminator: "")
        case .html: print(writer.html(comparisons), terminator: "")
        }
        if comparisons.contains(where: { $0.breaksSeries || $0.lacksNewVersion }) { throw ExitCode(1) }
      }
    }

    /// The definitions with the keys of the surveys to compare. A folder stands for itself; a single file is checked
    /// together with the shared definitions, and only what it declares itself is compared.
    private func definitions(_ path: String) throws -> (catalogue: Catalogue, keys: [String]) {
      if path.hasSuffix(".survey") { return try SurveyFile(path: path, shared: shared).catalogue() }
      let catalogue = try Places.catalogue(of: path)
      return (catalogue, catalogue.surveys.map(\.key))
    }
  }
}

/// Comparisons for people and programs.
struct ComparisonWriter {
  let language: String

  private func say(_ chinese: String, _ english: String) -> String { language.hasPrefix("zh") ? chinese : english }

  private func heading(_ comparison: SurveyComparison) -> String {
    say(
      "\(comparison.survey)：第 \(comparison.oldVersion) 版 → 第 \(comparison.newVersion) 版",
      "\(comparison.survey): version \(comparison.oldVersion) → \(comparison.newVersion)")
  }

  private func consequence(_ change: SurveyChange) -> String {
    if change.isDeclared { return say("數列中斷（已宣告）", "series breaks, as declared") }
    let isReworded = change.reasons.contains { $0.english.contains("a footnote belongs to it") }
    if change.isComparable, isReworded { return say("數列接續，加註", "series goes on with a footnote") }
    switch change.kind {
    case .same, .moved, .relabelled, .recoded: return say("數列接續", "series goes on")
    case .added: return say("數列開始", "series begins")
    case .removed: return say("數列結束", "series ends")
    default:
      return change.isComparable ? say("數列接續，加註", "series goes on with a footnote") : say("數列中斷", "series breaks")
    }
  }

  private func verdict(_ comparison: SurveyComparison) -> String? {
    comparison.lacksNewVersion
      ? say("內容變了，但版本仍是 \(comparison.newVersion)；請提高 version。", "It changed, but still calls itself version \(comparison.newVersion): raise `version`.")
      : nil
  }

  func text(_ comparison: SurveyComparison) -> String {
    let changed = comparison.changes.filter { $0.kind != .same }
    var lines = [heading(comparison)]
    for change in changed {
      lines.append("  \(change.question): \(change.kind.name.text(in: language)) (\(consequence(change)))")
      lines += change.reasons.map { "    \($0.text(in: language))" }
    }
    let same = comparison.changes.count - changed.count
    lines.append(say("  其餘 \(same) 題相同。", "  \(same) others are the same."))
    if let verdict = verdict(comparison) { lines.append("  " + verdict) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A list of `{survey, question, change, comparable, reason}`.
  func json(_ comparisons: [SurveyComparison]) -> String {
    let rows = comparisons.flatMap { comparison in
      comparison.changes.map { change in
        let reason = change.reasons.map { $0.text(in: language) }.joined(separator: " ")
        return """
          {"survey":\(quotedJSON(comparison.survey)),"question":\(quotedJSON(change.question)),\
          "change":"\(change.kind.rawValue)","comparable":\(change.isComparable),"declared":\(change.isDeclared),"reason":\(quotedJSON(reason))}
          """
      }
    }
    return "[" + rows.joined(separator: ",\n") + "]\n"
  }

  func html(_ comparisons: [SurveyComparison]) -> String {
    let columns = [say("題目", "Question"), say("變更", "Change"), say("數列", "Series"), say("原因", "Reason")]
    let blocks = comparisons.flatMap { comparison -> [Block] in
      let rows = comparison.changes.map { change -> [Cell] in
        [
          .text(change.question), .text(change.kind.name.text(in: language)), .text(consequence(change)),
          .text(change.reasons.map { $0.text(in: language) }.joined(separator: " ")),
        ]
      }
      let table = Table(key: comparison.survey, caption: comparison.survey, columns: columns, rows: rows)
      return [.heading(level: 2, text: heading(comparison))] + (verdict(comparison).map { [.paragraph($0)] } ?? [])
        + [.table(table)]
    }
    let document = Document(
      language: language.hasPrefix("zh") ? "zh-Hant" : "en", title: say("問卷版本比較", "Survey versions compared"), subtitle: "",
      blocks: blocks)
    let words = HTMLWriter.Words(contents: say("目錄", "Contents"), data: say("資料表", "Data"), download: "CSV")
    return HTMLWriter(words: words, address: { _ in nil }).render(document)
  }
}
