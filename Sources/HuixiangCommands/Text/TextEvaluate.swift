import ArgumentParser
import Foundation
import TextAnalysis
import TextTraining

struct TextEvaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a model on texts that people have labelled; without --test, on the comments kept for it.")

  @OptionGroup var places: Places
  @Option(help: "Labelled texts: TSV for a model of labels, NDJSON for the others.") var test: String?
  @Option(help: "The folder of labelled comments (NDJSON), of which a third is kept for judging.")
  var comments = "fixtures/comments"
  @Option(help: "text or json.") var format = OutputFormat.text

  func run() async throws {
    try await HuixiangCommands.run {
      let memory = try mappedFile(places.modelFile)
      let judged = try readingModel(places.modelFile) { try report(memory) }
      print(format == .json ? try judged.json : judged.summary)
    }
  }

  private func report(_ memory: ModelMemory) throws -> EvaluationReport {
    switch try ModelKind(of: memory) {
    case .feedback:
      let analyser = try Analyser(memory)
      let kept = try labelled()
      let speed = Speed(kept.map(\.text)) { _ = analyser.analyse($0, using: &$1) }
      return EvaluationReport(Evaluation(analyser, kept, onlyDevelopmentTest: false), speed)
    case .labels:
      let classifier = try TextClassifier(memory)
      let path = try testFile()
      let texts = try learning(from: path) { try LabelledText.texts(tsv: try readFile(path), source: path) }
      let speed = Speed(texts.map(\.text)) { _ = classifier.classify($0, using: &$1) }
      return EvaluationReport(LabelEvaluation(classifier, texts), speed)
    case .aspects:
      let classifier = try AspectClassifier(memory)
      let path = try testFile()
      let texts = try learning(from: path) { try AspectText.texts(ndjson: try readFile(path), source: path) }
      let speed = Speed(texts.map(\.text)) { _ = classifier.findings($0, using: &$1) }
      return EvaluationReport(AspectEvaluation(classifier, texts), speed)
    case .words: throw ModelError.otherKind(.words)
    }
  }

  private func labelled() throws -> [LabelledComment] {
    if let test {
      return try learning(from: test) { try LabelledComment.comments(ndjson: try readFile(test), source: test) }
    }
    return try labelledComments(comments).filter(\.isDevelopmentTest)
  }

  private func testFile() throws -> String {
    guard let test else {
      throw CommandFailure("這個模型要用 --test 指定測試檔。", "Name the texts to judge this model by with --test.")
    }
    return test
  }
}

/// How fast texts are labelled, one after the other on one thread.
struct Speed {
  var textsPerSecond: Double
  var megabytesPerSecond: Double

  /// Goes over the texts, after once to warm up, until a third of a second has passed.
  init(_ texts: [String], _ label: (String, inout Workspace) -> Void) {
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    guard !texts.isEmpty else {
      (textsPerSecond, megabytesPerSecond) = (0, 0)
      return
    }
    var workspace = Workspace()
    for text in texts { label(text, &workspace) }
    var rounds = 0
    let started = ContinuousClock.now
    var seconds = 0.0
    while seconds < 0.33 {
      for text in texts { label(text, &workspace) }
      rounds += 1
      seconds = (ContinuousClock.now - started) / .seconds(1)
    }
    textsPerSecond = Double(texts.count * rounds) / seconds
    megabytesPerSecond = Double(bytes * rounds) / seconds / 1_000_000
  }
}
