/// The museum's model, as training found it: what feedback is labelled with.
package struct Model: Sendable {
  package var name: String
  /// Keys of the topics, in the order of their weights.
  package var topics: [String]
  /// The topic given where no other is recognised, and never beside another; empty for none.
  package var generalTopic: String
  package var first: FirstStage
  package var layers: Layers
  /// The probability from which a topic counts as spoken of, by topic.
  package var topicThresholds: [Double]
  /// The probability from which a text is urgent.
  package var urgencyThreshold: Double
  /// The probability of the sentiment below which a person should look.
  package var sureThreshold: Double
  package var reliability: Reliability

  package var lanes: Lanes { Lanes(topics: topics.count) }

  /// The second stages: from scores to probabilities.
  package struct Layers: Sendable {
    package var sentiment: SoftmaxLayer
    package var topic: SoftmaxLayer
    package var polarity: SoftmaxLayer
    package var intent: SoftmaxLayer
    package var urgency: SoftmaxLayer

    package init(
      sentiment: SoftmaxLayer, topic: SoftmaxLayer, polarity: SoftmaxLayer, intent: SoftmaxLayer,
      urgency: SoftmaxLayer
    ) {
      self.sentiment = sentiment
      self.topic = topic
      self.polarity = polarity
      self.intent = intent
      self.urgency = urgency
    }
  }

  package init(
    name: String, topics: [String], generalTopic: String, first: FirstStage, layers: Layers,
    topicThresholds: [Double], urgencyThreshold: Double, sureThreshold: Double,
    reliability: Reliability = Reliability()
  ) {
    self.name = name
    self.topics = topics
    self.generalTopic = generalTopic
    self.first = first
    self.layers = layers
    self.topicThresholds = topicThresholds
    self.urgencyThreshold = urgencyThreshold
    self.sureThreshold = sureThreshold
    self.reliability = reliability
  }
}

/// How often what rules say agrees with people: rules give no probability of their own. Counted over the comments that
/// the model was trained on, of which the rules have seen nothing.
package struct Reliability: Sendable {
  /// By language said.
  package var languages: [String: Double] = [:]
  /// Where personal data were found, and where none were.
  package var personalData = (found: 0.5, none: 0.5)

  package init() {}
}

/// Which column of a feature's weights is for what.
package struct Lanes: Hashable, Sendable {
  package let topics: Int

  package init(topics: Int) {
    self.topics = topics
  }

  /// How the whole text judges: the cases of `Sentiment` in their order.
  package var sentiment: Range<Int> { 1..<5 }
  /// How a clause judges what it speaks of.
  package var polarity: Range<Int> { 5..<9 }
  package var intent: Range<Int> { 9..<14 }
  package var urgency: Int { 14 }
  package var topic: Range<Int> { 15..<(15 + topics) }
  package var count: Int { 15 + topics }
}
