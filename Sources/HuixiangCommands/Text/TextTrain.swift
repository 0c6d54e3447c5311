import ArgumentParser
import Definitions
import Foundation
import TextAnalysis
import TextTraining

struct TextTrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Make a model: of labelled texts, or, without --train, the museum's model of its labelled comments.",
    discussion: """
      --train takes a table (id, tab, label, tab, text, with that heading) for a model that gives each text one label, \
      or NDJSON ({"id", "text", "aspects": {"name": "pos|neu|neg"}}) for a model that finds what a text speaks of. \
      Without --train a third of the comments is kept for judging and never trained on.
      """)

  @OptionGroup var places: Places
  @Option(help: "Texts to learn from (TSV or NDJSON).") var train: String?
  @Option(help: "Texts to judge the model by, never learned from.") var dev: String?
  @Option(help: "The folder of labelled comments (NDJSON).") var comments = "fixtures/comments"
  @Option(help: "Word lists for the museum's model (name, tab, words).") var wordLists: String?
  @Option(help: "Where the model is written; without it models/museum.model for the museum's model.")
  var output: String?
  @Option(help: "The name of the model; without it, the output's name before the dot.") var name: String?
  @Option(help: "Decides which texts are held back while training; the same seed gives the same model.")
  var seed: UInt64 = 1
  @Option(help: "How many parts of the training are done at once.") var threads = 2
  @Flag(help: "For the museum's model: judge the settings on each fifth of what is learned from, and write no model.")
  var crossValidate = false

  func validate() throws {
    try requireThreads(threads)
    if train != nil, output == nil { throw ValidationError("--train 須與 --output 同用。", "--train needs --output.") }
    if dev != nil, train == nil { throw ValidationError("--dev 須與 --train 同用。", "--dev needs --train.") }
    if crossValidate, train != nil {
      throw ValidationError(
        "--cross-validate 用於館方模型，不與 --train 同用。", "--cross-validate is for the museum's model, without --train.")
    }
  }

  func run() async throws {
    try await HuixiangCommands.run {
      if crossValidate { return print(try await crossValidated().summary) }
      let target = output ?? "models/museum.model"
      try requireWritable(target)
      let started = ContinuousClock.now
      let trained = try await trained(target)
      try write(trained.bytes, to: target)
      let seconds = (ContinuousClock.now - started) / .seconds(1)
      print("\(target): \(trained.version), \(trained.bytes.count) bytes, \(Int(seconds.rounded())) s")
      if let summary = trained.summary { print(summary) }
    }
  }

  /// A new model, and how it does on the texts to judge it by, where there are any.
  private typealias Trained = (bytes: [UInt8], version: String, summary: String?)

  private func trained(_ target: String) async throws -> Trained {
    guard let train else { return try await museum() }
    let name = name ?? target.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "model"
    let bytes = try readFile(train)
    return isNDJSON(bytes) ? try await aspects(bytes, train, name) : try await labels(bytes, train, name)
  }

  /// A file to judge by that cannot be read is found before the work is done.
  private func aspects(_ bytes: [UInt8], _ source: String, _ name: String) async throws -> Trained {
    let texts = try learning(from: source) { try AspectText.texts(ndjson: bytes, source: source) }
    let kept = try dev.map { dev in
      try learning(from: dev) { try AspectText.texts(ndjson: try readFile(dev), source: dev) }
    }
    warn(of: AspectText.doubts(texts), in: source)
    var training = AspectTraining(name: name, seed: seed, threads: threads)
    training.onStep = progressOfTraining()
    let model = try await learning(from: source) { try await training.train(texts) }
    let classifier = try AspectClassifier(ModelMemory(model))
    return (model, classifier.modelVersion, kept.map { AspectEvaluation(classifier, $0).summary })
  }

  private func labels(_ bytes: [UInt8], _ source: String, _ name: String) async throws -> Trained {
    let texts = try learning(from: source) { try LabelledText.texts(tsv: bytes, source: source) }
    let kept = try dev.map { dev in
      try learning(from: dev) { try LabelledText.texts(tsv: try readFile(dev), source: dev) }
    }
    warn(of: LabelledText.doubts(texts), in: source)
    var training = LabelTraining(name: name, seed: seed, threads: threads)
    training.onStep = progressOfTraining()
    let model = try await learning(from: source) { try await training.train(texts) }
    let classifier = try TextClassifier(ModelMemory(model))
    return (model, classifier.modelVersion, kept.map { LabelEvaluation(classifier, $0).summary })
  }

  private func museum() async throws -> Trained {
    let (training, sources) = try museumTraining()
    let bytes = try await learning(from: comments) { try await training.train(sources) }
    let analyser = try Analyser(model: bytes)
    return (bytes, analyser.modelVersion, Evaluation(analyser, sources.comments).summary)
  }

  private func crossValidated() async throws -> Evaluation {
    let (training, sources) = try museumTraining()
    return try await learning(from: comments) { try await training.crossValidated(sources) }
  }

  private func museumTraining() throws -> (ModelTraining, TrainingSources) {
    let topics = try places.catalogue().topics.map(\.key)
    let comments = try labelledComments(comments, topics: topics)
    let lists = try wordLists.map { path in
      try learning(from: path) { try WordList.lists(tsv: try readFile(path), source: path) }
    }
    var training = ModelTraining(name: name ?? "museum", topics: topics, threads: threads)
    training.onStep = progressOfTraining()
    return (training, TrainingSources(comments: comments, wordLists: lists ?? []))
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw unwritable(path)
    }
  }
}

/// Whether a file is lines of JSON, by its first character that is no space.
func isNDJSON(_ bytes: [UInt8]) -> Bool {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  return bytes[start...].first { $0 > 0x20 } == UInt8(ascii: "{")
}
