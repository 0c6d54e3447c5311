public import Facts
public import Statistics
public import TextAnalysis

/// A label, or all labels of one question, by which two models are compared.
public enum ComparedLabel: Hashable, Sendable {
  /// Which of the four; right or wrong.
  case sentiments
  case sentiment(Sentiment)
  case intents
  case intent(Intent)
  case topic(String)
  case urgent
}

/// Two models, judged on the same comments, of which neither was trained on any.
public struct ModelComparison: Sendable {
  /// How both do on one label.
  public struct Row: Hashable, Sendable {
    public var label: ComparedLabel
    /// Hits, false alarms and misses. For a question with several answers a wrong one is a miss and a false alarm.
    public var present: BinaryCounts
    public var candidate: BinaryCounts
    /// Over all comments: those that only one of the models decides rightly.
    public var decisions: PairedDecisions

    /// Whether the models differ by more than chance would make them on one label in twenty.
    public var isBeyondNoise: Bool { decisions.probability < ModelComparison.level }
  }

  /// Differences less probable than this are not put down to chance.
  public static let level = 0.05

  public let comments: Int
  public let rows: [Row]
  public let present: KeyFigures
  public let candidate: KeyFigures
  /// Where the difference of the means lies in 95 of 100 drawings of the comments.
  public let meanDifference: ClosedRange<Double>
  /// Urgent comments that only one of the models finds.
  public let urgentFound: PairedDecisions

  /// The candidate loses urgent comments, and not by chance: McNemar's exact test, one side.
  public var losesUrgent: Bool { urgentFound.probabilityOfLoss < Self.level }
  /// The mean of the three key figures goes up.
  public var isHigher: Bool { candidate.mean > present.mean }
  /// The rule by which a model is replaced.
  public var isBetter: Bool { isHigher && !losesUrgent }

  /// - Parameter comments: all of them are taken; give those that neither model was trained on.
  public init(present: Analyser, candidate: Analyser, on comments: [LabelledComment]) {
    let topics = Set(present.topics).union(candidate.topics).union(comments.flatMap { $0.topics.map(\.topic) }).sorted()
    let pairs = comments.map { comment in
      (
        JudgedComment(comment, present.analyse(comment.text), topics: topics),
        JudgedComment(comment, candidate.analyse(comment.text), topics: topics)
      )
    }
    self.comments = comments.count
    self.present = KeyFigures(pairs.lazy.map(\.0))
    self.candidate = KeyFigures(pairs.lazy.map(\.1))
    meanDifference = bootstrapInterval(count: pairs.count, replicates: 1_000, seed: 1) { drawn in
      KeyFigures(drawn.lazy.map { pairs[$0].1 }).mean - KeyFigures(drawn.lazy.map { pairs[$0].0 }).mean
    }
    urgentFound = Self.decisions(pairs.filter(\.0.isUrgent.truth)) { $0.isUrgent }
    rows = Self.rows(pairs, topics)
  }

  private typealias Pair = (JudgedComment, JudgedComment)

  private static func rows(_ pairs: [Pair], _ topics: [String]) -> [Row] {
    var rows = [row(.sentiments, pairs, ofAll: \.sentiment)]
    for (place, label) in Sentiment.allCases.enumerated() {
      rows.append(row(.sentiment(label), pairs) { ($0.sentiment.truth == place, $0.sentiment.said == place) })
    }
    for (place, topic) in topics.enumerated() { rows.append(row(.topic(topic), pairs) { $0.topics[place] }) }
    rows.append(row(.intents, pairs, ofAll: \.intent))
    for (place, label) in Intent.allCases.enumerated() {
      rows.append(row(.intent(label), pairs) { ($0.intent.truth == place, $0.intent.said == place) })
    }
    rows.append(row(.urgent, pairs) { $0.isUrgent })
    return rows
  }

  private static func row(
    _ label: ComparedLabel, _ pairs: [Pair], _ decision: (JudgedComment) -> (truth: Bool, said: Bool)
  ) -> Row {
    var row = Row(label: label, present: BinaryCounts(), candidate: BinaryCounts(), decisions: PairedDecisions())
    for (one, other) in pairs {
      row.present.add(truth: decision(one).truth, said: decision(one).said)
      row.candidate.add(truth: decision(other).truth, said: decision(other).said)
    }
    row.decisions = decisions(pairs, decision)
    return row
  }

  private static func row(
    _ label: ComparedLabel, _ pairs: [Pair], ofAll answer: (JudgedComment) -> (truth: Int, said: Int)
  ) -> Row {
    var row = Row(label: label, present: BinaryCounts(), candidate: BinaryCounts(), decisions: PairedDecisions())
    for (one, other) in pairs {
      for (judged, counts) in [(one, \Row.present), (other, \Row.candidate)] {
        let (truth, said) = answer(judged)
        row[keyPath: counts].add(truth: true, said: truth == said)
        if truth != said { row[keyPath: counts].add(truth: false, said: true) }
      }
    }
    row.decisions = decisions(pairs) { (true, answer($0).truth == answer($0).said) }
    return row
  }

  private static func decisions(
    _ pairs: [Pair], _ decision: (JudgedComment) -> (truth: Bool, said: Bool)
  ) -> PairedDecisions {
    var counts = PairedDecisions()
    for (one, other) in pairs {
      let isRight = (decision(one).truth == decision(one).said, decision(other).truth == decision(other).said)
      if isRight.0, !isRight.1 { counts.onlyFirst += 1 }
      if !isRight.0, isRight.1 { counts.onlySecond += 1 }
    }
    return counts
  }
}
