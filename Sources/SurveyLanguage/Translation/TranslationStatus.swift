public import Diagnostics

/// How far one language is.
public struct TranslationStatus: Sendable {
  public var language: String
  /// How many wordings are translated, stale ones apart.
  public var completeCount: Int
  /// What is due and not there.
  public var missing: [Wording]
  public var stale: [StaleTranslation]
  /// How many others have no translation, and the checker does not ask for one: names of services, for instance.
  public var optionalCount: Int

  /// Counts what a catalogue has in a language.
  ///
  /// - Parameter survey: the key of the only survey that is asked for; `nil` for all.
  public init(_ language: String, of catalogue: WordingCatalogue, survey: String?, stale: [StaleTranslation]) {
    let wordings = catalogue.wordings(in: language, ofSurvey: survey)
    let paths = Set(wordings.map(\.path))
    self.language = language
    self.stale = stale.filter { $0.language == language && paths.contains($0.wording.path) }
    let untranslated = wordings.filter { $0.translation(in: language) == nil }
    missing = untranslated.filter { $0.isRequired && $0.languages.contains(language) }
    optionalCount = untranslated.count - missing.count
    completeCount = wordings.count - untranslated.count - self.stale.count
  }

  /// Whether a visitor gets every text in this language, as it is meant today.
  public var isComplete: Bool { missing.isEmpty && stale.isEmpty }

  /// A warning for each place, by file and place.
  public var diagnostics: [Diagnostic] {
    let absent = missing.map { wording in
      warning(
        .untranslated, wording, wording.source.range,
        Message("\(wording.path) 沒有 \(language) 的譯文。", "\(wording.path) has no translation in \(language)."))
    }
    let left = stale.map { stale in
      let (path, former, source) = (stale.wording.path, stale.formerSource, stale.wording.source)
      return warning(
        .staleTranslation, stale.wording, stale.wording.translation(in: language)?.range ?? source.range,
        Message(
          "\(path) 的 \(language) 譯文是依「\(former)」譯的，原文已改為「\(source.text)」。",
          "\(path): the translation in \(language) was made for \"\(former)\", which is now \"\(source.text)\"."))
    }
    return (absent + left).sorted { ($0.file, $0.range.lowerBound) < ($1.file, $1.range.lowerBound) }
  }

  private func warning(
    _ code: TranslationCode, _ wording: Wording, _ range: Range<Int>, _ message: Message
  ) -> Diagnostic {
    Diagnostic(code: code.rawValue, severity: .warning, file: wording.file, range: range, message: message)
  }
}
