public import Facts
import Foundation

/// A comment whose labels people have written down.
public struct LabelledComment: Hashable, Sendable {
  public var id: String
  public var text: String
  /// BCP 47.
  public var language: String
  public var channel: String
  public var sentiment: Sentiment
  public var topics: [Topic]
  public var intent: Intent
  public var urgency: Urgency
  /// The text holds something that identifies a person.
  public var hasPersonalData: Bool

  /// What a comment says of one topic.
  public struct Topic: Hashable, Sendable, Decodable {
    public var topic: String
    public var sentiment: Sentiment

    public init(topic: String, sentiment: Sentiment) {
      self.topic = topic
      self.sentiment = sentiment
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      topic = try container.decode(String.self, forKey: .topic)
      sentiment = try container.label(.sentiment)
    }
  }

  public init(
    id: String, text: String, language: String, channel: String, sentiment: Sentiment, topics: [Topic],
    intent: Intent, urgency: Urgency, hasPersonalData: Bool
  ) {
    self.id = id
    self.text = text
    self.language = language
    self.channel = channel
    self.sentiment = sentiment
    self.topics = topics
    self.intent = intent
    self.urgency = urgency
    self.hasPersonalData = hasPersonalData
  }

  /// Kept for measuring and never trained on: a third of all comments, by a hash of their ids (FNV-1a, 64 bits).
  public var isDevelopmentTest: Bool { Fold.hash(id).isMultiple(of: 3) }
}

extension LabelledComment: Decodable {
  fileprivate enum Keys: String, CodingKey {
    case id, text, language, channel, sentiment, topics, topic, intent, urgency, pii
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    id = try container.decode(String.self, forKey: .id)
    text = try container.decode(String.self, forKey: .text)
    language = try container.decode(String.self, forKey: .language)
    channel = try container.decodeIfPresent(String.self, forKey: .channel) ?? ""
    sentiment = try container.label(.sentiment)
    topics = try container.decode([Topic].self, forKey: .topics)
    intent = try container.label(.intent)
    urgency = try container.label(.urgency)
    hasPersonalData = try container.decode(Bool.self, forKey: .pii)
  }

  /// Reads one comment a line; empty lines are skipped.
  ///
  /// - Parameter topics: keys of the topics that comments may speak of; nil where any will do.
  /// - Throws: ``TrainingError/badLine(source:line:reason:)`` for the first line that is no labelled comment.
  public static func comments(
    ndjson bytes: [UInt8], source: String, topics: [String]? = nil
  ) throws(TrainingError) -> [LabelledComment] {
    let decoder = JSONDecoder()
    var comments: [LabelledComment] = []
    for (number, line) in try LearningLines.decoded(bytes, source: source) {
      let comment: LabelledComment
      do {
        comment = try decoder.decode(LabelledComment.self, from: Data(line.utf8))
      } catch {
        throw .badLine(source: source, line: number, reason: LineProblem(error))
      }
      if let topics, let place = comment.topics.firstIndex(where: { !topics.contains($0.topic) }) {
        let problem = LineProblem.value(field: "topics[\(place)].topic", comment.topics[place].topic, allowed: topics)
        throw .badLine(source: source, line: number, reason: problem)
      }
      comments.append(comment)
    }
    return comments
  }
}

extension KeyedDecodingContainer where Key == LabelledComment.Keys {
  /// A label by its name, in the words of ``Facts``.
  fileprivate func label<Label: RawRepresentable<String> & CaseIterable>(_ key: Key) throws -> Label {
    let name = try decode(String.self, forKey: key)
    guard let label = Label(rawValue: name) else {
      throw UnknownName(path: codingPath + [key], name: name, allowed: Label.allCases.map(\.rawValue))
    }
    return label
  }
}
