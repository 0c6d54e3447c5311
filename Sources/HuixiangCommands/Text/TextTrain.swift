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
    let texts = try learning { try AspectText.texts(ndjson: bytes, source: source) }
    let kept = try dev.map { dev in try learning { try AspectText.texts(ndjson: try readFile(dev), source: dev) } }
    let model = try await learning { try await AspectTraining(name: name, seed: seed, threads: threads).train(texts) }
    let classifier = try AspectClassifier(ModelMemory(model))
    return (model, classifier.modelVersion, kept.map { AspectEvaluation(classifier, $0).summary })
  }

  private func labels(_ bytes: [UInt8], _ source: String, _ name: String) async throws -> Trained {
    let texts = try learning { try LabelledText.texts(tsv: bytes, source: source) }
    let kept = try dev.map { dev in try learning { try LabelledText.texts(tsv: try readFile(dev), source: dev) } }
    let model = try await learning { try await LabelTraining(name: name, seed: seed, threads: threads).train(texts) }
    let classifier = try TextClassifier(ModelMemory(model))
    return (model, classifier.modelVersion, kept.map { LabelEvaluation(classifier, $0).summary })
  }

  private func museum() async throws -> Trained {
    let (training, sources) = try museumTraining()
    let bytes = try await learning { try await training.train(sources) }
    let analyser = try Analyser(model: bytes)
    return (bytes, analyser.modelVersion, Evaluation(analyser, sources.comments).summary)
  }

  private func crossValidated() async throws -> Evaluation {
    let (training, sources) = try museumTraining()
    return try await learning { try await training.crossValidated(sources) }
  }

  private func museumTraining() throws -> (ModelTraining, TrainingSources) {
    let comments = try labelledComments(comments)
    let topics = try places.catalogue().topics.map(\.key)
    let lists = try learning { try wordLists.map { try WordList.lists(tsv: try readFile($0), source: $0) } ?? [] }
    return (
      ModelTraining(name: name ?? "museum", topics: topics, threads: threads),
      TrainingSources(comments: comments, wordLists: lists)
    )
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

/// Does what training does, and says in the user's language why it cannot be done.
func learning<Result>(_ work: () throws -> Result) throws -> Result {
  do { return try work() } catch let error as TrainingError { throw error.failure }
}

func learning<Result>(_ work: () async throws -> Result) async throws -> Result {
  do { return try await work() } catch let error as TrainingError { throw error.failure }
}

extension TrainingError {
  var failure: CommandFailure {
    switch self {
    case .badLine(let source, let line, let reason):
      let said = reason.failure
      return CommandFailure("\(source):\(line)：\(said.chinese)", "\(source):\(line): \(said.english)")
    case .unknownTopic(let comment, let topic):
      return CommandFailure(
        "評論 \(comment) 的主題「\(topic)」沒有定義。",
        "Comment \(comment) speaks of the topic \(topic), which is not defined.")
    case .tooFewComments(let count):
      return CommandFailure(
        "可學習的評論只有 \(count) 則，至少要 20 則。", "There are only \(count) comments to learn from; 20 are needed.")
    case .oneLabel(let label?):
      return CommandFailure(
        "所有文字的標籤都是「\(label)」，無從分辨。", "All texts have the label \(label); there is nothing to tell apart.")
    case .oneLabel(nil): return CommandFailure("檔案裡沒有任何文字。", "There are no texts in the file.")
    case .noAspect: return CommandFailure("沒有任何文字標有主題。", "No text speaks of any aspect.")
    case .library(let what): return CommandFailure("訓練中斷：\(what)", "Training broke off: \(what).")
    }
  }
}

extension LineProblem {
  fileprivate var failure: CommandFailure {
    switch self {
    case .empty: CommandFailure("檔案是空的。", "the file is empty.")
    case .noHeading:
      CommandFailure(
        "第一行應為「id⇥label⇥text」（以定位字元分隔）。", "the first line must be id, label, text, with tabs between them.")
    case .fields(let found, let expected):
      CommandFailure(
        "有 \(found) 欄，應為 \(expected) 欄（以定位字元分隔）。",
        "\(found) fields instead of \(expected), with tabs between them.")
    case .noLabel: CommandFailure("沒有標籤。", "there is no label.")
    case .json(let what): CommandFailure("不是應有的 JSON：\(what)", "not the JSON that is expected: \(what).")
    case .encoding(let offset):
      CommandFailure("無法辨識的文字編碼（第 \(offset) 位元組）。", "the bytes at offset \(offset) are no text.")
    case .value(let field, let value):
      CommandFailure("欄位 \(field) 不能是「\(value)」。", "the field \(field) cannot be \(value).")
    }
  }
}

/// All comments of a folder, by file name.
func labelledComments(_ folder: String) throws -> [LabelledComment] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".ndjson") }
  guard !names.isEmpty else {
    throw CommandFailure("\(folder) 裡沒有 .ndjson 檔。", "There are no .ndjson files in \(folder).")
  }
  return try names.sorted().flatMap { name in
    try learning { try LabelledComment.comments(ndjson: try readFile("\(folder)/\(name)"), source: name) }
  }
}
