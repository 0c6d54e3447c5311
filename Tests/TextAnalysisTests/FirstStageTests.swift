import Testing
import UnicodeText

@testable import TextAnalysis

/// Synthetic texts of all that features are cut from.
@Suite struct FirstStageTests {
  private let folding = CharacterFolding(HanFolding(pairs: []))

  /// Scores take the fast way: all features of one length at once. What they add up is what the slow way names,
  /// feature by feature, as explanations do.
  @Test(arguments: FeatureReader.reaches)
  func scoresAreTheSumsOfTheKnownFeatures(reach: Int) throws {
    var generator = ThemeRandom(state: UInt64(reach))
    let texts = (0..<300).map { _ in folding.fold(text(&generator)) }
    let stage = try #require(stage(over: texts.prefix(100), reach: reach, &generator))
    var scoring = Scoring()
    for text in texts {
      stage.score(text, &scoring)
      let slow = sums(stage, text, scoring.scores.clauses)
      for lane in 1..<stage.lanes {
        for clause in scoring.scores.clauses.indices {
          #expect(abs(slow.margin(lane, clause) - scoring.scores.margin(lane, clause: clause)) < 1e-3)
        }
        #expect(abs(slow.margin(lane, slow.whole) - scoring.scores.margin(lane)) < 1e-3)
      }
    }
  }

  private func text(_ generator: inout ThemeRandom) -> String {
    let parts = [
      "冷氣", "好", "不", "廁所", "很髒", "친절", "직원", "해요", " ", " ", "  ", "　", "the", "lift", "don't", "IMAX", "3D", "，",
      "。", "!", "\n",
      "ありがとう", "カメラ", "'", "x", "😀", "12", "supercalifragilisticexpialidociousness", ".", "é", "ㄅ",
    ]
    return (0..<Int(generator.next() % 40)).map { _ in parts[Int(generator.next() % UInt64(parts.count))] }.joined()
  }

  /// Two in three of the features of some texts, each with those that it begins with, and weights at random.
  private func stage(over texts: some Sequence<FoldedText>, reach: Int, _ generator: inout ThemeRandom) -> FirstStage? {
    var features: Set<UInt64> = []
    for text in texts {
      text.codePoints.withUnsafeBufferPointer { codePoints in
        for clause in FeatureReader.clauses(codePoints) {
          FeatureReader.forEach(codePoints, in: clause, reach: reach) { feature, _, _ in
            let isKnown = features.contains(feature) || generator.next() % 3 > 0
            if isKnown { features.insert(feature) }
            return isKnown
          }
        }
      }
    }
    let lanes = 20
    let weights = (0..<features.count * FirstStage.stride(lanes: lanes)).map { place in
      let weight = Int8(Int(generator.next() % 255) - 127)
      return place % FirstStage.stride(lanes: lanes) == FirstStage.norm ? max(1, weight & 127) : weight
    }
    return FirstStage(
      unicodeVersion: "", han: HanFolding(pairs: []), reach: reach, features: features.sorted(), weights: weights,
      scales: (0..<lanes).map { 0.01 * Float($0 + 1) }, biases: (0..<lanes).map { 0.1 * Float($0) })
  }

  private struct Sums {
    var lanes: [[Double]]
    var biases: [Float]
    let whole: Int

    func margin(_ lane: Int, _ part: Int) -> Double {
      let square = lanes[part][FirstStage.norm]
      return lanes[part][lane] / (square > 1e-6 ? square.squareRoot() : 1) + Double(biases[lane])
    }
  }

  private func sums(_ stage: FirstStage, _ text: FoldedText, _ clauses: [Range<Int>]) -> Sums {
    let none = [Double](repeating: 0, count: stage.lanes)
    var sums = Sums(lanes: Array(repeating: none, count: clauses.count + 1), biases: stage.biases, whole: clauses.count)
    text.codePoints.withUnsafeBufferPointer { codePoints in
      stage.forEachKnown(codePoints, clauses) { row, clause, _, _, isRepeated in
        for lane in 0..<stage.lanes {
          sums.lanes[clause][lane] += stage.weight(row: row, lane: lane)
          if !isRepeated { sums.lanes[clauses.count][lane] += stage.weight(row: row, lane: lane) }
        }
      }
    }
    return sums
  }
}
