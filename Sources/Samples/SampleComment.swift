/// A comment written for this project, as the sample takes it.
public struct SampleComment: Hashable, Sendable {
  public var id: String
  public var text: String
  /// BCP 47.
  public var language: String
  /// The channel that it reads like.
  public var channel: String
  /// `positive`, `negative`, `neutral` or `mixed`.
  public var sentiment: String
  /// Keys of the topics that it speaks of.
  public var topics: [String]

  public init(id: String, text: String, language: String, channel: String, sentiment: String, topics: [String]) {
    self.id = id
    self.text = text
    self.language = language
    self.channel = channel
    self.sentiment = sentiment
    self.topics = topics
  }
}
