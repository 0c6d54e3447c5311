import Definitions
import Facts

/// The labels that a form shows as chosen: those of the newest label, or what was sent and could not be taken.
struct LabelChoices {
  var sentiment = ""
  var intent = ""
  var urgency = ""
  /// By the key of the topic.
  var topics: [String: String] = [:]
  /// `yes`, `no` or nothing.
  var personalData = ""
  /// What of the text identifies a person, word for word.
  var personalStretch = ""

  init(_ analysis: Analysis?) {
    guard let analysis else { return }
    sentiment = analysis.sentiment.rawValue
    intent = analysis.intent.rawValue
    urgency = analysis.urgency.rawValue
    topics = Dictionary(
      analysis.topics.map { ($0.topic, $0.sentiment.rawValue) }, uniquingKeysWith: { first, _ in first })
    personalData = analysis.personalData.isEmpty ? "no" : "yes"
  }

  init(_ fields: [String: [String]]) {
    func field(_ name: String) -> String { String((fields[name]?.first ?? "").prefix(4000)) }
    sentiment = field("sentiment")
    intent = field("intent")
    urgency = field("urgency")
    for (name, values) in fields where name.hasPrefix("topic.") {
      if let value = values.first, !value.isEmpty { topics[String(name.dropFirst("topic.".count))] = value }
    }
    personalData = field("personal")
    personalStretch = field("stretch")
  }
}

/// What is wrong with a form of labels: the field, by the key of its name, and what was given.
enum LabelProblem: Error {
  case missing(field: String)
  case unknown(field: String, value: String)
  case noSuchStretch(String)

  func message(in language: String) -> String {
    switch self {
    case .missing(let field):
      Wording.word("teachMissing", in: language).replacing("{field}", with: Wording.word(field, in: language))
    case .unknown(let field, let value):
      Wording.word("teachUnknown", in: language).replacing("{field}", with: Wording.word(field, in: language))
        .replacing("{value}", with: value)
    case .noSuchStretch(let text): Wording.word("teachNoStretch", in: language).replacing("{value}", with: text)
    }
  }
}

extension LabelChoices {
  /// The labels that a person gives.
  ///
  /// - Parameters:
  ///   - found: the personal data that are known of in the text.
  ///   - language: of the text.
  func analysis(
    of text: String, _ catalogue: Catalogue, found: [PersonalDataSpan], language: String
  ) throws(LabelProblem) -> Analysis {
    let sentiment: Sentiment = try Self.label(sentiment, "sentiment")
    let intent: Intent = try Self.label(intent, "intent")
    let urgency: Urgency = try Self.label(urgency, "urgency")
    var labels: [TopicLabel] = []
    for (key, value) in topics.sorted(by: { $0.key < $1.key }) {
      guard catalogue.topic(key) != nil else { throw .unknown(field: "topic", value: key) }
      labels.append(TopicLabel(topic: key, sentiment: try Self.label(value, "topic"), probability: 1))
    }
    return Analysis(
      sentiment: sentiment, sentimentProbability: 1, topics: labels, intent: intent, intentProbability: 1,
      urgency: urgency, urgencyProbability: 1, language: language, personalData: try spans(of: text, found),
      isUnsure: false)
  }

  private static func label<Label: RawRepresentable<String>>(
    _ value: String, _ field: String
  ) throws(LabelProblem) -> Label {
    if value.isEmpty { throw .missing(field: field) }
    guard let label = Label(rawValue: value) else { throw .unknown(field: field, value: value) }
    return label
  }

  /// What is known of and what was named. Where there are personal data and nobody says which, it may be all of it.
  private func spans(of text: String, _ found: [PersonalDataSpan]) throws(LabelProblem) -> [PersonalDataSpan] {
    switch personalData {
    case "no": return []
    case "yes": break
    case "": throw .missing(field: "personalData")
    default: throw .unknown(field: "personalData", value: personalData)
    }
    let named = personalStretch.filter { !$0.isWhitespace }.isEmpty ? [] : Self.places(of: personalStretch, in: text)
    if let named, named.isEmpty, found.isEmpty { return [PersonalDataSpan(range: 0..<text.utf8.count, kind: .name)] }
    guard let named else { throw .noSuchStretch(personalStretch) }
    var spans: [PersonalDataSpan] = []
    let new = named.map { PersonalDataSpan(range: $0, kind: .name) }
    for span in (found + new).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = spans.last, span.range.lowerBound < last.range.upperBound {
        let end = max(last.range.upperBound, span.range.upperBound)
        spans[spans.count - 1].range = last.range.lowerBound..<end
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  /// All places, as UTF-8 offsets, without overlaps; nil where it does not occur.
  private static func places(of stretch: String, in text: String) -> [Range<Int>]? {
    // A form may send other ends of lines than the text has; within a line everything must be the same.
    let (bytes, wanted) = (Array(text.utf8), Array(stretch.trimmed.utf8))
    var places: [Range<Int>] = []
    var place = 0
    while place + wanted.count <= bytes.count {
      if bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
        places.append(place..<(place + wanted.count))
        place += wanted.count
      } else {
        place += 1
      }
    }
    return places.isEmpty ? nil : places
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return self[start..<end]
  }
}
