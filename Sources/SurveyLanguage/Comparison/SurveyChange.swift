public import Diagnostics

/// What a new version of a survey means for one series of answers.
public struct SurveyChange: Hashable, Sendable {
  /// The path of the question or item, or `metric KEY`.
  public var question: String
  public var kind: Kind
  /// Whether figures of both versions may be drawn as one line; with ``Kind/reworded`` a footnote belongs to it.
  public var isComparable: Bool
  public var reasons: [Message]
  /// Whether the new version says itself that the series begins anew (`break`).
  public var isDeclared = false

  /// From the lightest to the gravest.
  public enum Kind: String, CaseIterable, Hashable, Comparable, Sendable {
    case same
    /// On another page, or in another order among the others.
    case moved
    /// Another hint, translation, or wording of an answer.
    case relabelled
    /// Another question in the survey's first language.
    case reworded
    /// Another key, with `was` to say which one it had.
    case recoded
    case added
    case removed
    /// Asked of other people, or counted over others.
    case baseChanged = "base changed"
    /// Other answers can be given.
    case scaleChanged = "scale changed"
    /// Another kind of question.
    case notComparable = "not comparable"

    public static func < (left: Kind, right: Kind) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// For people.
    public var name: Message {
      switch self {
      case .same: Message("相同", rawValue)
      case .moved: Message("移動", rawValue)
      case .relabelled: Message("改標示", rawValue)
      case .reworded: Message("改問法", rawValue)
      case .recoded: Message("改代號", rawValue)
      case .added: Message("新增", rawValue)
      case .removed: Message("移除", rawValue)
      case .baseChanged: Message("改對象", rawValue)
      case .scaleChanged: Message("改答案", rawValue)
      case .notComparable: Message("不可比較", rawValue)
      }
    }
  }

  public init(question: String, kind: Kind, isComparable: Bool, reasons: [Message]) {
    self.question = question
    self.kind = kind
    self.isComparable = isComparable
    self.reasons = reasons
  }
}

/// Two versions of one survey, compared.
public struct SurveyComparison: Hashable, Sendable {
  public var survey: String
  public var oldVersion: Int
  public var newVersion: Int
  /// By the order of the new version; what was removed follows.
  public var changes: [SurveyChange]

  /// Whether any series breaks without the new version saying so.
  public var breaksSeries: Bool { changes.contains { !$0.isComparable && !$0.isDeclared } }
  /// Whether the survey changed but still calls itself the same version.
  public var lacksNewVersion: Bool { newVersion <= oldVersion && changes.contains { $0.kind != .same } }
}
