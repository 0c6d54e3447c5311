import Facts
import Foundation
import TextAnalysis
import UnicodeText

/// Texts with what is to be learned from them.
struct LearningSet {
  var comments: [LabelledComment]
  var documents: [Document]
  var examples: [SentimentExample]
  var exampleDocuments: [Document]
}

/// Trains the first stage: for every question a plane over the features.
struct StageOne {
  let vocabulary: Vocabulary
  let lanes: Lanes
  let settings: TrainingSettings
  /// By lane: weights of the features.
  private var weights: [[Double]]
  private var biases: [Double]

  init(_ set: LearningSet, topics: [String], vocabulary: Vocabulary, settings: TrainingSettings) {
    self.vocabulary = vocabulary
    self.settings = settings
    lanes = Lanes(topics: topics.count)
    weights = [[Double]](repeating: [], count: lanes.count)
    biases = [Double](repeating: 0, count: lanes.count)
    weights[Lanes.norm] = vocabulary.rarity.map { $0 * $0 }
    let own = set.documents.map { row([($0.clauses.flatMap(\.self), 1)]) }
    let rows = matrix(own)
    trainSentiment(set, own)
    for (place, intent) in Intent.allCases.enumerated() {
      train(lanes.intent.lowerBound + place, rows, set.comments.map { $0.intent == intent }, settings.intent)
    }
    train(lanes.urgency, rows, set.comments.map { $0.urgency == .urgent }, settings.urgency)
    for (place, topic) in topics.enumerated() {
      let targets = set.comments.map { comment in comment.topics.contains { $0.topic == topic } }
      train(lanes.topic.lowerBound + place, rows, targets, settings.topic)
    }
  }

  private mutating func trainSentiment(_ set: LearningSet, _ own: [[(column: Int32, value: Double)]]) {
    let more = set.exampleDocuments.map { row([($0.clauses.flatMap(\.self), 1)]) }
    let rows = matrix(own)
    let all = matrix(own + more)
    for (place, sentiment) in Sentiment.allCases.enumerated() {
      // The sets of others know praise and criticism, not the finer kinds.
      let isShared = sentiment == .positive || sentiment == .negative
      var targets = set.comments.map { $0.sentiment == sentiment }
      if isShared { targets += set.examples.map { $0.sentiment == sentiment } }
      train(lanes.sentiment.lowerBound + place, isShared ? all : rows, targets, settings.sentiment)
    }
  }

  /// Trains how clauses judge what they speak of, which needs to know where topics are spoken of.
  mutating func trainPolarity(_ set: LearningSet, topics: [String], analyser: Analyser) {
    var pairs: [[(column: Int32, value: Double)]] = []
    var labels: [Sentiment] = []
    for (comment, document) in zip(set.comments, set.documents) {
      let scores = analyser.scores(document.text)
      for label in comment.topics {
        guard let place = topics.firstIndex(of: label.topic) else { continue }
        let context = scores.context(topic: lanes.topic.lowerBound + place)
        pairs.append(
          row([
            (document.clauses.flatMap(\.self), Double(Scores.background)),
            (context.flatMap { document.clauses.indices.contains($0) ? document.clauses[$0] : [] }, 1),
          ]))
        labels.append(label.sentiment)
      }
    }
    let rows = matrix(pairs)
    for (place, sentiment) in Sentiment.allCases.enumerated() {
      train(lanes.polarity.lowerBound + place, rows, labels.map { $0 == sentiment }, settings.polarity)
    }
  }

  /// The row of a text: its features by count and rarity, then its words of each list, over the text's length.
  private func row(_ parts: [(features: [UInt64], weight: Double)]) -> [(column: Int32, value: Double)] {
    var counts: [Int32: Double] = [:]
    var norm = 0.0
    for (features, weight) in parts {
      for feature in features {
        guard let index = vocabulary.index[feature] else { continue }
        let rarity = vocabulary.rarity[Int(index)]
        counts[index, default: 0] += weight * rarity
        norm += weight * weight * rarity * rarity
        for list in vocabulary.lists[Int(index)] {
          counts[Int32(vocabulary.features.count) + list, default: 0] += weight
        }
      }
    }
    let length = norm > 0 ? norm.squareRoot() : 1
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value / length) }
  }

  private func matrix(_ rows: [[(column: Int32, value: Double)]]) -> SparseRows {
    var result = SparseRows(width: vocabulary.features.count + vocabulary.listCount)
    for row in rows { result.append(row) }
    return result
  }

  private mutating func train(_ lane: Int, _ rows: SparseRows, _ targets: [Bool], _ settings: TrainingSettings.Head) {
    let positives = targets.count { $0 }
    let factors = Self.factors(rows, targets, settings, lists: vocabulary.features.count)
    let balance = positives > 0 ? Double(targets.count - positives) / Double(positives) : 1
    guard
      let plane = rows.plane(
        targets, factors: factors, cost: settings.cost, positiveWeight: pow(max(1, balance), settings.balance))
    else {
      // A label that no text, or every text, has: never, or always, said.
      weights[lane] = [Double](repeating: 0, count: vocabulary.features.count)
      biases[lane] = positives == 0 ? -4 : 4
      return
    }
    biases[lane] = plane.bias
    weights[lane] = vocabulary.features.indices.map { feature in
      vocabulary.lists[feature].reduce(plane.weights[feature] * vocabulary.rarity[feature]) { sum, list in
        sum + plane.weights[vocabulary.features.count + Int(list)]
      }
    }
  }

  /// How much each feature may count: 1, mixed with how unevenly the classes use it (the log-count ratio of naive
  /// Bayes, as Wang and Manning scale features in "Baselines and Bigrams", 2012).
  private static func factors(_ rows: SparseRows, _ targets: [Bool], _ settings: TrainingSettings.Head, lists: Int) -> [Double] {
    var counts = [(yes: Double, no: Double)](repeating: (1, 1), count: rows.width)
    var totals = (yes: 0.0, no: 0.0)
    for row in 0..<rows.count {
      for column in rows.columns(row) {
        if targets[row] { counts[Int(column)].yes += 1 } else { counts[Int(column)].no += 1 }
      }
      if targets[row] { totals.yes += 1 } else { totals.no += 1 }
    }
    return counts.enumerated().map { column, count in
      if column >= lists { return settings.listWeight }
      let ratio = log(count.yes / (totals.yes + 2)) - log(count.no / (totals.no + 2))
      return 1 - settings.contrast + settings.contrast * abs(ratio)
    }
  }

  /// The weights as integers with a scale for each lane.
  func quantised() -> (weights: [Int16], scales: [Float], biases: [Float]) {
    let stride = lanes.stride
    var result = [Int16](repeating: 0, count: vocabulary.features.count * stride)
    var scales = [Float](repeating: 0, count: stride)
    for (lane, weights) in weights.enumerated() where !weights.isEmpty {
      let highest = weights.lazy.map(abs).max() ?? 0
      guard highest > 0 else { continue }
      scales[lane] = Float(highest / 16_383)
      for (feature, weight) in weights.enumerated() {
        result[feature * stride + lane] = Int16((weight / highest * 16_383).rounded())
      }
    }
    return (result, scales, biases.map { Float($0) } + [Float](repeating: 0, count: stride - biases.count))
  }
}
