public import CivilTime

/// One version of a survey, checked: every name in it resolves and every expression has its type.
public struct Survey: Hashable, Sendable {
  public var key: String
  public var title: LocalizedText
  /// Counts up from 1 with each published change.
  public var version: Int
  /// The key of the unit that owns it.
  public var owner: String
  /// BCP 47 tags that it is complete in.
  public var languages: [String]
  public var channels: [Channel]
  /// The days on which it may be answered, both ends included; `nil` means always.
  public var open: ClosedRange<CivilDate>?
  /// Whether nothing that could tell who answered may be kept (no contact question, coarse times).
  public var isAnonymous: Bool
  public var pages: [Page]
  public var indexes: [Index]
  public var metrics: [Metric]
  public var targets: [Target]
  public var score: Score?
  public var caseRules: [CaseRule]
  public var kiosk: KioskBehaviour
  public var examples: [Example]

  public init(
    key: String, title: LocalizedText, version: Int, owner: String, languages: [String], channels: [Channel],
    open: ClosedRange<CivilDate>?, isAnonymous: Bool, pages: [Page], indexes: [Index], metrics: [Metric],
    targets: [Target], score: Score?, caseRules: [CaseRule], kiosk: KioskBehaviour, examples: [Example]
  ) {
    self.key = key
    self.title = title
    self.version = version
    self.owner = owner
    self.languages = languages
    self.channels = channels
    self.open = open
    self.isAnonymous = isAnonymous
    self.pages = pages
    self.indexes = indexes
    self.metrics = metrics
    self.targets = targets
    self.score = score
    self.caseRules = caseRules
    self.kiosk = kiosk
    self.examples = examples
  }

  /// Every question in the order in which it is asked.
  public var questions: [Question] { pages.flatMap(\.questions) }

  public func question(_ key: String) -> Question? {
    for page in pages {
      if let found = page.questions.first(where: { $0.key == key }) { return found }
    }
    return nil
  }
}

/// What is shown together.
public struct Page: Hashable, Sendable {
  public var title: LocalizedText
  public var questions: [Question]

  public init(title: LocalizedText, questions: [Question]) {
    self.title = title
    self.questions = questions
  }
}

/// One thing that is asked (or told, for ``Kind/information``).
public struct Question: Hashable, Sendable {
  /// ASCII, stable for ever; unique in the survey.
  public var key: String
  public var label: LocalizedText
  public var hint: LocalizedText?
  public var kind: Kind
  public var isRequired: Bool
  /// Asked only where this holds; `nil` means always.
  public var shownWhen: Expression?
  /// The key of the topic that its comments and ratings belong to.
  public var topic: String?
  /// The key that it had in earlier versions (`was`): its series goes on from there.
  public var formerKey: String?

  public enum Kind: Hashable, Sendable {
    /// One point of the scale with this key.
    case rating(scale: String)
    case matrix(Matrix)
    case choice(Choices)
    /// Within `range`, both ends included, with the unit that is shown behind it.
    case number(range: ClosedRange<Int>, unit: LocalizedText?)
    case date
    /// Free text of at most `limit` characters.
    case comment(limit: Int)
    /// Name and a way to answer; kept apart from the response for `keptDays` days.
    case contact(keptDays: Int)
    /// A text to read; nothing is asked.
    case information
  }

  public init(
    key: String, label: LocalizedText, hint: LocalizedText?, kind: Kind, isRequired: Bool, shownWhen: Expression?,
    topic: String?, formerKey: String? = nil
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.shownWhen = shownWhen
    self.topic = topic
    self.formerKey = formerKey
  }
}

/// Several items rated on one scale. An item's answer has the path `question.item`.
public struct Matrix: Hashable, Sendable {
  public var scale: String
  /// The key of the scale on which each item's importance is asked too; its answers have the path
  /// `question.item.importance`.
  public var importanceScale: String?
  public var items: [Item]

  public struct Item: Hashable, Sendable {
    public var key: String
    public var label: LocalizedText
    public var topic: String?
    /// As ``Question/formerKey``.
    public var formerKey: String?

    public init(key: String, label: LocalizedText, topic: String?, formerKey: String? = nil) {
      self.key = key
      self.label = label
      self.topic = topic
      self.formerKey = formerKey
    }
  }

  public init(scale: String, importanceScale: String?, items: [Item]) {
    self.scale = scale
    self.importanceScale = importanceScale
    self.items = items
  }
}

/// What can be chosen, and how many of it.
public struct Choices: Hashable, Sendable {
  public var options: [Option]
  /// Whether more than one may be chosen.
  public var isMany: Bool
  /// How many must be chosen at least and may be at the most; for one choice `1...1`.
  public var count: ClosedRange<Int>

  public struct Option: Hashable, Sendable {
    public var key: String
    public var label: LocalizedText
    /// Chosen alone or not at all (以上皆無).
    public var isExclusive: Bool
    /// Asks for a text of the respondent's own (其他).
    public var hasWriteIn: Bool
    /// Points in a scored form; 0 otherwise.
    public var points: Int
    /// As ``Question/formerKey``.
    public var formerKey: String?

    public init(
      key: String, label: LocalizedText, isExclusive: Bool, hasWriteIn: Bool, points: Int, formerKey: String? = nil
    ) {
      self.key = key
      self.label = label
      self.isExclusive = isExclusive
      self.hasWriteIn = hasWriteIn
      self.points = points
      self.formerKey = formerKey
    }
  }

  public init(options: [Option], isMany: Bool, count: ClosedRange<Int>) {
    self.options = options
    self.isMany = isMany
    self.count = count
  }

  public func option(_ key: String) -> Option? { options.first { $0.key == key } }
}
