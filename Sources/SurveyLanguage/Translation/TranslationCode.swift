/// Every code that is reported of translations and their files. Codes are stable: programs and people look them up.
public enum TranslationCode: String, CaseIterable, Sendable {
  /// The file of translations cannot be read; nothing is taken from it.
  case poNotUTF8 = "po-not-utf-8"
  case poCharset = "po-charset"
  case poSyntax = "po-syntax"
  case poHalfWritten = "po-half-written"
  case poDuplicate = "po-duplicate"
  case poPlural = "po-plural"
  case poLanguage = "po-language"
  /// One translation is not taken.
  case unknownWording = "unknown-wording"
  case changedWording = "changed-wording"
  case placeholders = "placeholders"
  case controlCharacter = "control-character"
  case unsafeEdit = "unsafe-edit"
  /// Taken, with a remark.
  case languageNotListed = "language-not-listed"
  /// Of what stands in the definitions.
  case staleTranslation = "stale-translation"
  case untranslated = "untranslated"
}
