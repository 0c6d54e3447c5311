import Facts
import TextAnalysis

/// What one comment adds to the figures of one model, as numbers: so that figures of a thousand drawings are quick.
struct JudgedComment: Sendable {
  var sentiment: (truth: Int, said: Int)
  var intent: (truth: Int, said: Int)
  var isUrgent: (truth: Bool, said: Bool)
  /// By the topic's place: which are true, and which were said.
  var topics: [(truth: Bool, said: Bool)]

  init(_ comment: LabelledComment, _ analysis: Analysis, topics keys: [String]) {
    sentiment = (Self.place(comment.sentiment), Self.place(analysis.sentiment))
    intent = (Self.place(comment.intent), Self.place(analysis.intent))
    isUrgent = (comment.urgency == .urgent, analysis.urgency == .urgent)
    let truth = Set(comment.topics.map(\.topic))
    let said = Set(analysis.topics.map(\.topic))
    topics = keys.map { (truth.contains($0), said.contains($0)) }
  }

  private static func place<Label: CaseIterable & Equatable>(_ label: Label) -> Int {
    Label.allCases.enumerated().first { $0.element == label }?.offset ?? 0
  }
}

/// The figures that decide between two models.
public struct KeyFigures: Hashable, Sendable {
  public var sentimentMacroF1: Double
  public var topicsMicroF1: Double
  public var intentMacroF1: Double

  /// What has to go up: the mean of the three.
  public var mean: Double { (sentimentMacroF1 + topicsMicroF1 + intentMacroF1) / 3 }

  init(_ comments: some Sequence<JudgedComment>) {
    var sentiment = ClassCounts(classes: Sentiment.allCases.count)
    var intent = ClassCounts(classes: Intent.allCases.count)
    var topics = BinaryCounts()
    for comment in comments {
      sentiment.add(truth: comment.sentiment.truth, said: comment.sentiment.said)
      intent.add(truth: comment.intent.truth, said: comment.intent.said)
      for topic in comment.topics where topic.truth || topic.said { topics.add(truth: topic.truth, said: topic.said) }
    }
    sentimentMacroF1 = sentiment.macroF1
    topicsMicroF1 = topics.f1
    intentMacroF1 = intent.macroF1
  }
}
