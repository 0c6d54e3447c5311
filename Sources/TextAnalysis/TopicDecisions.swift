import Facts

/// Decides which topics a text speaks of. All topics are tried on all texts, so the thresholds are kept in the units of
/// the layer's logits, and probabilities are computed only for what is found.
struct TopicDecisions: Sendable {
  /// From what difference of logits a topic counts as spoken of.
  private let limits: [Double]
  private let factors: [Double]
  private let bias: Double
  /// The place of the topic that is given where there is no other.
  private let general: Int?

  init(_ model: Model) {
    limits = model.topicThresholds.map { logit($0) }
    let layer = model.layers.topic
    factors = (0..<StageInputs.topicCount).map { layer.weights[$0] - layer.weights[layer.inputs + $0] }
    bias = layer.biases[0] - layer.biases[1]
    general = model.topics.firstIndex(of: model.generalTopic)
  }

  /// The topics over their thresholds, most probable first; the general topic where there is no other.
  func topics(_ scores: Scores, _ model: Model, _ polarity: SmallLayer) -> [TopicLabel] {
    var found: [TopicLabel] = []
    let first = model.lanes.topic.lowerBound
    for place in limits.indices where place != general {
      let difference = difference(first + place, scores)
      guard difference >= limits[place] else { continue }
      let label = label(place, difference, scores, model, polarity)
      // Those that are as probable stay in their order.
      let rank = found.firstIndex { $0.probability < label.probability } ?? found.count
      found.insert(label, at: rank)
    }
    if found.isEmpty, let general {
      let difference = difference(first + general, scores)
      if difference >= limits[general] { found.append(label(general, difference, scores, model, polarity)) }
    }
    return found
  }

  /// A topic that is spoken of, and how it is judged.
  private func label(
    _ place: Int, _ difference: Double, _ scores: Scores, _ model: Model, _ polarity: SmallLayer
  ) -> TopicLabel {
    let clauses = scores.context(topic: model.lanes.topic.lowerBound + place)
    let (choice, _) = polarity.decision(scores) { StageInputs.polarity(clauses: clauses, model.lanes, $0) }
    return TopicLabel(
      topic: model.topics[place], sentiment: Analyser.case(choice, of: .neutral),
      probability: 1 / (1 + exponential(-difference)))
  }

  /// The layer's logits of "spoken of" less "not", from what ``StageInputs/topic(_:_:)`` names.
  private func difference(_ lane: Int, _ scores: Scores) -> Double {
    let highest = max(StageInputs.lowestTopicMargin, scores.highestMargin(lane))
    return bias + factors[0] * scores.margin(lane) + factors[1] * highest + factors[2] * max(0, highest)
  }
}
