import Foundation
import TextAnalysis

/// Finds the points at which to decide, on predictions for texts that the predicting model had not seen.
enum Tuning {
  /// Offsets for the classes that give the best macro-F1.
  static func offsets(_ probabilities: [[Double]], _ labels: [Int], outputs: Int) -> [Double] {
    var offsets = [Double](repeating: 0, count: outputs)
    var best = macroF1(probabilities, labels, offsets)
    for _ in 0..<2 {
      for output in 0..<outputs {
        for step in -8...12 {
          var trial = offsets
          trial[output] = Double(step) * 0.1
          let score = macroF1(probabilities, labels, trial)
          // Small gains are noise.
          if score > best + 0.001 { (best, offsets) = (score, trial) }
        }
      }
    }
    return offsets
  }

  private static func macroF1(_ probabilities: [[Double]], _ labels: [Int], _ offsets: [Double]) -> Double {
    var table = ClassCounts(classes: offsets.count)
    let factors = offsets.map { exp($0) }
    for (row, label) in zip(probabilities, labels) {
      let weighted = zip(row, factors).map { $0 * $1 }
      table.add(truth: label, said: weighted.indices.max { weighted[$0] < weighted[$1] } ?? 0)
    }
    return table.macroF1
  }

  /// One threshold for all topics that gives the best micro-F1, moved a little for topics with enough examples.
  static func thresholds(_ probabilities: [[Double]], _ truth: [[Bool]], topics: Int) -> [Double] {
    let grid = stride(from: 0.1, through: 0.8, by: 0.02)
    let samples = (0..<topics).map { topic in zip(probabilities, truth).map { ($0[topic], $1[topic]) } }
    func counts(_ topic: Int, _ threshold: Double) -> BinaryCounts {
      var counts = BinaryCounts()
      for (probability, truth) in samples[topic] { counts.add(truth: truth, said: probability >= threshold) }
      return counts
    }
    var common = (threshold: 0.5, score: -1.0)
    for threshold in grid {
      let total = (0..<topics).reduce(BinaryCounts()) { $0 + counts($1, threshold) }
      if total.f1 > common.score { common = (threshold, total.f1) }
    }
    return (0..<topics).map { topic in
      guard samples[topic].count(where: \.1) >= 20 else { return common.threshold }
      var best = (threshold: common.threshold, score: counts(topic, common.threshold).f1 + 0.01)
      for threshold in grid where abs(threshold - common.threshold) <= 0.16 {
        let score = counts(topic, threshold).f1
        if score > best.score { best = (threshold, score) }
      }
      return (best.threshold + common.threshold) / 2
    }
  }

  /// The threshold with the best F-measure when a miss is three times as bad as a false alarm.
  static func alarmThreshold(_ probabilities: [Double], _ truth: [Bool]) -> Double {
    var best = (threshold: 0.5, score: -1.0)
    for threshold in stride(from: 0.04, through: 0.7, by: 0.02) {
      var counts = BinaryCounts()
      for (probability, truth) in zip(probabilities, truth) {
        counts.add(truth: truth, said: probability >= threshold)
      }
      if counts.f(3) > best.score { best = (threshold, counts.f(3)) }
    }
    return best.threshold
  }

  /// The probability above which nine of ten decisions are right, but at most a quarter of all texts lies below.
  static func sureThreshold(_ decisions: [(probability: Double, isRight: Bool)]) -> Double {
    let sorted = decisions.sorted { $0.probability > $1.probability }
    guard !sorted.isEmpty else { return 0.5 }
    var right = 0
    var threshold = sorted[0].probability
    for (place, decision) in sorted.enumerated() {
      right += decision.isRight ? 1 : 0
      let isQuarterLeft = place * 4 >= sorted.count * 3
      if isQuarterLeft, Double(right) < 0.9 * Double(place + 1) { break }
      threshold = decision.probability
    }
    return threshold
  }
}
