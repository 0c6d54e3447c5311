public import CivilTime

/// How a text, or what it says of one topic, judges.
public enum Sentiment: String, CaseIterable, Hashable, Sendable {
  case positive
  case negative
  /// No opinion: a plain fact or question.
  case neutral
  /// Clear praise and clear criticism together.
  case mixed
}

/// What the writer mainly wants.
public enum Intent: String, CaseIterable, Hashable, Sendable {
  case complaint
  case praise
  case suggestion
  case question
  case other
}

/// Whether somebody must look at once: danger, harassment, discrimination, a lost child, food poisoning, fire, law, press.
public enum Urgency: String, CaseIterable, Hashable, Sendable {
  case urgent
  case normal
}

/// One topic that a feedback speaks of, and how.
public struct TopicLabel: Hashable, Sendable {
  /// The key of a topic in the definitions.
  public var topic: String
  public var sentiment: Sentiment
  /// The model's probability that the topic is spoken of, 0 through 1.
  public var probability: Double

  public init(topic: String, sentiment: Sentiment, probability: Double) {
    self.topic = topic
    self.sentiment = sentiment
    self.probability = probability
  }
}

/// Where a feedback holds something that identifies a person.
///
/// Numbers and addresses that belong to a house (the emergency numbers, toll-free numbers, the museum's own telephone)
/// are none, and neither is a name alone: names are marked only beside something else that identifies.
public struct PersonalDataSpan: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case telephone
    case mail
    /// The identity number of a citizen of Taiwan.
    case nationalIdentity
    /// The identity number of a foreign resident of Taiwan, in its old or new form.
    case residentCertificate
    case passport
    case licencePlate
    /// The number of a credit or debit card.
    case paymentCard
    /// What somebody goes by on LINE, Facebook, WeChat and the like.
    case account
    /// The number under which a school, club or bank knows somebody, beside his name.
    case memberNumber
    /// A full date of birth.
    case birthday
    /// Where somebody lives.
    case address
    /// A private person's name, beside one of the others.
    case name
  }

  /// UTF-8 offsets into the feedback's text.
  public var range: Range<Int>
  public var kind: Kind

  public init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// What analysis says of one text; a pure function of the text, its stars and the model.
public struct Analysis: Hashable, Sendable {
  public var sentiment: Sentiment
  /// The probability of `sentiment`, 0 through 1.
  public var sentimentProbability: Double
  /// Most probable first; empty where nothing was recognised.
  public var topics: [TopicLabel]
  public var intent: Intent
  public var intentProbability: Double
  public var urgency: Urgency
  /// The probability of `urgency`, 0 through 1.
  public var urgencyProbability: Double
  /// BCP 47: `zh-Hant`, `zh-Hans`, `en`, `ja`, `ko`, another tag where script or words tell, or `und`.
  public var language: String
  /// In order of their place, without overlaps.
  public var personalData: [PersonalDataSpan]
  /// The model is not sure enough; a person should look.
  public var isUnsure: Bool

  public init(
    sentiment: Sentiment, sentimentProbability: Double, topics: [TopicLabel], intent: Intent,
    intentProbability: Double, urgency: Urgency, urgencyProbability: Double, language: String,
    personalData: [PersonalDataSpan], isUnsure: Bool
  ) {
    self.sentiment = sentiment
    self.sentimentProbability = sentimentProbability
    self.topics = topics
    self.intent = intent
    self.intentProbability = intentProbability
    self.urgency = urgency
    self.urgencyProbability = urgencyProbability
    self.language = language
    self.personalData = personalData
    self.isUnsure = isUnsure
  }
}

/// An ``Analysis`` of a stored feedback, with the model that said so. Appended, never rewritten: the newest one counts.
public struct Label: Hashable, Sendable {
  /// The id of the feedback.
  public var feedback: String
  /// The version of the model (its name and the digest of its bytes), or `staff:` and who corrected it.
  public var model: String
  public var at: Instant
  public var analysis: Analysis

  public init(feedback: String, model: String, at: Instant, analysis: Analysis) {
    self.feedback = feedback
    self.model = model
    self.at = at
    self.analysis = analysis
  }
}
