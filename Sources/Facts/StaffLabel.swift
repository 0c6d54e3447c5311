public import CivilTime

extension Label {
  /// What ``model`` begins with where a person gave the label.
  public static let staffPrefix = "staff:"

  /// Whether a person gave the label. It is then never overridden by what a model says later.
  public var isByStaff: Bool { model.hasPrefix(Self.staffPrefix) }

  /// Who gave the label; nil for a model.
  public var person: String? { isByStaff ? String(model.dropFirst(Self.staffPrefix.count)) : nil }

  /// The label of a person, who is sure of it: every probability is 1.
  public init(by person: String, of feedback: String, at: Instant, _ analysis: Analysis) {
    self.init(feedback: feedback, model: Self.staffPrefix + person, at: at, analysis: analysis.certain)
  }
}

extension Analysis {
  /// The same, said with certainty.
  public var certain: Analysis {
    var said = self
    said.sentimentProbability = 1
    said.intentProbability = 1
    said.urgencyProbability = 1
    said.isUnsure = false
    for place in said.topics.indices { said.topics[place].probability = 1 }
    return said
  }

  /// Whether both judge the same topics in the same way.
  public func hasSameTopics(as other: Analysis) -> Bool {
    guard topics.count == other.topics.count else { return false }
    func judged(_ topics: [TopicLabel]) -> [String: Sentiment] {
      Dictionary(topics.map { ($0.topic, $0.sentiment) }, uniquingKeysWith: { first, _ in first })
    }
    return judged(topics) == judged(other.topics)
  }
}
