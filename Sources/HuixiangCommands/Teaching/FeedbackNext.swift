import ArgumentParser
import CivilTime
import Facts
import Foundation
import SQLiteStore
import TextAnalysis

struct FeedbackNext: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Name the texts whose labels by a person would teach the model most.",
    discussion: """
      Those of which the model is least sure, which are like many others and unlike one another. What people have \
      labelled is left out, and what is like it comes later. Personal data that the model finds are masked.
      """)

  @OptionGroup var places: Places
  @Option(help: "How many texts.") var count = 20
  @Option(help: "Only feedback written in this quarter: 2018Q3 or 107年第3季.") var period: String?
  @Option(help: "text or json (one object a line).") var format = OutputFormat.text

  func validate() throws {
    guard (1...1000).contains(count) else {
      throw ValidationError("--count 應為 1 到 1000。", "--count must be from 1 to 1000.")
    }
  }

  func run() async throws {
    try await HuixiangCommands.run {
      let analyser = try places.labeller().analyser
      let span = try places.span(ofPeriod: period)
      let store = try places.existingStore()
      let chosen = try await chosen(analyser, store, span)
      var number = 0
      for candidate in chosen {
        guard let feedback = try await store.feedback(candidate.id)?.feedback else { continue }
        number += 1
        let analysis = analyser.analyse(feedback.text, stars: feedback.stars)
        let record = NextText(
          number: number, id: feedback.id, text: Redaction.redact(feedback.text, analysis.personalData),
          candidate.uncertainty, analysis)
        print(format == .json ? try record.json : record.lines)
      }
      try store.close()
      if number == 0, format == .text { print("Nothing to ask: every text is labelled by a person, or certain.") }
    }
  }

  private func chosen(
    _ analyser: Analyser, _ store: SQLiteStore, _ span: Range<Instant>?
  ) async throws -> [TeachingCandidate] {
    var choice = TeachingChoice(analyser)
    for correction in try await store.corrections() { choice.addKnown(correction.feedback.text) }
    var position: Int64?
    repeat {
      let batch = try await store.uncorrected(in: span, before: position, limit: 1_000)
      for feedback in batch.feedback { choice.add(id: feedback.id, text: feedback.text) }
      position = batch.last
    } while position != nil
    return choice.chosen(count)
  }
}

/// One text to ask for, as it is printed.
private struct NextText: Encodable {
  var number: Int
  var id: String
  var text: String
  var uncertainty: [String: Double]
  var sentiment: String
  var intent: String
  var urgency: String
  var topics: [String]

  init(number: Int, id: String, text: String, _ uncertainty: Uncertainty, _ analysis: Analysis) {
    self.number = number
    self.id = id
    self.text = text
    self.uncertainty = [
      "sentiment": uncertainty.sentiment, "intent": uncertainty.intent, "topics": uncertainty.topics,
      "urgency": uncertainty.urgency, "total": uncertainty.total,
    ].mapValues { ($0 * 1000).rounded() / 1000 }
    sentiment = analysis.sentiment.rawValue
    intent = analysis.intent.rawValue
    urgency = analysis.urgency.rawValue
    topics = analysis.topics.map(\.topic)
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

extension NextText {
  fileprivate var lines: String {
    let total = ComparisonReport.digits(uncertainty["total"] ?? 0)
    let said = ([sentiment, intent, urgency] + topics).joined(separator: ", ")
    return "\(number). \(id.onOneLine) (uncertainty \(total); the model says \(said))\n   \(text.onOneLine)"
  }
}
