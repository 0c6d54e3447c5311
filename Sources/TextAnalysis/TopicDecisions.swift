import Facts

/// Decides which topics a text speaks of. All topics are tried on all texts, so the thresholds are kept in the units of
/// the layer's logits, and probabilities are computed only for what is found.
struct TopicDecisions: Sendable {
  /// From what difference of logits a topic counts as spoken of.
  private let limits: [Double]
  private let factors: [Double]
  private let bias: Double

  init(_ model: Model) {
    limits = model.topicThresholds.map { logit($0) }
    let layer = model.layers.topic
    factors = (0..<StageInputs.topicCount).map { layer.weights[$0] - layer.weights[layer.inputs + $0] }
    bias = layer.biases[0] - layer.biases[1]
  }

  /// The topics over their thresholds, most probable first; the general topic where there is no other.
  func topics(_ scores: Scores, _ model: Model, _ polarity: SmallLayer) -> [TopicLabel] {
    var found: [TopicLabel] = []
    var general: TopicLabel?
    let first = model.lanes.topic.lowerBound
    for (place, topic) in model.topics.enumerated() {
      let difference = difference(first + place, scores)
      guard difference >= limits[place] else { continue }
      let clauses = scores.context(topic: first + place)
      let (choice, _) = polarity.decision(scores) { StageInputs.polarity(clauses: clauses, model.lanes, $0) }
      let label = TopicLabel(
        topic: topic, sentiment: Analyser.case(choice, of: .neutral), probability: 1 / (1 + exponential(-difference)))
      if topic == model.generalTopic { general = label } else { found.append(label) }
    }
    if found.isEmpty { return general.map { [$0] } ?? [] }
    return found.enumerated().sorted { one, other in
      one.element.probability != other.element.probability
        ? one.element.probability > other.element.probability : one.offset < other.offset
    }.map(\.element)
  }

  /// The layer's logits of "spoken of" less "not", from what ``StageInputs/topic(_:_:)`` names.
  private func difference(_ lane: Int, _ scores: Scores) -> Double {
    let highest = max(StageInputs.lowestTopicMargin, scores.highestMargin(lane))
    return bias + factors[0] * scores.margin(lane) + factors[1] * highest + factors[2] * max(0, highest)
  }
}
