public import UnicodeText

extension LanguageScanner {
  /// The parts of a text by language, in order and without gaps; empty for an empty text.
  ///
  /// They begin where the script changes or a sentence ends. One or two words of an alphabet within another script
  /// (names, brands, loans) stay with what is around them, and so do numbers, punctuation and emoji.
  public static func stretches(in text: String, _ folding: CharacterFolding) -> [LanguageStretch] {
    guard !text.isEmpty else { return [] }
    let folded = folding.fold(text)
    let whole = language(of: folded)
    let ranges = folded.codePoints.withUnsafeBufferPointer { absorbed(parts($0)) }
    var found: [LanguageStretch] = []
    for part in ranges {
      let range = folded.range(part)
      let piece = folding.fold(text.utf8Part(range))
      var language = language(of: piece, within: whole)
      // What the two Chinese writings and Japanese share is in the language of the text around it.
      if language == "zh-Hant", piece.traditionalMarks == 0 {
        let isChinese = piece.codePoints.contains { CharacterKind.of($0) == .hanOfChinese }
        if whole == "zh-Hans" || whole == "ja" && !isChinese { language = whole }
      }
      if language == "und", let last = found.last { language = last.language }
      if let last = found.last, last.language == language || last.language == "und" {
        found[found.count - 1] = LanguageStretch(language: language, range: last.range.lowerBound..<range.upperBound)
      } else {
        found.append(LanguageStretch(language: language, range: range))
      }
    }
    guard let last = found.last else { return [LanguageStretch(language: "und", range: 0..<folded.length)] }
    found[0].range = 0..<found[0].range.upperBound
    found[found.count - 1].range = found[found.count - 1].range.lowerBound..<max(last.range.upperBound, folded.length)
    return found
  }

  /// Which scripts may stand in one sentence of one language.
  private enum Group {
    case none, eastern, hangul, latin, other
  }

  private static func group(_ codePoint: UInt32) -> Group {
    switch CharacterKind.of(codePoint) {
    case .other, .digit, .at: .none
    case .han, .hanNumeral, .hanOfJapan, .hanOfChinese, .kana, .no, .bopomofo: .eastern
    case .hangul, .jamo: .hangul
    case .letter, .latin: .latin
    default: .other
    }
  }

  private struct Part {
    var range: Range<Int>
    var group: Group
    var words = 0
    var endsSentence = false

    /// Whether what is written in a script begins another part.
    func endsBefore(_ next: Group) -> Bool { endsSentence || group != .none && group != next }
  }

  private static func parts(_ text: UnsafeBufferPointer<UInt32>) -> [Part] {
    var parts: [Part] = []
    var before = Group.none
    for place in text.indices {
      let group = group(text[place])
      let last = parts.count - 1
      let startsWord = group == .latin && before != .latin ? 1 : 0
      let isSentence = PhraseList.endsSentence(text[place]) || text[place] == 0x2E
      if last < 0 || group != .none && parts[last].endsBefore(group) {
        parts.append(Part(range: place..<(place + 1), group: group, words: startsWord, endsSentence: isSentence))
      } else {
        parts[last].range = parts[last].range.lowerBound..<(place + 1)
        if parts[last].group == .none { parts[last].group = group }
        parts[last].words += startsWord
        parts[last].endsSentence = isSentence || group == .none && parts[last].endsSentence
      }
      before = group
    }
    return parts
  }

  /// Few words of an alphabet become part of the sentence that they stand in.
  private static func absorbed(_ parts: [Part]) -> [Range<Int>] {
    var result: [Part] = []
    for part in parts {
      guard var last = result.last, !last.endsSentence else {
        result.append(part)
        continue
      }
      let isLoan = part.group == .latin && part.words <= 2
      let hostsLoan = last.group == .latin && last.words <= 2
      guard isLoan || hostsLoan || part.group == last.group else {
        result.append(part)
        continue
      }
      last.range = last.range.lowerBound..<part.range.upperBound
      if hostsLoan { (last.group, last.words) = (part.group, last.words + part.words) }
      last.endsSentence = part.endsSentence
      result[result.count - 1] = last
    }
    return result.map(\.range)
  }
}
