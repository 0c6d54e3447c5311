import ArgumentParser
import Foundation
import TextAnalysis
import TextTraining

struct TextTrainSegmenter: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-segmenter",
    abstract: "Learn where Chinese words begin and end, from texts that people have cut into words.")

  @Option(help: "Texts to learn from: id, text and the words joined by spaces, with tabs between and that heading.")
  var train: String
  @Option(help: "Such texts to judge the model by, never learned from.") var dev: String?
  @Option(name: .customLong("dictionary"), help: "A dictionary: word, tab, count. May be given twice.")
  var dictionaries: [String] = []
  @Option(help: "How often all texts are gone through.") var rounds = SegmenterTraining.Settings().rounds
  @Option(help: "Decides on the order of the texts; the same seed gives the same model.")
  var seed = SegmenterTraining.Settings().seed
  @Flag(help: "Judge the settings within the texts to learn from: five times, learn from four fifths, judge by one.")
  var crossValidate = false
  @Option(help: "Where the model is written.") var output = "models/segmenter.model"

  func validate() throws {
    guard dictionaries.count <= 2 else {
      throw ValidationError("一個模型最多兩部詞典。", "A model holds two dictionaries at most.")
    }
    guard (1...1_000).contains(rounds) else {
      throw ValidationError("--rounds 應為 1 到 1000。", "--rounds must be from 1 to 1000.")
    }
  }

  func run() async throws {
    try await HuixiangCommands.run {
      try requireWritable(output)
      let texts = try segmentedTexts(train)
      let kept = try dev.map { try segmentedTexts($0) }
      let training = SegmenterTraining(
        dictionaries: try words(), settings: SegmenterTraining.Settings(rounds: rounds, seed: seed))
      let bytes = try learning(from: train) {
        if crossValidate {
          let score = try training.crossValidated(texts) { printError("fold \($0 + 1): \(figures($1))") }
          print("cross-validation: \(figures(score))")
        }
        return try training.train(texts) { printError("round \($0) of \(rounds): \($1) stretches of text not right") }
      }
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        throw unwritable(output)
      }
      let model = try SegmenterModel(ModelMemory(bytes))
      print("\(output): \(model.modelVersion), \(bytes.count) bytes")
      if let dev, let kept { print("\(dev): \(figures(SegmentationScore(kept, WordSegmenter(model: model))))") }
    }
  }

  private func words() throws -> [WordCounts] {
    try dictionaries.map { path in
      let bytes = try readFile(path)
      return try learning(from: path) { try WordCounts(tsv: bytes, source: path) }
    }
  }

  private func segmentedTexts(_ path: String) throws -> [SegmentedText] {
    let bytes = try readFile(path)
    return try learning(from: path) { try SegmentedText.texts(tsv: bytes, source: path) }
  }

  private func figures(_ score: SegmentationScore) -> String {
    String(format: "words' precision %.4f, recall %.4f, F1 %.4f", score.precision, score.recall, score.f1)
  }
}
