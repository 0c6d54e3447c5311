import Facts
import TextAnalysis
import UnicodeText

/// Texts with what is to be learned from them.
struct LearningSet: Sendable {
  var comments: [LabelledComment]
  var documents: [Document]
}

/// Trains the first stage of the museum's model: for every question a plane over the features.
struct StageOne: Sendable {
  private let lanes: Lanes
  private let settings: TrainingSettings
  private let rows: RowBuilder
  private let learner: PlaneLearner
  private var planes: [Plane?]

  init(_ set: LearningSet, topics: [String], vocabulary: Vocabulary, settings: TrainingSettings) {
    self.settings = settings
    lanes = Lanes(topics: topics.count)
    rows = RowBuilder(vocabulary: vocabulary)
    learner = PlaneLearner(vocabulary: vocabulary)
    planes = [Plane?](repeating: nil, count: lanes.count)
    let matrix = rows.matrix(set.documents.map { rows.row($0) })
    for (place, sentiment) in Sentiment.allCases.enumerated() {
      planes[lanes.sentiment.lowerBound + place] = learner.mean(
        matrix, set.comments.map { $0.sentiment == sentiment }, settings.sentiment)
    }
    for (place, intent) in Intent.allCases.enumerated() {
      planes[lanes.intent.lowerBound + place] = learner.mean(
        matrix, set.comments.map { $0.intent == intent }, settings.intent)
    }
    planes[lanes.urgency] = learner.mean(matrix, set.comments.map { $0.urgency == .urgent }, settings.urgency)
    for (place, topic) in topics.enumerated() {
      let targets = set.comments.map { comment in comment.topics.contains { $0.topic == topic } }
      planes[lanes.topic.lowerBound + place] = learner.mean(matrix, targets, settings.topic)
    }
  }

  /// Trains how clauses judge what they speak of, which needs to know where topics are spoken of.
  mutating func trainPolarity(_ set: LearningSet, topics: [String], first: FirstStage) {
    var pairs = SparseRows(width: rows.width)
    var labels: [Sentiment] = []
    for (comment, document) in zip(set.comments, set.documents) {
      let scores = first.scores(document.text)
      for label in comment.topics {
        guard let place = topics.firstIndex(of: label.topic) else { continue }
        let context = scores.context(topic: lanes.topic.lowerBound + place)
        pairs.append(rows.row(document, clauses: context))
        labels.append(label.sentiment)
      }
    }
    for (place, sentiment) in Sentiment.allCases.enumerated() {
      planes[lanes.polarity.lowerBound + place] = learner.mean(
        pairs, labels.map { $0 == sentiment }, settings.polarity)
    }
  }

  /// The planes learned so far, side by side.
  func firstStage(_ han: HanFolding) throws(TrainingError) -> FirstStage {
    try .made(of: planes, over: rows.vocabulary, han: han)
  }
}

extension FirstStage {
  /// Planes over a vocabulary as integers side by side, with a scale for each; the first of them is the rarity, whose
  /// place is kept.
  static func made(
    of planes: [Plane?], over vocabulary: Vocabulary, han: HanFolding
  ) throws(TrainingError) -> FirstStage {
    let stride = Self.stride(lanes: planes.count)
    var weights = [Int8](repeating: 0, count: vocabulary.features.count * stride)
    var scales = [Float](repeating: 0, count: planes.count)
    for (lane, plane) in planes.enumerated() {
      let values = lane == Self.norm ? vocabulary.rarity.map { $0 * $0 } : plane?.weights ?? []
      let highest = values.lazy.map(abs).max() ?? 0
      guard highest > 0 else { continue }
      let unit = highest / Double(FirstStage.highestWeight)
      scales[lane] = Float(unit)
      for (feature, value) in values.enumerated() {
        weights[feature * stride + lane] = Int8((value / unit).rounded())
      }
    }
    guard
      let stage = FirstStage(
        unicodeVersion: Normalizer.unicodeVersion, han: han, reach: vocabulary.reach, features: vocabulary.features,
        weights: weights, scales: scales, biases: planes.map { Float($0?.bias ?? 0) })
    else { throw TrainingError.library("the first stage does not fit together") }
    return stage
  }
}
