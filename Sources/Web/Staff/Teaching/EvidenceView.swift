import Facts
import TextAnalysis

/// A stretch of a text, and whether it spoke for or against a label.
struct EvidencePiece {
  var text: String
  var isFor = false
  var isAgainst = false
}

/// One stretch in the list below the text: what it is, and how strongly it spoke.
struct EvidenceLine {
  var text: String
  var strength: String
  var weight: String
  var isFor: Bool
}

/// A label that can be explained, as a button of the form: what is chosen there comes along.
struct EvidenceButton {
  var key: String
  var name: String
  var isCurrent: Bool
}

/// Buttons for the labels of one question.
struct EvidenceGroup {
  var name: String
  var buttons: [EvidenceButton]
}

/// Why a text has a label, for a page.
struct EvidenceView {
  var label: String
  var pieces: [EvidencePiece]
  var lines: [EvidenceLine]
  var isEmpty: Bool
  var sum: String

  init(_ explanation: Explanation, of text: String, label: String, language: String) {
    self.label = label
    let stretches = EvidenceWords(text).whole(explanation.stretches)
    let strongest = stretches.map { abs($0.weight) }.max() ?? 0
    let shown = stretches.filter { abs($0.weight) >= max(Self.least, strongest * Self.share) }
    pieces = Self.pieces(text, shown)
    let ordered = shown.enumerated().sorted { one, other in
      let (left, right) = (abs(one.element.weight), abs(other.element.weight))
      return left == right ? one.offset < other.offset : left > right
    }
    lines = ordered.prefix(10).map(\.element).map { evidence in
      EvidenceLine(
        text: evidence.text.replacing("\n", with: " "), strength: Self.strength(evidence.weight, language),
        weight: Self.signed(evidence.weight), isFor: evidence.weight > 0)
    }
    isEmpty = shown.isEmpty
    let marked = shown.reduce(0) { $0 + $1.weight }
    let rest = explanation.score - explanation.base - marked
    sum = Wording.word("whySum", in: language)
      .replacing("{base}", with: Self.signed(explanation.base)).replacing("{marked}", with: Self.signed(marked))
      .replacing("{rest}", with: Self.signed(rest)).replacing("{score}", with: Self.signed(explanation.score))
  }

  /// Weaker than this, or than this share of the strongest, nothing is marked: it counts with the rest.
  private static let least = 0.05
  private static let share = 0.15

  private static func pieces(_ text: String, _ stretches: [Evidence]) -> [EvidencePiece] {
    let bytes = Array(text.utf8)
    var pieces: [EvidencePiece] = []
    var place = 0
    func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for stretch in stretches {
      let range = stretch.range.clamped(to: place..<bytes.count)
      guard !range.isEmpty else { continue }
      if range.lowerBound > place { pieces.append(EvidencePiece(text: piece(place..<range.lowerBound))) }
      pieces.append(
        EvidencePiece(text: piece(range), isFor: stretch.weight > 0, isAgainst: stretch.weight <= 0))
      place = range.upperBound
    }
    if place < bytes.count { pieces.append(EvidencePiece(text: piece(place..<bytes.count))) }
    return pieces
  }

  /// In words: 0.7 doubles the odds, 1.4 makes them four times as good, 0.25 a quarter better.
  private static func strength(_ weight: Double, _ language: String) -> String {
    let key =
      switch abs(weight) {
      case 1.4...: "strengthGreat"
      case 0.7..<1.4: "strengthStrong"
      case 0.25..<0.7: "strengthSome"
      default: "strengthWeak"
      }
    return Wording.word(key, in: language)
  }

  static func signed(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    let sign = hundredths == 0 ? "" : value < 0 ? "−" : "+"
    return "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Which labels of a text can be asked about, and how addresses name them.
struct EvidenceChoice {
  let labels: [(group: String, key: String, label: ExplainedLabel)]

  /// All answers to the questions that have few, and the topics that somebody sees in the text.
  init(_ analyses: [Analysis]) {
    var labels: [(String, String, ExplainedLabel)] = []
    for sentiment in Sentiment.allCases {
      labels.append(("sentiment", "sentiment.\(sentiment.rawValue)", .sentiment(sentiment)))
    }
    for intent in Intent.allCases { labels.append(("intent", "intent.\(intent.rawValue)", .intent(intent))) }
    labels.append(("urgency", "urgent", .urgent))
    var seen: Set<String> = []
    for topic in analyses.flatMap(\.topics) {
      if seen.insert(topic.topic).inserted { labels.append(("topic", "topic.\(topic.topic)", .topic(topic.topic))) }
      let key = "topic.\(topic.topic).\(topic.sentiment.rawValue)"
      if seen.insert(key).inserted { labels.append(("topic", key, .topicSentiment(topic.topic, topic.sentiment))) }
    }
    self.labels = labels
  }

  /// The label that an address names; else the sentiment of the newest label.
  func chosen(_ key: String?, _ analysis: Analysis) -> (key: String, label: ExplainedLabel) {
    if let found = labels.first(where: { $0.key == key }) { return (found.key, found.label) }
    return ("sentiment.\(analysis.sentiment.rawValue)", .sentiment(analysis.sentiment))
  }
}
