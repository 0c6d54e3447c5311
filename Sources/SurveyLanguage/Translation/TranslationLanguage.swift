/// Names of languages: BCP 47 in the definitions (`zh-Hans`), locales in PO files (`zh_CN`).
enum TranslationLanguage {
  private static let scripts = ["zh-Hans": "zh_CN", "zh-Hant": "zh_TW"]

  /// As a PO file's header names it.
  static func locale(_ language: String) -> String {
    scripts[language] ?? language.replacing("-", with: "_")
  }

  /// The language that a PO file's header means: one of `known` where one fits, or a new one; `nil` where the definitions
  /// could not name it.
  static func language(_ locale: String, known: [String]) -> String? {
    let plain = String(locale.prefix { $0 != "." && $0 != "@" }).replacing("_", with: "-")
    let same = { (tag: String) in known.first { $0.lowercased() == tag.lowercased() } }
    if let found = same(plain) { return found }
    if let script = scripts.first(where: { $0.value.replacing("_", with: "-").lowercased() == plain.lowercased() })?.key {
      return script
    }
    // `ja_JP` is the file of a house that has one Japanese only.
    let primary = String(plain.prefix { $0 != "-" })
    if primary != "zh", let found = same(primary) { return found }
    let isTag = plain.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    return isTag && Words.isLanguageTag(plain) && !plain.hasSuffix("-") && primary.utf8.allSatisfy { $0 > 0x39 } ? plain : nil
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
