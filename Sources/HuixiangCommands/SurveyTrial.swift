import ArgumentParser
import CivilTime
import Definitions
import Facts
import Documents
import Foundation
import Interview
import Reports
import Samples

extension SurveyCommand {
  struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Invent respondents who answer anything that is allowed; CSV as `response import` takes it.")

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String
    @Option(help: "How many respondents.") var count = 100
    @Option(help: "The same seed gives the same respondents.") var seed: UInt64 = 1

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, _) = try places.surveyOrFile(survey)
        guard count >= 0, let start = Instant("2018-01-01", in: catalogue.institution.zone) else {
          throw CommandFailure("--count 不可為負。", "--count cannot be negative.")
        }
        let responses = SurveySimulation(survey: definition, catalogue: catalogue, seed: seed).responses(count, from: start)
        print(SampleFiles(catalogue: catalogue).csv(definition, responses), terminator: "")
      }
    }
  }

  struct Paths: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how many ways lead through a survey, and which is the shortest and the longest.")

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, _) = try places.surveyOrFile(survey)
        let interview = Interview(survey: definition, catalogue: catalogue)
        for line in PathLines(ways: interview.ways(), interview: interview).lines { print(line) }
      }
    }
  }

  struct WriteCodebook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "codebook", abstract: "Say what every column and code of a survey's data means.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
      case html, csv
    }

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String
    @Option(help: "html, or csv for the columns alone.") var format = OutputFormat.html

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, _) = try places.surveyOrFile(survey)
        let codebook = Codebook(survey: definition, catalogue: catalogue, language: userLanguage)
        switch format {
        case .csv: print(CSVWriter(hasByteOrderMark: false).render(codebook.columns), terminator: "")
        case .html:
          let words = HTMLWriter.Words(contents: "", data: "", download: "")
          print(HTMLWriter(words: words, address: { _ in nil }).render(codebook.document()), terminator: "")
        }
      }
    }
  }
}

extension Places {
  /// A survey by its key, with the definitions around it.
  func survey(_ key: String) throws -> (Survey, Catalogue) {
    let catalogue = try catalogue()
    guard let found = catalogue.survey(key) else {
      throw CommandFailure("沒有問卷「\(key)」。", "There is no survey \"\(key)\".")
    }
    return (found, catalogue)
  }
}

/// The ways through a survey, for people.
private struct PathLines {
  let ways: InterviewPaths
  let interview: Interview

  private func say(_ chinese: String, _ english: String) -> String { userLanguage.hasPrefix("zh") ? chinese : english }

  var lines: [String] {
    var lines = [
      say("路徑　", "ways      ") + "\(ways.isCounted ? "" : "≥ ")\(ways.count)",
      say("最短　", "shortest  ") + "\(length(ways.shortest)): \(ways.shortest.shown.joined(separator: " "))",
      say("中間　", "typical   ") + say("約 \(ways.typicalSeconds) 秒", "about \(ways.typicalSeconds) s"),
      say("最長　", "longest   ") + "\(length(ways.longest)): \(ways.longest.shown.joined(separator: " "))",
      say("　　　", "          ") + answers(ways.longest),
    ]
    lines += ways.ends.map { say("結束　", "end       ") + "\($0.shown.last ?? ""), \(answers($0))" }
    if !ways.neverShown.isEmpty { lines.append(say("不出現", "never     ") + ways.neverShown.joined(separator: " ")) }
    return lines
  }

  private func length(_ way: InterviewPaths.Way) -> String {
    let seconds = interview.seconds(way.shown)
    return say("\(way.shown.count) 題，約 \(seconds) 秒", "\(counted(way.shown.count, "question")), about \(seconds) s")
  }

  private func answers(_ way: InterviewPaths.Way) -> String {
    guard !way.answers.isEmpty else { return say("不論怎麼回答", "whatever is answered") }
    let list = way.answers.map { "\($0.path) = \($0.value.words)" }.joined(separator: ", ")
    return say("回答 \(list)", "with \(list)")
  }
}
