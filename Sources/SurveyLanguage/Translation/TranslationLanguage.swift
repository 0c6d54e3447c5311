/// Names of languages: BCP 47 in the definitions (`zh-Hans`), locales in PO files (`zh_CN`).
enum TranslationLanguage {
  private static let scripts = ["zh-Hans": "zh_CN", "zh-Hant": "zh_TW"]

  /// As a PO file's header names it.
  static func locale(_ language: String) -> String {
    scripts[language] ?? language.replacing("-", with: "_")
  }

  /// The language that a PO file's header means: one of `known` where one fits, or a new one; `nil` where definitions
  /// cannot name it.
  static func language(_ locale: String, known: [String]) -> String? {
    let plain = String(locale.prefix { $0 != "." && $0 != "@" }).replacing("_", with: "-")
    if let found = known.first(where: { same($0, plain) }) { return found }
    if let script = scripts.first(where: { same($0.value, plain) })?.key { return script }
    // `ja_JP` is the file of a house that has one Japanese only.
    let primary = String(plain.prefix { $0 != "-" })
    if primary != "zh", let found = known.first(where: { same($0, primary) }) { return found }
    return isTag(plain) ? plain : nil
  }

  /// Whether two names are one, whatever case they are in and however their parts are joined.
  private static func same(_ left: String, _ right: String) -> Bool {
    left.replacing("_", with: "-").lowercased() == right.replacing("_", with: "-").lowercased()
  }

  /// Letters, then letters and digits behind hyphens, as the lexer takes it for one word.
  private static func isTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let isPlain = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { isLetter($0) || isDigit($0) } }
    return isPlain && parts[0].allSatisfy(isLetter) && Words.isLanguageTag(text)
  }
}

/// Whether the definitions can name a language so: `ja`, `zh-Hans`.
public func isLanguageTag(_ text: String) -> Bool { TranslationLanguage.language(text, known: []) == text }

extension PortableObject {
  /// The language that the header names; `nil` where it is none that definitions could name.
  ///
  /// - Parameter known: the languages of the definitions; of two names for one language theirs is given.
  public func language(known: [String]) -> String? {
    header("Language").flatMap { TranslationLanguage.language($0, known: known) }
  }
}
