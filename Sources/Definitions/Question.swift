/// One thing that is asked (or told, for ``Kind/information``, or worked out, for ``Kind/computed(_:)``).
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
  /// What an answer must meet beyond its kind.
  public var constraint: Constraint?
  public var presentation: Presentation

  public enum Kind: Hashable, Sendable {
    /// One point of the scale with this key.
    case rating(scale: String)
    case matrix(Matrix)
    case choice(Choices)
    /// Some of the options, put in an order, the best first.
    case ranking(Choices)
    /// A whole number within `range`, both ends included, with the unit that is shown behind it.
    case number(range: ClosedRange<Int>, unit: LocalizedText?)
    /// A number with a fraction; `nil` where any is taken.
    case decimal(range: ClosedRange<Double>?, unit: LocalizedText?)
    case date
    /// A time of the day.
    case time
    /// A day with a time.
    case dateTime
    /// A line of at most `limit` characters that is no feedback: a place, a number on a ticket.
    case text(limit: Int?)
    /// Free text of at most `limit` characters, read as feedback.
    case comment(limit: Int)
    /// Name and a way to answer; kept apart from the response for `keptDays` days.
    case contact(keptDays: Int)
    /// A statement that is agreed to, or not.
    case consent
    /// A picture that the respondent takes or chooses.
    case photo
    /// A text to read; nothing is asked.
    case information
    /// Nothing is asked: the value follows from earlier answers.
    case computed(Formula)
  }

  /// The range of a number for which the survey states none.
  public static let anyNumber = -999_999_999_999...999_999_999_999

  /// A condition on an answer, and what is said where it does not hold.
  ///
  /// A constraint that reads an answer that is not there is met.
  public struct Constraint: Hashable, Sendable {
    public var condition: Expression
    public var message: LocalizedText?

    public init(condition: Expression, message: LocalizedText?) {
      self.condition = condition
      self.message = message
    }
  }

  public init(
    key: String, label: LocalizedText, hint: LocalizedText?, kind: Kind, isRequired: Bool, shownWhen: Expression?,
    topic: String?, formerKey: String? = nil, constraint: Constraint? = nil,
    presentation: Presentation = Presentation()
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.shownWhen = shownWhen
    self.topic = topic
    self.formerKey = formerKey
    self.constraint = constraint
    self.presentation = presentation
  }
}

/// A column of an XLSForm that means nothing here and is handed on.
public struct ForeignColumn: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// How a question or group is shown, and what other programs call it.
public struct Presentation: Hashable, Sendable {
  /// The name of a picture in the folder `images` beside the survey files.
  public var image: String?
  /// Whether options or items stand in another order for each respondent.
  public var isShuffled = false
  /// The seed of an order that is the same for all; `nil` for one of each respondent's own.
  public var seed: Int?
  /// What stands in the field before anybody touches it.
  public var initial: String?
  /// What is computed into the field when it is first shown, if nothing is in it.
  public var initialFormula: Formula?
  /// The name in files for other programs, where it is not the key.
  public var exportedName: String?
  /// What only other programs read, kept for them: XLSForm's `appearance` and the like.
  public var foreignColumns: [ForeignColumn] = []
  /// For interviewers, not for respondents.
  public var guidance: LocalizedText?
  /// What is said to somebody who leaves a required question out.
  public var requiredMessage: LocalizedText?

  public init() {}
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
  /// The key of the shared list that the options are from; `nil` for options of the question's own.
  public var list: String?

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
    /// As ``Presentation/image``.
    public var image: String?
    /// As ``Presentation/exportedName``.
    public var exportedName: String?
    /// As ``Presentation/foreignColumns``.
    public var foreignColumns: [ForeignColumn] = []

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
