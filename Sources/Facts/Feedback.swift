public import CivilTime
public import Definitions

/// One piece of free text with where it came from.
public struct Feedback: Hashable, Sendable {
  /// Stable: the same text from the same place has the same id, so a second import adds nothing.
  public var id: String
  public var channel: Channel
  /// The key of the touchpoint, where known.
  public var touchpoint: String?
  /// The response that it is a comment of, with the question's key.
  public var origin: Origin?
  /// An address or number in the outside system; may be empty.
  public var source: String
  public var text: String
  /// 1 through 5, where the channel has them.
  public var stars: Int?
  public var writtenAt: Instant
  public var receivedAt: Instant
  /// Whether there is a way to reach the writer.
  public var hasContact: Bool

  public struct Origin: Hashable, Sendable {
    public var response: String
    public var question: String
    public var survey: String

    public init(response: String, question: String, survey: String) {
      self.response = response
      self.question = question
      self.survey = survey
    }
  }

  public init(
    id: String, channel: Channel, touchpoint: String?, origin: Origin?, source: String, text: String, stars: Int?,
    writtenAt: Instant, receivedAt: Instant, hasContact: Bool
  ) {
    self.id = id
    self.channel = channel
    self.touchpoint = touchpoint
    self.origin = origin
    self.source = source
    self.text = text
    self.stars = stars
    self.writtenAt = writtenAt
    self.receivedAt = receivedAt
    self.hasContact = hasContact
  }
}
