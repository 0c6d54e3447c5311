/// A text in the languages that a definition gives it in.
public struct LocalizedText: Hashable, Sendable {
  /// BCP 47 tag and wording, in the order of the source; the first is the one that the definition was written in.
  public var wordings: [Wording]

  public struct Wording: Hashable, Sendable {
    public var language: String
    public var text: String

    public init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  public init(wordings: [Wording]) { self.wordings = wordings }

  /// A text in Traditional Chinese and, where given, English.
  public init(_ chinese: String, english: String? = nil) {
    wordings = [Wording(language: "zh-Hant", text: chinese)]
    if let english { wordings.append(Wording(language: "en", text: english)) }
  }

  /// The wording in `language`, else the one that the definition was written in, else an empty text.
  public func text(in language: String) -> String {
    (wordings.first { $0.language == language } ?? wordings.first)?.text ?? ""
  }

  /// Whether there is a wording in exactly this language.
  public func has(_ language: String) -> Bool { wordings.contains { $0.language == language } }
}
