import Facts
public import TextAnalysis

/// How an analyser's labels agree with those of people.
public struct Evaluation: Sendable {
  public private(set) var comments = 0
  public private(set) var sentiment = ClassCounts(classes: Sentiment.allCases.count)
  public private(set) var intent = ClassCounts(classes: Intent.allCases.count)
  /// By the key of the topic.
  public private(set) var topics: [String: BinaryCounts] = [:]
  /// How topics are judged, of those that were rightly found.
  public private(set) var topicSentiment = ClassCounts(classes: Sentiment.allCases.count)
  /// Topic and judgement both right.
  public private(set) var pairs = BinaryCounts()
  public private(set) var urgency = BinaryCounts()
  public private(set) var personalData = BinaryCounts()
  public private(set) var rightLanguages = 0
  public private(set) var unsure = 0
  /// Sentiments that are right among the texts of which the analyser is sure.
  public private(set) var rightWhenSure = 0

  /// Nothing yet.
  init(topics: [String]) {
    for key in topics { self.topics[key] = BinaryCounts() }
  }

  /// Analyses the comments of the development test set among those given, or all of them.
  public init(_ analyser: Analyser, _ comments: [LabelledComment], onlyDevelopmentTest: Bool = true) {
    self.init(topics: analyser.topics)
    add(analyser, comments.filter { $0.isDevelopmentTest || !onlyDevelopmentTest })
  }

  mutating func add(_ analyser: Analyser, _ comments: [LabelledComment]) {
    for comment in comments { add(comment, analyser.analyse(comment.text)) }
  }

  private mutating func add(_ comment: LabelledComment, _ analysis: Analysis) {
    comments += 1
    sentiment.add(truth: Self.place(comment.sentiment), said: Self.place(analysis.sentiment))
    intent.add(truth: Self.place(comment.intent), said: Self.place(analysis.intent))
    urgency.add(truth: comment.urgency == .urgent, said: analysis.urgency == .urgent)
    personalData.add(truth: comment.hasPersonalData, said: !analysis.personalData.isEmpty)
    if analysis.language == comment.language { rightLanguages += 1 }
    if analysis.isUnsure { unsure += 1 } else if analysis.sentiment == comment.sentiment { rightWhenSure += 1 }
    for key in Set(topics.keys).union(comment.topics.map(\.topic)) {
      let truth = comment.topics.first { $0.topic == key }
      let said = analysis.topics.first { $0.topic == key }
      topics[key, default: BinaryCounts()].add(truth: truth != nil, said: said != nil)
      if let truth, let said {
        topicSentiment.add(truth: Self.place(truth.sentiment), said: Self.place(said.sentiment))
        let isRight = truth.sentiment == said.sentiment
        pairs.add(truth: true, said: isRight)
        if !isRight { pairs.add(truth: false, said: true) }
      } else {
        pairs.add(truth: truth != nil, said: said != nil)
      }
    }
  }

  private static func place<Label: CaseIterable & Equatable>(_ label: Label) -> Int {
    Label.allCases.enumerated().first { $0.element == label }?.offset ?? 0
  }

  /// All topics together.
  public var allTopics: BinaryCounts { topics.values.reduce(BinaryCounts(), +) }

  /// The figures in lines of text, topics in the order of their keys.
  public var summary: String {
    let counted = Double(max(1, comments))
    var lines = [
      "comments \(comments)",
      "sentiment macro-F1 \(Self.digits(sentiment.macroF1)), accuracy \(Self.digits(sentiment.accuracy))",
      "topics micro-F1 \(Self.digits(allTopics.f1)), precision \(Self.digits(allTopics.precision)), "
        + "recall \(Self.digits(allTopics.recall))",
      "topic sentiment accuracy \(Self.digits(topicSentiment.accuracy)), pairs micro-F1 \(Self.digits(pairs.f1))",
      "intent accuracy \(Self.digits(intent.accuracy)), macro-F1 \(Self.digits(intent.macroF1))",
      "urgency precision \(Self.digits(urgency.precision)), recall \(Self.digits(urgency.recall))",
      "personal data precision \(Self.digits(personalData.precision)), recall \(Self.digits(personalData.recall))",
      "language accuracy \(Self.digits(Double(rightLanguages) / counted))",
      "unsure \(Self.digits(Double(unsure) / counted)), sentiment accuracy of the others "
        + Self.digits(Double(rightWhenSure) / Double(max(1, comments - unsure))),
    ]
    for (place, label) in Sentiment.allCases.enumerated() {
      let f1 = Self.digits(sentiment.f1(place), of: sentiment.support(place))
      lines.append("  \(label.rawValue) F1 \(f1) \(sentiment.table[place])")
    }
    for (place, label) in Intent.allCases.enumerated() {
      let f1 = Self.digits(intent.f1(place), of: intent.support(place))
      lines.append("  \(label.rawValue) F1 \(f1) \(intent.table[place])")
    }
    for (topic, counts) in topics.sorted(by: { $0.key < $1.key }) {
      let support = counts.hits + counts.misses
      lines.append("  \(topic) F1 \(Self.digits(counts.f1, of: support)), n \(support)")
    }
    return lines.joined(separator: "\n")
  }

  /// A dash where no text has the label: then there is nothing to be right about.
  private static func digits(_ value: Double, of support: Int) -> String { support == 0 ? "–" : digits(value) }

  private static func digits(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
