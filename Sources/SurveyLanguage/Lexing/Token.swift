/// A piece of source text. Trivia (blanks, comments) in front of a token belongs to it, so that the tokens of a file,
/// put together, give back its bytes.
public struct Token: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A keyword, a key or a language tag.
    case word
    /// Decimal digits, with a fraction perhaps.
    case number
    case string
    case date
    case time
    /// `30s`, `5min`.
    case duration
    /// `+08:00`.
    case zone
    /// One of `{ } ( ) [ ] , ; . = != < <= > >= % - + * /`.
    case mark
    /// The end of a line, where it may end a statement.
    case lineEnd
    case endOfFile
    /// Bytes that are no token; reported once.
    case unknown
  }

  public var kind: Kind
  /// The meaning: a string without quotes and escapes, a mark in its ASCII form.
  public var text: String
  /// Where the trivia in front begins.
  public var start: Int
  /// The bytes of the token itself.
  public var range: Range<Int>

  /// Whether it is this mark, in its ASCII form.
  public func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
  /// Whether it is this word; a string of the same letters is not.
  public func isWord(_ word: String) -> Bool { kind == .word && text == word }
}
