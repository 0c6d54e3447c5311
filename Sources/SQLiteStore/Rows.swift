import CivilTime
import Crypto
import Definitions
import Facts
import Foundation
import GRDB

/// A row that does not say what this program writes: the file was changed by other hands.
struct DamagedRow: Error, CustomStringConvertible {
  var table: String
  var id: String

  var description: String { "the row \(id) of table \(table) cannot be read" }
}

extension Response {
  static let columns = """
    id, survey, version, touchpoint, channel, language, answered_at, received_at, is_partial, shown, answers,
    is_volunteered, is_over_quota
    """

  init(row: Row) throws {
    let id: String = row[0]
    guard let channel = Channel(rawValue: row[4]), let answers = AnswerLines.read(row[10]) else {
      throw DamagedRow(table: "response", id: id)
    }
    let shown: String = row[9]
    self.init(
      id: id, survey: row[1], version: row[2], touchpoint: row[3], channel: channel, language: row[5],
      answeredAt: Instant(seconds: row[6]), receivedAt: Instant(seconds: row[7]), isPartial: row[8],
      shown: shown.split(separator: " ").map(String.init), answers: answers)
    isVolunteered = row[11]
    isOverQuota = row[12]
  }

  /// What makes two sendings of one id the same: all but the times, since a clock may be set between them.
  var digest: Data {
    let content = [
      survey, String(version), touchpoint, channel.rawValue, language,
      isPartial ? "1" : "0", AnswerLines.write(answers),
    ]
    return Data(SHA256.hash(data: Data(content.joined(separator: "\u{1F}").utf8)))
  }
}

extension Feedback {
  static let columns = """
    feedback.id, feedback.channel, feedback.touchpoint, feedback.origin_response, feedback.origin_question,
    feedback.origin_survey, feedback.source, feedback.text, feedback.stars, feedback.written_at, feedback.received_at,
    feedback.has_contact
    """
  static let columnCount = 12

  init(row: Row) throws {
    let id: String = row[0]
    guard let channel = Channel(rawValue: row[1]) else { throw DamagedRow(table: "feedback", id: id) }
    let response: String? = row[3]
    self.init(
      id: id, channel: channel, touchpoint: row[2],
      origin: response.map { Origin(response: $0, question: row[4] ?? "", survey: row[5] ?? "") }, source: row[6],
      text: row[7], stars: row[8], writtenAt: Instant(seconds: row[9]), receivedAt: Instant(seconds: row[10]),
      hasContact: row[11])
  }

  /// Whether this is the same text from the same place as `other`.
  func says(theSameAs other: Feedback) -> Bool {
    text == other.text && channel == other.channel && source == other.source
  }
}

extension Label {
  static let columns = """
    label.model, label.at, label.sentiment, label.sentiment_probability, label.topics, label.intent,
    label.intent_probability, label.urgency, label.urgency_probability, label.language, label.personal_data,
    label.is_unsure
    """

  static let columnCount = 12

  /// The columns of a row that is written, in the order of ``arguments``.
  static let ownColumns = """
    feedback, model, at, sentiment, sentiment_probability, topics, intent, intent_probability, urgency,
    urgency_probability, language, personal_data, is_unsure
    """

  var arguments: StatementArguments {
    [
      feedback, model, at.seconds, analysis.sentiment.rawValue, analysis.sentimentProbability, topicsText,
      analysis.intent.rawValue, analysis.intentProbability, analysis.urgency.rawValue, analysis.urgencyProbability,
      analysis.language, personalDataText, analysis.isUnsure,
    ]
  }

  /// Reads the columns that begin at `first`; `nil` where the outer join found no label.
  static func read(_ row: Row, from first: Int, feedback: String) throws -> Label? {
    guard let model: String = row[first] else { return nil }
    guard let sentiment = Sentiment(rawValue: row[first + 2]), let intent = Intent(rawValue: row[first + 5]),
      let urgency = Urgency(rawValue: row[first + 7]), let topics = readTopics(row[first + 4]),
      let spans = readSpans(row[first + 10])
    else { throw DamagedRow(table: "label", id: feedback) }
    return Label(
      feedback: feedback, model: model, at: Instant(seconds: row[first + 1]),
      analysis: Analysis(
        sentiment: sentiment, sentimentProbability: row[first + 3], topics: topics, intent: intent,
        intentProbability: row[first + 6], urgency: urgency, urgencyProbability: row[first + 8],
        language: row[first + 9], personalData: spans, isUnsure: row[first + 11]))
  }

  /// `toilets:negative:0.93 staff:positive:0.71`.
  var topicsText: String {
    analysis.topics.map { "\($0.topic):\($0.sentiment.rawValue):\($0.probability)" }.joined(separator: " ")
  }

  /// `12-22:telephone`.
  var personalDataText: String {
    analysis.personalData.map { "\($0.range.lowerBound)-\($0.range.upperBound):\($0.kind.rawValue)" }
      .joined(separator: " ")
  }

  private static func readTopics(_ text: String) -> [TopicLabel]? {
    var topics: [TopicLabel] = []
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":")
      guard parts.count == 3, let sentiment = Sentiment(rawValue: String(parts[1])), let probability = Double(parts[2])
      else { return nil }
      topics.append(TopicLabel(topic: String(parts[0]), sentiment: sentiment, probability: probability))
    }
    return topics
  }

  private static func readSpans(_ text: String) -> [PersonalDataSpan]? {
    var spans: [PersonalDataSpan] = []
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":")
      let bounds = parts.first.map { $0.split(separator: "-").compactMap { Int($0) } } ?? []
      guard parts.count == 2, bounds.count == 2, bounds[0] <= bounds[1],
        let kind = PersonalDataSpan.Kind(rawValue: String(parts[1]))
      else { return nil }
      spans.append(PersonalDataSpan(range: bounds[0]..<bounds[1], kind: kind))
    }
    return spans
  }
}
