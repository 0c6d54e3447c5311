public import CivilTime
public import Definitions

/// What was answered to one question, or to one item of a matrix.
public enum AnswerValue: Hashable, Sendable {
  /// The code of a scale's point.
  case rating(Int)
  /// 不適用／未使用: an answer, but never part of a mean.
  case notApplicable
  /// Keys of the chosen options in the order of the definition; one for a single choice.
  case choices([String])
  /// Keys of options, the best first.
  case ranking([String])
  case number(Int)
  case decimal(Double)
  case date(CivilDate)
  /// In minutes after midnight.
  case time(Int)
  /// A day, and minutes after its midnight.
  case dateTime(CivilDate, Int)
  case text(String)
}

/// One answer with its path: `overall`, `facilities.toilets`, `facilities.toilets.importance`, `heard.other` (write-in).
public struct Answer: Hashable, Sendable {
  public var path: String
  public var value: AnswerValue

  public init(path: String, value: AnswerValue) {
    self.path = path
    self.value = value
  }
}

/// One filled-in survey. Contact details are never in it (see ``ContactVault``).
public struct Response: Hashable, Sendable {
  /// Minted by the sender before the first answer; at most 64 ASCII characters.
  public var id: String
  public var survey: String
  public var version: Int
  public var touchpoint: String
  public var channel: Channel
  /// BCP 47 tag of the wording that the respondent read.
  public var language: String
  /// When it was filled in, by the sender's clock.
  public var answeredAt: Instant
  /// When it reached the store.
  public var receivedAt: Instant
  /// Whether the respondent walked away before the end.
  public var isPartial: Bool
  /// Keys of the questions that were shown, in order: the base of `shown`.
  public var shown: [String]
  /// In the order of the survey.
  public var answers: [Answer]
  /// Given without having been asked, where only every n-th visitor is: kept apart from the sample.
  public var isVolunteered = false
  /// Came when a quota that it falls under was full: kept, and left out of the figures. The store decides it.
  public var isOverQuota = false

  public init(
    id: String, survey: String, version: Int, touchpoint: String, channel: Channel, language: String,
    answeredAt: Instant, receivedAt: Instant, isPartial: Bool, shown: [String], answers: [Answer]
  ) {
    self.id = id
    self.survey = survey
    self.version = version
    self.touchpoint = touchpoint
    self.channel = channel
    self.language = language
    self.answeredAt = answeredAt
    self.receivedAt = receivedAt
    self.isPartial = isPartial
    self.shown = shown
    self.answers = answers
  }

  /// Keeps only the days of an anonymous survey's response: a minute could tell who it was. A clock that runs from its
  /// receipt runs from the end of that day.
  public mutating func keepOnlyDays(in zone: Zone) {
    answeredAt = CivilDate(answeredAt, in: zone).start(in: zone)
    receivedAt = CivilDate(receivedAt, in: zone).advanced(by: 1).start(in: zone).advanced(bySeconds: -1)
  }

  public func answer(_ path: String) -> AnswerValue? { answers.first { $0.path == path }?.value }
}

/// A response on its way into the store.
public struct Arrival: Hashable, Sendable {
  public var response: Response
  /// Its comments.
  public var feedback: [Feedback]
  /// The quotas of its survey that it falls under: it takes a place in each, or in none where one of them is full.
  public var quotas: [Quota]

  public init(response: Response, feedback: [Feedback], quotas: [Quota] = []) {
    self.response = response
    self.feedback = feedback
    self.quotas = quotas
  }
}

/// A picture that a respondent sent, as a JPEG. Never part of the response, which only says that there is one.
public struct Photo: Hashable, Sendable {
  /// The path of its question.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What a respondent leaves so that he can be answered.
public struct Contact: Hashable, Sendable {
  public var name: String
  public var mail: String
  public var telephone: String

  public init(name: String, mail: String, telephone: String) {
    self.name = name
    self.mail = mail
    self.telephone = telephone
  }

  /// Whether there is any way to reach the person.
  public var isReachable: Bool { !mail.isEmpty || !telephone.isEmpty }
}
