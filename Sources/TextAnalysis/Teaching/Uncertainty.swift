import Facts
import UnicodeText

/// How unsure a model is of a text, question by question: 0 for certain, 1 for as good as a coin.
public struct Uncertainty: Hashable, Sendable {
  /// 1 less the margin between the two most probable answers (Scheffer, Decomain and Wrobel 2001).
  public var sentiment: Double
  public var intent: Double
  /// How near the nearest topic is to the threshold from which it counts as spoken of.
  public var topics: Double
  public var urgency: Double

  /// All questions together. A label by a person answers all of them at once, so they add up.
  public var total: Double { (sentiment + intent + topics + urgency) / 4 }

  static let none = Uncertainty(sentiment: 0, intent: 0, topics: 0, urgency: 0)

  /// 1 less the difference between the two highest.
  package static func margin(_ probabilities: [Double]) -> Double {
    var (first, second) = (0.0, 0.0)
    for probability in probabilities {
      if probability > first { (first, second) = (probability, first) } else { second = max(second, probability) }
    }
    return 1 - (first - second)
  }

  /// 1 at the threshold, falling in a straight line to 0 for a probability of 0 and of 1.
  package static func nearness(_ probability: Double, to threshold: Double) -> Double {
    let value = probability < threshold ? probability / threshold : (1 - probability) / (1 - threshold)
    return value.isFinite ? min(1, max(0, value)) : 1
  }
}

extension Analyser {
  /// How unsure the model is of a text. Of a text without words there is nothing to learn: that is certain.
  public func uncertainty(of text: String) -> Uncertainty {
    let (folded, alarm, asks) = fold(text)
    return uncertainty(folded, alarm: alarm, asks: asks)
  }

  func uncertainty(_ folded: FoldedText, alarm: Alarm, asks: Bool) -> Uncertainty {
    guard !folded.codePoints.isEmpty else { return .none }
    let scores = scores(folded)
    let (layers, lanes) = (model.layers, model.lanes)
    func probabilities(_ layer: SoftmaxLayer, _ give: (StageInputTaker) -> Void) -> [Double] {
      layer.probabilities(StageInputList.list(give).values(scores))
    }
    let sentiment = probabilities(layers.sentiment) { StageInputs.sentiment(scores, lanes, $0) }
    let intent = probabilities(layers.intent) { StageInputs.intent(scores, lanes, asks: asks, $0) }
    let urgency = probabilities(layers.urgency) { StageInputs.urgency(lanes, alarm: alarm, $0) }
    var topics = 0.0
    for (place, threshold) in model.topicThresholds.enumerated() {
      let inputs = StageInputs.topic(lanes.topic.lowerBound + place, among: lanes.topic, scores).values(scores)
      topics = max(topics, Uncertainty.nearness(layers.topic.firstOfTwo(inputs), to: threshold))
    }
    return Uncertainty(
      sentiment: Uncertainty.margin(sentiment), intent: Uncertainty.margin(intent), topics: topics,
      urgency: Uncertainty.nearness(urgency[0], to: model.urgencyThreshold))
  }
}
