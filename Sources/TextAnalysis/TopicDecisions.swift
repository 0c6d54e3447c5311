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
    let ranking = Ranking(scores, model.lanes.topic)
    for place in limits.indices where place != general {
      let difference = difference(place, scores, ranking)
      guard difference >= limits[place] else { continue }
      let label = label(place, difference, scores, model, polarity)
      // Those that are as probable stay in their order.
      let rank = found.firstIndex { $0.probability < label.probability } ?? found.count
      found.insert(label, at: rank)
    }
    if found.isEmpty, let general {
      let difference = difference(general, scores, ranking)
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

  /// The layer's logits of "spoken of" less "not", from what ``StageInputs/topic(_:among:_:)`` names.
  private func difference(_ place: Int, _ scores: Scores, _ ranking: Ranking) -> Double {
    let lane = ranking.lanes.lowerBound + place
    let margin = scores.margin(lane)
    let highest = max(StageInputs.lowestTopicMargin, scores.highestMargin(lane))
    let lead = margin - ranking.rivalMargin(of: lane)
    return bias + factors[0] * margin + factors[1] * highest + factors[2] * max(0, highest) + factors[3] * lead
      + factors[4] * max(0, lead)
  }

  /// Which topic speaks loudest in a text, and the one behind it.
  private struct Ranking {
    let lanes: Range<Int>
    private var first: Int
    private var firstMargin = -Double.infinity
    private var secondMargin = -Double.infinity

    init(_ scores: Scores, _ lanes: Range<Int>) {
      self.lanes = lanes
      first = lanes.lowerBound
      for lane in lanes {
        let margin = scores.margin(lane)
        if margin > firstMargin {
          (secondMargin, firstMargin, first) = (firstMargin, margin, lane)
        } else if margin > secondMargin {
          secondMargin = margin
        }
      }
    }

    /// The highest margin of the other topics; a lone topic is its own rival.
    func rivalMargin(of lane: Int) -> Double { lane == first && lanes.count > 1 ? secondMargin : firstMargin }
  }
}
