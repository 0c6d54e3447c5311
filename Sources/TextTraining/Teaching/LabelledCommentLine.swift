import Facts
import Foundation

extension LabelledComment {
  /// One line of NDJSON, without its end, as ``comments(ndjson:source:)`` reads it.
  public var line: String {
    let topics = topics.map { "{\"topic\":\(Self.quoted($0.topic)),\"sentiment\":\"\($0.sentiment.rawValue)\"}" }
    return """
      {"id":\(Self.quoted(id)),"text":\(Self.quoted(text)),"language":\(Self.quoted(language)),\
      "channel":\(Self.quoted(channel)),"sentiment":"\(sentiment.rawValue)","topics":[\(topics.joined(separator: ","))],\
      "intent":"\(intent.rawValue)","urgency":"\(urgency.rawValue)","pii":\(hasPersonalData)}
      """
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Strings can always be encoded.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
