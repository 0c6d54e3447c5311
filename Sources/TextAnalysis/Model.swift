package import UnicodeText

/// Everything that training found out, as values.
package struct Model: Sendable {
  package var name: String
  /// The version of ICU that training used.
  package var unicodeVersion: String
  /// Keys of the topics, in the order of their weights.
  package var topics: [String]
  /// The topic given where no other is recognised, and never beside another; empty for none.
  package var generalTopic: String
  package var han: HanFolding
  /// The features in ascending order of their hashes.
  package var features: [UInt64]
  /// `lanes.stride` weights for each feature, to be multiplied by `scales`.
  package var weights: [Int16]
  package var scales: [Float]
  package var biases: [Float]
  package var layers: Layers
  /// The probability from which a topic counts as spoken of, by topic.
  package var topicThresholds: [Double]
  /// The probability from which a text is urgent.
  package var urgencyThreshold: Double
  /// The probability of the sentiment below which a person should look.
  package var sureThreshold: Double

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
    name: String, unicodeVersion: String, topics: [String], generalTopic: String, han: HanFolding,
    features: [UInt64], weights: [Int16], scales: [Float], biases: [Float], layers: Layers,
    topicThresholds: [Double], urgencyThreshold: Double, sureThreshold: Double
  ) {
    self.name = name
    self.unicodeVersion = unicodeVersion
    self.topics = topics
    self.generalTopic = generalTopic
    self.han = han
    self.features = features
    self.weights = weights
    self.scales = scales
    self.biases = biases
    self.layers = layers
    self.topicThresholds = topicThresholds
    self.urgencyThreshold = urgencyThreshold
    self.sureThreshold = sureThreshold
  }
}

/// Which column of a feature's weights is for what.
package struct Lanes: Hashable, Sendable {
  package let topics: Int

  package init(topics: Int) {
    self.topics = topics
  }

  /// What a feature adds to the square of a text's length.
  package static let norm = 0
  /// How the whole text judges: the cases of `Sentiment` in their order.
  package var sentiment: Range<Int> { 1..<5 }
  /// How a clause judges what it speaks of.
  package var polarity: Range<Int> { 5..<9 }
  package var intent: Range<Int> { 9..<14 }
  package var urgency: Int { 14 }
  package var topic: Range<Int> { 15..<(15 + topics) }
  package var count: Int { 15 + topics }
  /// `count` rounded up for vector instructions.
  package var stride: Int { (count + 15) / 16 * 16 }
}
