public import Definitions
public import Facts

/// One answer as it arrived, before anything is known of it.
public enum RawAnswer: Hashable, Sendable {
  case number(Int)
  case text(String)
  case list([String])

  /// The word that stands for 不適用 in a rating, on the wire and in spreadsheets.
  public static let notApplicable = "na"
}

/// A filled-in survey as it arrived.
public struct Submission: Hashable, Sendable {
  /// Paths and answers; a path at most once.
  public var answers: [(path: String, value: RawAnswer)]
  /// Whether the respondent left before the end: then nothing is missed for being required.
  public var isPartial: Bool

  public init(answers: [(path: String, value: RawAnswer)], isPartial: Bool) {
    self.answers = answers
    self.isPartial = isPartial
  }

  public static func == (left: Submission, right: Submission) -> Bool {
    left.isPartial == right.isPartial && left.answers.elementsEqual(right.answers, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(isPartial)
    for answer in answers {
      hasher.combine(answer.path)
      hasher.combine(answer.value)
    }
  }
}

/// A submission that is in order.
public struct AcceptedAnswers: Hashable, Sendable {
  /// In the order of the survey.
  public var answers: [Answer]
  /// Keys of the questions that this respondent was shown, in order.
  public var shown: [String]

  public init(answers: [Answer], shown: [String]) {
    self.answers = answers
    self.shown = shown
  }
}

/// What is wrong with one answer.
public struct AnswerProblem: Error, Hashable, Sendable {
  public var path: String
  public var cause: Cause

  public enum Cause: Hashable, Sendable {
    /// No question, or no item of a matrix, has this path.
    case unknownQuestion
    case repeated
    /// The question was not shown to somebody with these answers.
    case notShown
    case required
    /// `expected` says what the question takes: `1, 2, 3, 4, 5, na`.
    case outOfRange(value: String, expected: String)
    case wrongType(expected: String)
    case wrongCount(expected: String)
    /// An exclusive option was chosen together with another one.
    case exclusive(option: String)
    case tooLong(limit: Int)
    /// The survey's own condition on this answer does not hold; `messages` are its words by language.
    case invalid(messages: LocalizedText?)
  }

  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The sentence for whoever sent it, in `zh-Hant` or else English.
  public func message(in language: String) -> String {
    if case .invalid(let messages?) = cause { return messages.text(in: language) }
    let (chinese, english) = wording
    return language == "zh-Hant" ? chinese : english
  }

  private var wording: (chinese: String, english: String) {
    switch cause {
    case .unknownQuestion: ("問卷中沒有題目「\(path)」。", "The survey has no question \"\(path)\".")
    case .repeated: ("題目「\(path)」重複作答。", "Question \"\(path)\" is answered twice.")
    case .notShown: ("依其他答案，題目「\(path)」不會出現。", "With these answers, question \"\(path)\" is not shown.")
    case .required: ("題目「\(path)」必填。", "Question \"\(path)\" must be answered.")
    case .outOfRange(let value, let expected):
      ("題目「\(path)」的答案「\(value)」不在可選範圍：\(expected)。", "\"\(value)\" is no answer to \"\(path)\"; expected \(expected).")
    case .wrongType(let expected): ("題目「\(path)」的答案類型不符，應為\(expected)。", "The answer to \"\(path)\" has the wrong type; expected \(expected).")
    case .wrongCount(let expected): ("題目「\(path)」須選 \(expected) 項。", "\"\(path)\" takes \(expected) choices.")
    case .exclusive(let option): ("題目「\(path)」的「\(option)」不能與其他選項並選。", "\"\(option)\" of \"\(path)\" cannot be chosen with others.")
    case .invalid: ("題目「\(path)」的答案不符合規定的條件。", "The answer to \"\(path)\" does not meet its condition.")
    case .tooLong(let limit): ("題目「\(path)」超過 \(limit) 字。", "The answer to \"\(path)\" is longer than \(limit) characters.")
    }
  }
}
