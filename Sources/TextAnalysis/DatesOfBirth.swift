import UnicodeText

/// Finds full dates that the text says are somebody's birth: 生日1985/3/9, 民國七十四年六月三日生, born 4 July 1985.
struct DatesOfBirth: Sendable {
  private let cues: PhraseList
  private let between: PhraseList
  private let eras: PhraseList
  private let behind: PhraseList
  private let months: PhraseList

  init(_ folding: CharacterFolding) {
    cues = PhraseList(
      [
        "生日", "出生", "出生日期", "出生年月日", "生於", "誕生日", "生年月日", "birthday", "date of birth", "birth date", "dob", "born",
        "생년월일", "생일",
      ], folding)
    between = PhraseList(["是", "為", "在", "於", ":", " ", "(", "は", "는", "은", "日期", "on", "is", "西元"], folding)
    eras = PhraseList(["民國", "西元", "昭和", "平成", "令和", "大正"], folding)
    behind = PhraseList(["生", "出生", "誕生"], folding)
    months = PhraseList(
      [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ], folding)
  }

  /// What all that ``range(_:at:)`` finds begins with.
  var beginnings: [[UInt32]] { cues.phrases + [[Self.year]] }

  /// 年
  private static let year: UInt32 = 0x5E74

  /// The date that a word at this place announces, or that says behind itself what it is.
  func range(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Range<Int>? {
    if text[place] == Self.year { return dated(text, year: place) }
    guard let cue = cues.wordLength(text, at: place) else { return nil }
    var start = place + cue
    for _ in 0..<5 { start += between.length(text, at: start) ?? 0 }
    let first = start + (eras.length(text, at: start) ?? 0)
    guard let end = date(text, from: first) ?? spelt(text, from: start) else { return nil }
    return start..<end
  }

  /// Year, month and day, with 年 月 日, slashes, full stops or hyphens between.
  private func date(_ text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int? {
    guard let year = number(text, start) else { return nil }
    // 20100315 and 0990315 are written without marks.
    if (7...8).contains(year - start), text[start..<year].allSatisfy({ isASCIIDigit($0) }) { return year }
    // Who was born before 1900 is in the exhibition.
    let isHistory = year - start == 4 && (digit(text[start]) ?? 0, digit(text[start + 1]) ?? 0) < (1, 9)
    guard year - start >= 2, !isHistory, mark(text, year), let month = number(text, year + 1), month - year <= 4,
      mark(text, month), let day = number(text, month + 1), day - month <= 4
    else { return nil }
    return day < text.count && text[day] == 0x65E5 ? day + 1 : day
  }

  /// A date around this 年, behind which 生 stands.
  private func dated(_ text: UnsafeBufferPointer<UInt32>, year: Int) -> Range<Int>? {
    var start = year
    while start > 0, year - start < 6, isNumeral(text[start - 1]) { start -= 1 }
    guard start < year, let end = date(text, from: start), behind.length(text, at: end) != nil else { return nil }
    // Every era's name has two characters.
    if start >= 2, eras.length(text, at: start - 2) == 2 { start -= 2 }
    return start..<end
  }

  /// `4 July 1985`, `July 4, 1985`: a month by name and a year within twenty characters.
  private func spelt(_ text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int? {
    var hasMonth = false
    var place = start
    while place < min(text.count, start + 20), !PhraseList.endsSentence(text[place]) {
      if let month = months.wordLength(text, at: place) {
        hasMonth = true
        place += month
      } else if hasMonth, let end = number(text, place), end - place == 4 {
        return end
      } else {
        place = number(text, place) ?? place + 1
      }
    }
    return nil
  }

  private func number(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Int? {
    var end = start
    while end < text.count, end - start < 8, isNumeral(text[end]) { end += 1 }
    return end > start ? end : nil
  }

  /// 十 and 百 too.
  private func isNumeral(_ codePoint: UInt32) -> Bool {
    digit(codePoint) != nil || codePoint == 0x5341 || codePoint == 0x767E
  }

  private func mark(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    // 年 月 / - .
    place < text.count && [0x5E74, 0x6708, 0x2F, 0x2D, 0x2E].contains(text[place])
  }
}
