import ArgumentParser
import Cases
import CivilTime
import Definitions
import Documents
import Facts
import Foundation
import Interview
import SQLiteStore
import Samples
import TextTraining
import WorkingTime

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "The synthetic sample of 107年第1至第3季.", subcommands: [Write.self, Handle.self])

  struct Write: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Invent the sample: one CSV of responses for each survey, and feedback as NDJSON.")

    @OptionGroup var places: Places
    @Option(help: "The folder of labelled comments (NDJSON).") var comments = "fixtures/comments"
    @Option(help: "Where the files are written.") var output = "fixtures/sample"

    func run() async throws {
      try await HuixiangCommands.run {
        let catalogue = try places.catalogue()
        let comments = try labelledComments(comments).map {
          SampleComment(
            id: $0.id, text: $0.text, language: $0.language, channel: $0.channel, sentiment: $0.sentiment.rawValue,
            topics: $0.topics.map(\.topic))
        }
        let sample = SampleQuarters(catalogue: catalogue, comments: comments)
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for survey in catalogue.surveys {
          let text = SampleFiles(catalogue: catalogue).csv(survey, sample.responses(survey))
          try Data(text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(survey.key).csv"))
        }
        let lines = try SampleFiles(catalogue: catalogue).ndjson(sample.feedback())
        try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(output)/feedback.ndjson"))
      }
    }
  }

  struct Handle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let invented staff answer the sample's cases, and add invented improvements.")

    @OptionGroup var places: Places

    func run() async throws {
      try await HuixiangCommands.run {
        let catalogue = try places.catalogue()
        let store = try places.store()
        let reader = CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue))
        guard let end = Quarter(year: 2018, number: 3)?.instants(in: catalogue.institution.zone).upperBound else { return }
        let handling = SampleHandling(catalogue: catalogue, reader: reader, end: end)
        var handled = 0
        let events = try await store.events()
        let touched = Set(events.filter { $0.sequence > 1 }.map(\.caseNumber))
        for opened in events where opened.sequence == 1 && !touched.contains(opened.caseNumber) {
          guard case .opened(let opening) = opened.kind, opening.isSample else { continue }
          try await store.append(try handling.events(opened))
          handled += 1
        }
        try await store.add(SampleHandling.improvements())
        try store.close()
        print("handled \(handled) cases")
      }
    }
  }
}

extension CaseEvent.Opening {
  /// Only cases of the sample are played: real ones are never touched.
  fileprivate var isSample: Bool { (response ?? feedback ?? "").hasPrefix("sample-") }
}

/// Writes the sample in the forms that the importers read.
struct SampleFiles {
  let catalogue: Catalogue

  func csv(_ survey: Survey, _ responses: [Response]) -> String {
    let interview = Interview(survey: survey, catalogue: catalogue)
    let paths = survey.questions.flatMap(interview.paths)
    let zone = catalogue.institution.zone
    let rows = responses.map { response -> [Cell] in
      let own = [
        response.id, response.touchpoint, response.answeredAt.iso8601(in: zone), response.receivedAt.iso8601(in: zone),
        response.language, response.channel.rawValue,
      ]
      // The comments begin as visitors wrote them; nothing here is opened in a spreadsheet unseen.
      return (own + paths.map { path in response.answer(path).map(\.words) ?? "" }).map { Cell.number($0) }
    }
    let columns = ["id", "touchpoint", "answered_at", "received_at", "language", "channel"] + paths
    return CSVWriter(hasByteOrderMark: false).render(columns: columns, rows: rows)
  }

  private struct Line: Encodable {
    var id: String
    var channel: String
    var text: String
    var written_at: String
    var stars: Int?
    var source: String
    var contact: Bool
  }

  func ndjson(_ feedback: [Feedback]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try feedback.map { item in
      let line = Line(
        id: item.id, channel: item.channel.rawValue, text: item.text,
        written_at: item.writtenAt.iso8601(in: catalogue.institution.zone), stars: item.stars, source: item.source,
        contact: item.hasContact)
      return String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
    }.joined()
  }
}
