public import UnicodeText

/// A part of a text that is in one language.
public struct LanguageStretch: Hashable, Sendable {
  /// BCP 47; `und` where nothing tells.
  public var language: String
  /// UTF-8 offsets into the text.
  public var range: Range<Int>
}

/// Names the language of a text, and of its parts where several are mixed.
///
/// Scripts decide first; then marked characters (Traditional against Simplified, characters that only Japan writes),
/// kana, and for the Latin script frequent words and letters (``LatinLanguages``).
public enum LanguageScanner {
  /// The language of a text: `zh-Hant`, `zh-Hans`, `en`, `ja`, `ko`, another BCP 47 tag where a script or words tell,
  /// or `und`. Chinese that both writings share counts as `zh-Hant`, and so does Taiwanese in Han characters.
  public static func language(of text: FoldedText) -> String {
    language(of: text, within: nil)
  }

  /// - Parameter around: the language of the text that this is a part of.
  static func language(of text: FoldedText, within around: String?) -> String {
    text.codePoints.withUnsafeBufferPointer { language(of: text, $0, TextCensus($0), within: around) }
  }

  /// - Parameters:
  ///   - codePoints: those of `text`.
  ///   - census: of them.
  static func language(
    of text: FoldedText, _ codePoints: UnsafeBufferPointer<UInt32>, _ census: TextCensus, within around: String? = nil
  ) -> String {
    let marks = Marks(traditional: text.traditionalMarks, simplified: text.simplifiedMarks)
    return language(census, codePoints, marks, within: around)
  }

  /// How many characters only one of the two Chinese writings has.
  private struct Marks {
    var traditional: Int
    var simplified: Int
  }

  /// A Han character or a syllable says about as much as four letters of an alphabet.
  private static let lettersPerSyllable = 4

  private static func language(
    _ census: TextCensus, _ codePoints: UnsafeBufferPointer<UInt32>, _ marks: Marks, within around: String?
  ) -> String {
    let chinese = census.han + census.count(.bopomofo)
    let kana = census.count(.kana) + census.count(.no)
    let eastern = (chinese + kana + census.hangul) * lettersPerSyllable
    let latin = census.count(.letter) + census.count(.latin)
    if let other = otherScript(census, atLeast: max(eastern, latin)) { return tag(other, codePoints) }
    guard eastern + latin > 0 else { return "und" }
    if eastern < latin { return LatinLanguages.language(codePoints, census, within: around) }
    if census.hangul * 2 > chinese + kana { return "ko" }
    // Kana of faces, and no more than them.
    guard chinese + census.joinedKana + census.count(.no) > 0 else { return kana > 1 ? "ja" : "und" }
    if isJapanese(census, chinese, marks) { return "ja" }
    return marks.simplified > marks.traditional ? "zh-Hans" : "zh-Hant"
  }

  private static func isJapanese(_ census: TextCensus, _ han: Int, _ marks: Marks) -> Bool {
    if census.joinedKana >= 1, census.joinedKana * 6 > han { return true }
    // 科学館の展示: の as writers of Chinese use it stands among characters of one writing, in Japanese of both.
    if census.count(.no) > 0, marks.simplified > 0, marks.traditional > 0 { return true }
    guard census.count(.hanOfJapan) > 0 else { return false }
    return census.count(.no) + census.joinedKana > 0 || census.count(.hanOfChinese) == 0
  }

  private static func otherScript(_ census: TextCensus, atLeast least: Int) -> CharacterKind? {
    var best: (kind: CharacterKind, count: Int)?
    for kind in [
      CharacterKind.cyrillic, .greek, .hebrew, .arabic, .devanagari, .bengali, .tamil, .thai, .lao, .burmese, .georgian,
      .armenian, .khmer,
    ] {
      let count = census.count(kind)
      if count > best?.count ?? 0 { best = (kind, count) }
    }
    // One letter may be part of a face.
    return best.flatMap { $0.count > max(1, least) ? $0.kind : nil }
  }

  private static func tag(_ script: CharacterKind, _ text: UnsafeBufferPointer<UInt32>) -> String {
    switch script {
    case .cyrillic:
      if text.contains(where: { [0x456, 0x457, 0x454, 0x491].contains($0) }) { return "uk" }
      return text.contains { $0 == 0x4E9 || $0 == 0x4AF } ? "mn" : "ru"
    case .arabic:
      if text.contains(where: { [0x679, 0x688, 0x6BA, 0x6D2].contains($0) }) { return "ur" }
      return text.contains { [0x67E, 0x686, 0x698, 0x6AF].contains($0) } ? "fa" : "ar"
    case .greek: return "el"
    case .hebrew: return "he"
    case .devanagari: return "hi"
    case .bengali: return "bn"
    case .tamil: return "ta"
    case .thai: return "th"
    case .lao: return "lo"
    case .burmese: return "my"
    case .georgian: return "ka"
    case .armenian: return "hy"
    case .khmer: return "km"
    default: return "und"
    }
  }
}
