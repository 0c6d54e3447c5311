/// A sentence in the languages of the people who read diagnostics.
public struct Message: Hashable, Sendable {
  public var chinese: String
  public var english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Chinese for any `zh` tag, English otherwise.
  public func text(in language: String) -> String { language.hasPrefix("zh") ? chinese : english }
}

/// Something that is wrong, or looks so, at a place in a file.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  /// A related place: where a name was declared, where a brace was opened.
  public struct Note: Hashable, Sendable {
    public var file: String
    public var range: Range<Int>
    public var message: Message

    public init(file: String, range: Range<Int>, message: Message) {
      self.file = file
      self.range = range
      self.message = message
    }
  }

  /// A change that removes the cause.
  public struct Fix: Hashable, Sendable {
    public var range: Range<Int>
    public var replacement: String

    public init(range: Range<Int>, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// Stable, for programs and for looking up: `unknown-scale`.
  public var code: String
  public var severity: Severity
  /// The name of the file.
  public var file: String
  /// UTF-8 offsets into the file.
  public var range: Range<Int>
  public var message: Message
  public var notes: [Note]
  public var fix: Fix?

  public init(
    code: String, severity: Severity, file: String, range: Range<Int>, message: Message, notes: [Note] = [],
    fix: Fix? = nil
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.range = range
    self.message = message
    self.notes = notes
    self.fix = fix
  }
}
