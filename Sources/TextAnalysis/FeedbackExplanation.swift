public import Facts
import UnicodeText

/// A label that ``Analyser/explanation(of:for:)`` can explain.
public enum ExplainedLabel: Hashable, Sendable {
  case sentiment(Sentiment)
  case topic(String)
  /// How a topic is judged.
  case topicSentiment(String, Sentiment)
  case intent(Intent)
  case urgent
}

extension Analyser {
  /// Why a text has a label, or has it not. Stars beside the text are not looked at. Nil for a topic that the model
  /// does not know.
  public func explanation(of label: ExplainedLabel, for text: String) -> Explanation? {
    let (folded, alarm, asks) = fold(text)
    let scores = model.first.scores(folded)
    let (layers, lanes) = (model.layers, model.lanes)
    func explained(_ inputs: [StageInput], _ layer: SoftmaxLayer, _ output: Int?) -> Explanation? {
      output.map { model.first.explanation(text, folded, scores, inputs, layer, $0) }
    }
    switch label {
    case .sentiment(let sentiment):
      return explained(
        StageInputList.list { StageInputs.sentiment(scores, lanes, $0) }, layers.sentiment,
        Sentiment.allCases.firstIndex(of: sentiment))
    case .intent(let intent):
      return explained(
        StageInputList.list { StageInputs.intent(scores, lanes, asks: asks, $0) }, layers.intent,
        Intent.allCases.firstIndex(of: intent))
    case .urgent:
      return explained(StageInputList.list { StageInputs.urgency(lanes, alarm: alarm, $0) }, layers.urgency, 0)
    case .topic(let topic):
      guard let lane = lane(topic) else { return nil }
      return explained(StageInputs.topic(lane, among: model.lanes.topic, scores), layers.topic, 0)
    case .topicSentiment(let topic, let sentiment):
      guard let lane = lane(topic) else { return nil }
      return explained(
        StageInputList.list { StageInputs.polarity(clauses: scores.context(topic: lane), lanes, $0) }, layers.polarity,
        Sentiment.allCases.firstIndex(of: sentiment))
    }
  }

  private func lane(_ topic: String) -> Int? {
    model.topics.firstIndex(of: topic).map { model.lanes.topic.lowerBound + $0 }
  }
}
