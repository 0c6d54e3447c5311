public import Definitions

/// What a key stands for: its kind, and the keys that lead to it from outside.
public struct Symbol: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case institution, unit, touchpoint, topic, service, scale, calendar, level, block, list, survey, report
    /// A question of a survey, and whatever else of it a condition can read.
    case question
    /// An option of a choice question.
    case option
    /// A row of a matrix.
    case item
    case index, metric, example
    /// A part of a score.
    case part
    /// What opens a case.
    case rule
    /// A point of a scale; its key is a number.
    case code

    /// What the key behind a word stands for, as in `topic toilets`; `nil` where none follows, or where the statement
    /// decides (`on` takes a scale, or in a level a calendar).
    public init?(behind word: String) {
      switch word {
      case "topic": self = .topic
      case "owner", "unit", "units": self = .unit
      case "level": self = .level
      case "survey": self = .survey
      case "service": self = .service
      case "use": self = .block
      case "list": self = .list
      default: return nil
      }
    }
  }

  public var kind: Kind
  /// `["visitor", "heard", "friends"]` for an option; one key for what a file declares.
  public var path: [String]

  public init(_ kind: Kind, _ path: [String]) {
    self.kind = kind
    self.path = path
  }

  /// The key itself, without what leads to it.
  public var key: String { path.last ?? "" }
}

/// A place where a key is written.
public struct Occurrence: Hashable, Sendable {
  public var symbol: Symbol
  /// UTF-8 offsets of the key into its file.
  public var range: Range<Int>
  public var isDeclaration: Bool
}

/// A key where it is declared, with what is said of it there.
public struct SymbolDeclaration: Sendable {
  public var symbol: Symbol
  /// The word in front of the key: `rating`, `scale`; of an option, an item or a code that of the statement around it.
  public var keyword: String
  /// UTF-8 offsets of the key.
  public var range: Range<Int>
  /// Empty where no wording was written yet.
  public var label: LocalizedText
  public var statement: Statement
}
