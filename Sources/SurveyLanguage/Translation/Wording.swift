public import Diagnostics

/// A text that people read, in the first language and its translations, and where it stands in the definitions.
public struct Wording: Hashable, Sendable {
  /// One string of the source with the language that it is in.
  public struct Piece: Hashable, Sendable {
    /// BCP 47, as in the source.
    public var language: String
    /// Without quotes and escapes.
    public var text: String
    /// The bytes of the string with its quotes.
    public var range: Range<Int>
    /// The bytes of the language's tag; `nil` for the first wording, which has none.
    public var tag: Range<Int>?
  }

  /// Names the wording as long as its keys stay: `survey visitor/heard/friends`.
  public var path: String
  /// The path under the key that it `was`, in the version before.
  public var formerPath: String?
  /// The name of its file.
  public var file: String
  /// The wording in the first language, from which others are translated.
  public var source: Piece
  /// In the order of the source.
  public var translations: [Piece]
  /// The bytes of the wording with all its translations, brackets included.
  public var range: Range<Int>
  /// Whether it stands in brackets, which let it go over several lines.
  public var isBracketed: Bool
  /// Where its statement begins.
  public var statementStart: Int
  /// What kind of thing it names, for translators.
  public var role: Message
  /// Whether it may stand on a button of a kiosk, which has room for a few words.
  public var isButton: Bool
  /// The declaration that holds it: `survey visitor`.
  public var declaration: String
  /// Keys of the surveys in which it is met; empty for what belongs to none.
  public var surveys: [String]
  /// The languages in which its readers expect it, the first one apart.
  public var languages: [String]
  /// Whether the checker refuses definitions that lack one of these languages here.
  public var isRequired: Bool
  /// Whether visitors read it; staff alone otherwise.
  public var isForVisitors: Bool

  /// The translation; `nil` where there is none, or an empty one.
  public func translation(in language: String) -> Piece? {
    translations.first { $0.language == language && !$0.text.isEmpty }
  }
}

/// `==` on strings takes two forms of é for equal; what was changed is decided by the bytes.
func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
