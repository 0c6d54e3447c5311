public import Facts
public import UnicodeText

/// Everything that needs no model to be seen in a text. A pure function; any number of tasks may use one inspector.
public struct TextInspector: Sendable {
  private let folding: CharacterFolding
  private let personalData: PersonalDataScanner

  /// Builds its tables with ICU; some ten milliseconds.
  public init() {
    folding = CharacterFolding(HanFolding.made())
    personalData = PersonalDataScanner(folding)
  }

  public func inspect(_ text: String) -> InspectedText {
    let folded = folding.fold(text)
    return InspectedText(
      text: text, language: LanguageScanner.language(of: folded),
      languages: LanguageScanner.stretches(in: text, folding), stretches: TextStretches.stretches(in: text),
      personalData: personalData.spans(in: folded))
  }
}

/// What ``TextInspector`` sees. All ranges are UTF-8 offsets into the text.
public struct InspectedText: Hashable, Sendable {
  public var text: String
  /// BCP 47.
  public var language: String
  /// In order and without gaps.
  public var languages: [LanguageStretch]
  /// In order, without overlaps.
  public var stretches: [TextStretch]
  /// In order, without overlaps.
  public var personalData: [PersonalDataSpan]
}
