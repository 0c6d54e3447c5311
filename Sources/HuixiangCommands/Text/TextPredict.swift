import ArgumentParser
import Foundation
import TextAnalysis

struct TextPredict: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Label NDJSON with a model: {\"id\", \"text\", …} in, the same objects with their labels out, in order.")

  @OptionGroup var places: Places
  @OptionGroup var stream: LineStreamOptions

  func run() async throws {
    try await HuixiangCommands.run {
      let memory = try mappedFile(places.modelFile)
      let labelling: any LineLabelling = try readingModel(places.modelFile) {
        switch try ModelKind(of: memory) {
        case .feedback: FeedbackLines(try Analyser(memory))
        case .labels: LabelLines(try TextClassifier(memory))
        case .aspects: AspectLines(try AspectClassifier(memory))
        case .words: throw ModelError.otherKind(.words)
        }
      }
      try await stream.run(labelling)
    }
  }
}

struct FeedbackLabel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label NDJSON as feedback is labelled: {\"id\", \"text\", …} in, the same with labels out, in order.",
    discussion: """
      Adds language, sentiment, intent, urgency, pii, topics and, under confidence, the probability of each. A line \
      that cannot be labelled is named on standard error and left out.
      """)

  @OptionGroup var places: Places
  @OptionGroup var stream: LineStreamOptions

  func run() async throws {
    try await HuixiangCommands.run {
      let memory = try mappedFile(places.modelFile)
      let lines = try readingModel(places.modelFile) { FeedbackLines(try Analyser(memory)) }
      try await stream.run(lines)
    }
  }
}
