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
        let ways = Interview(survey: definition, catalogue: catalogue).ways()
        let interview = Interview(survey: definition, catalogue: catalogue)
        let length = { (way: InterviewPaths.Way) in "\(way.shown.count) questions, about \(interview.seconds(way.shown)) s" }
        let answers = { (way: InterviewPaths.Way) in
          way.answers.isEmpty ? "no answers" : way.answers.map { "\($0.path) = \($0.value.words)" }.joined(separator: ", ")
        }
        print("ways      \(ways.isCounted ? "" : "≥ ")\(ways.count)")
        print("shortest  \(length(ways.shortest)): \(ways.shortest.shown.joined(separator: " "))")
        print("typical   about \(ways.typicalSeconds) s")
        print("longest   \(length(ways.longest)): \(ways.longest.shown.joined(separator: " "))")
        print("          with \(answers(ways.longest))")
        for way in ways.ends { print("end       \(way.shown.last ?? "") with \(answers(way))") }
        if !ways.neverShown.isEmpty { print("never     \(ways.neverShown.joined(separator: " "))") }
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
