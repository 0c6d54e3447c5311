import Facts
import TextAnalysis

/// What first stages say of texts that they were not trained on; the second stages learn from it.
struct HeldScores {
  private struct Samples {
    var inputs: [[Double]] = []
    var labels: [Int] = []

    mutating func add(_ sample: [Double], _ label: Int?) {
      guard let label else { return }
      inputs.append(sample)
      labels.append(label)
    }
  }

  private var sentiment = Samples()
  private var topic = Samples()
  private var polarity = Samples()
  private var intent = Samples()
  private var urgency = Samples()
  private let topics: Int

  init(topics: Int) {
    self.topics = topics
  }

  mutating func add(_ comment: LabelledComment, _ analyser: Analyser, topics: [String]) {
    let lanes = Lanes(topics: topics.count)
    let (text, alarm, asks) = analyser.fold(comment.text)
    let scores = analyser.scores(text)
    sentiment.add(
      StageInputList.list { StageInputs.sentiment(scores, lanes, $0) }.values(scores),
      Sentiment.allCases.firstIndex(of: comment.sentiment))
    intent.add(
      StageInputList.list { StageInputs.intent(scores, lanes, asks: asks, $0) }.values(scores),
      Intent.allCases.firstIndex(of: comment.intent))
    urgency.add(
      StageInputList.list { StageInputs.urgency(lanes, alarm: alarm, $0) }.values(scores),
      comment.urgency == .urgent ? 0 : 1)
    for (place, key) in topics.enumerated() {
      let lane = lanes.topic.lowerBound + place
      let label = comment.topics.first { $0.topic == key }
      topic.add(StageInputs.topic(lane, among: lanes.topic, scores).values(scores), label == nil ? 1 : 0)
      guard let label else { continue }
      polarity.add(
        StageInputList.list { StageInputs.polarity(clauses: scores.context(topic: lane), lanes, $0) }.values(scores),
        Sentiment.allCases.firstIndex(of: label.sentiment))
    }
  }

  /// Fits all second stages of a model and the points at which they decide.
  func fit(_ model: inout Model) throws(TrainingError) {
    model.layers.sentiment = try fitted(sentiment, StageInputs.sentimentCount, 4, tuned: true)
    model.layers.topic = try fitted(topic, StageInputs.topicCount, 2, tuned: false)
    model.layers.polarity = try fitted(polarity, StageInputs.polarityCount, 4, tuned: true)
    model.layers.intent = try fitted(intent, StageInputs.intentCount, 5, tuned: false)
    model.layers.urgency = try fitted(urgency, StageInputs.urgencyCount, 2, tuned: false)
    let topicProbabilities = topic.inputs.map { model.layers.topic.probabilities($0)[0] }
    model.topicThresholds = Tuning.thresholds(
      rows(topicProbabilities), rows(topic.labels.map { $0 == 0 }), topics: topics)
    model.urgencyThreshold = Tuning.alarmThreshold(
      urgency.inputs.map { model.layers.urgency.probabilities($0)[0] }, urgency.labels.map { $0 == 0 })
    let layer = model.layers.sentiment
    model.sureThreshold = Tuning.sureThreshold(
      zip(sentiment.inputs, sentiment.labels).map { inputs, label in
        let probabilities = layer.probabilities(inputs)
        let choice = layer.choice(probabilities)
        return (probabilities[choice], choice == label)
      })
  }

  private func fitted(
    _ samples: Samples, _ inputs: Int, _ outputs: Int, tuned: Bool
  ) throws(TrainingError) -> SoftmaxLayer {
    guard
      var layer = StageTwo.layer(samples.inputs, samples.labels, inputs: inputs, outputs: outputs, decay: 0.002)
    else { throw .library("a second stage did not settle") }
    if tuned {
      layer.offsets = Tuning.offsets(
        samples.inputs.map { layer.probabilities($0) }, samples.labels, outputs: outputs)
    }
    return layer
  }

  /// One row of all topics for each text.
  private func rows<Element>(_ values: [Element]) -> [[Element]] {
    stride(from: 0, to: values.count, by: max(1, topics)).map { Array(values[$0..<min($0 + topics, values.count)]) }
  }
}
