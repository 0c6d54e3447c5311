import Foundation
import TestSupport
import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct SegmenterTrainingTests {
  /// Synthetic sentences in which 展 ends a word and 示 never begins one.
  private static let texts = [
    "特展 很 好看", "特展 不 好看", "常設展 很 好看", "展示 很 清楚", "特展 的 展示 不 清楚", "機器人 特展 很 熱鬧", "我 看 特展", "他 看 展示",
  ].enumerated().map { number, words in
    SegmentedText(
      id: "\(number)", text: words.filter { $0 != " " }, words: words.split(separator: " ").map(String.init))
  }

  @Test func trainingLearnsItsTextsAndIsTheSameEachTime() throws {
    let dictionary = WordCounts(words: [("展示", 30), ("特展", 2_000), ("機器人", 5), ("好看", 7), ("看", 900)])
    let training = SegmenterTraining(dictionaries: [dictionary])
    var rounds = 0
    let bytes = try training.train(Self.texts) { round, _ in rounds = round }
    #expect(rounds == 12)
    #expect(try SegmenterTraining(dictionaries: [dictionary]).train(Self.texts) == bytes)
    #expect(try SegmenterTraining(dictionaries: [dictionary], settings: .init(seed: 9)).train(Self.texts) != bytes)
    let segmenter = WordSegmenter(model: try SegmenterModel(ModelMemory(bytes)))
    let score = SegmentationScore(Self.texts, segmenter)
    #expect(score.f1 == 1 && score.precision == 1 && score.recall == 1)
    #expect(score.expected == Self.texts.map(\.words.count).reduce(0, +))
    #expect(throws: TrainingError.oneLabel(nil)) { try training.train([]) }
  }

  @Test func badFilesAreRefusedByLine() throws {
    let heading = "id\ttext\twords\n"
    let good = try SegmentedText.texts(tsv: Array((heading + "a\t好 吃\t好 吃\n").utf8), source: "x")
    #expect(good.map(\.words) == [["好", "吃"]])
    let texts: [(text: String, line: Int, reason: LineProblem)] = [
      ("", 1, .empty), ("id\tlabel\ttext\n", 1, .value(field: "heading", "id\tlabel\ttext")),
      (heading + "a\tb\n", 2, .fields(found: 2, expected: 3)),
      (heading + "\na\t好吃\t好 喝", 3, .value(field: "words", "好 喝")),
    ]
    for row in texts {
      #expect(throws: TrainingError.badLine(source: "x", line: row.line, reason: row.reason)) {
        try SegmentedText.texts(tsv: Array(row.text.utf8), source: "x")
      }
    }
    let words: [(text: String, line: Int, reason: LineProblem)] = [
      ("好\t1\n壞", 2, .fields(found: 1, expected: 2)), ("好\t-1", 1, .value(field: "count", "-1")),
    ]
    for row in words {
      #expect(throws: TrainingError.badLine(source: "x", line: row.line, reason: row.reason)) {
        try WordCounts(tsv: Array(row.text.utf8), source: "x")
      }
    }
    #expect(try WordCounts(tsv: Array("好\t1\n壞\t5\n".utf8), source: "x").words.map(\.count) == [1, 5])
  }

  /// The shipped model without the museum's words, on texts that it was not made from.
  @Test func theShippedModelAgreesWithPeople() throws {
    let file = repository.appendingPathComponent("../shared/data/text/seg_zhtw_gsd.dev.tsv")
    guard let tsv = try? Data(contentsOf: file) else {
      print("skipped: \(file.lastPathComponent) is not here")
      return
    }
    let texts = try SegmentedText.texts(tsv: Array(tsv), source: file.lastPathComponent)
    let model = try SegmenterModel(ModelMemory(repositoryFile("models/segmenter.model")))
    #expect(SegmentationScore(texts, WordSegmenter(model: model)).f1 >= 0.95)
    #expect(SegmentationScore(texts, WordSegmenter(model: nil)).f1 < 0.85)
  }
}
