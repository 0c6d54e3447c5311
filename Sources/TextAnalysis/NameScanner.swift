import UnicodeText

/// Finds the names with which people introduce themselves, and names beside a telephone number and the like.
///
/// Only for texts that hold something else that identifies: by itself, a name says little and the words that look like
/// names are many.
struct NameScanner: Sendable {
  private let surnames: Set<UInt32>
  private let doubleSurnames: PhraseList
  /// Behind these a name follows for certain.
  private let announcements: PhraseList
  /// Behind these a name may follow.
  private let introductions: PhraseList
  private let titles: PhraseList
  /// What may stand right behind a name.
  private let followers: PhraseList
  /// Last characters of what people call themselves instead of a name: 學生, 高雄人, 常客.
  private let callings: Set<UInt32>
  private let koreanSurnames: Set<UInt32>
  private let foreignAnnouncements: PhraseList
  private let foreignEndings: PhraseList

  init(_ folding: CharacterFolding) {
    surnames = Set(folding.fold(Surnames.single).codePoints)
    doubleSurnames = PhraseList(Surnames.double, folding)
    announcements = PhraseList(
      [
        "我叫", "我叫做", "姓名", "姓名:", "姓名是", "聯絡人", "聯絡人:", "回報人", "承辦人", "戶名", "戶名:", "收件人", "氏名は", "氏名:", "名字是", "名字叫",
        "名叫", "署名", "兒子叫", "女兒叫", "孩子叫", "小孩叫",
      ], folding)
    introductions = PhraseList(
      [
        "我是", "我姓", "本人", "敝人", "家長", "小弟", "學生", "領隊", "他本名", "本名", "小女", "小兒", "小犬", "兒子", "女兒", "幼兒", "學員", "老婦", "自稱",
        "民眾", "您好我", "投訴人", "申訴人", "找",
      ], folding)
    titles = PhraseList(["先生", "小姐", "女士", "太太", "媽媽", "爸爸", "老師", "さん", "様"], folding)
    followers = PhraseList(
      ["先生", "小姐", "女士", "太太", "媽媽", "爸爸", "電話", "手機", "聯絡", "身分", "身份", "今年", "今天", "請", "的家長", "家長"], folding)
    callings = Set(folding.fold("人生師客友員的媽爸民長戶童眷迷者歲粉婦女男們了次來過家").codePoints)
    foreignAnnouncements = PhraseList(
      [
        "my name is ", "my name's ", "name: ", "mr. ", "mr ", "ms. ", "ms ", "mrs. ", "mrs ", "dr. ", "contact: ",
        "名前は", "이름은 ", "저는 ",
      ], folding)
    koreanSurnames = Set(folding.fold(Surnames.korean).codePoints)
    foreignEndings = PhraseList(["と申します", "といいます", "と言います", "입니다", "이라고", "라고 합니다"], folding)
  }

  /// - Parameter identifiers: the ranges of what else identifies, at least one; names stand right beside them, too.
  func ranges(_ text: UnsafeBufferPointer<UInt32>, beside identifiers: [Range<Int>]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for place in text.indices {
      if let length = announcements.length(text, at: place) {
        found += name(text, at: skipped(text, place + length), isCertain: true)
      } else if let length = introductions.length(text, at: place) {
        found += name(text, at: skipped(text, place + length), isCertain: false)
      }
      found += titled(text, titleAt: place)
      if let length = foreignAnnouncements.wordLength(text, at: place) { found += words(text, at: place + length) }
      if foreignEndings.length(text, at: place) != nil { found += run(text, endingAt: place) }
    }
    for identifier in identifiers {
      found += name(text, before: identifier.lowerBound) + name(text, behind: identifier.upperBound)
    }
    return found
  }

  /// The place behind a colon or space.
  private func skipped(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Int {
    var place = place
    while place < text.count, text[place] == 0x20 || text[place] == 0x3A { place += 1 }
    return place
  }

  private func surnameLength(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Int? {
    guard place < text.count else { return nil }
    return doubleSurnames.length(text, at: place) ?? (surnames.contains(text[place]) ? 1 : nil)
  }

  private func name(_ text: UnsafeBufferPointer<UInt32>, at start: Int, isCertain: Bool) -> [Range<Int>] {
    guard let surname = surnameLength(text, start) else { return [] }
    for given in [2, 1] {
      let end = start + surname + given
      guard end <= text.count, (start..<end).allSatisfy({ FeatureReader.isHan(text[$0]) }) else { continue }
      let isClosed = end == text.count || !FeatureReader.isHan(text[end]) || followers.length(text, at: end) != nil
      if isClosed, isCertain || !callings.contains(text[end - 1]) { return [start..<end] }
    }
    let end = start + surname + 2
    let isHan = end <= text.count && (start..<end).allSatisfy { FeatureReader.isHan(text[$0]) }
    return isCertain && isHan ? [start..<end] : []
  }

  /// 王小姐, 王小明先生: the surname with up to two characters before a title.
  private func titled(_ text: UnsafeBufferPointer<UInt32>, titleAt title: Int) -> [Range<Int>] {
    guard let length = titles.length(text, at: title) else { return [] }
    for distance in [3, 2, 1] where title - distance >= 0 {
      let start = title - distance
      let isHan = (start..<title).allSatisfy { FeatureReader.isHan(text[$0]) }
      let isStart = start == 0 || !FeatureReader.isHan(text[start - 1]) || distance == 1
      if isHan, isStart, surnameLength(text, start) != nil { return [start..<(title + length)] }
    }
    return []
  }

  /// A name that alone stands right before an identifier: 李大同 0922…, 田中 恵子 a@b.jp, 박지훈 a@b.kr.
  private func name(_ text: UnsafeBufferPointer<UInt32>, before identifier: Int) -> [Range<Int>] {
    var end = identifier
    while end > 0, identifier - end < 6, !isNameLetter(text[end - 1]) {
      if FeatureReader.isWord(text[end - 1]) || PhraseList.endsSentence(text[end - 1]) { return [] }
      end -= 1
    }
    // 林淑芬收
    if end > 1, text[end - 1] == 0x6536 { end -= 1 }
    var start = end
    while start > 0, end - start < 5, isNameLetter(text[start - 1]) { start -= 1 }
    if start > 1, text[start - 1] == 0x20, (1...3).contains(end - start) {
      var first = start - 1
      while first > 0, start - first < 5, isNameLetter(text[first - 1]) { first -= 1 }
      let isStart = first == 0 || text[first - 1] != 0x20 && !FeatureReader.isWord(text[first - 1])
      if isStart, (2...4).contains(start - first) { return [first..<end] }
    }
    guard isFullName(text, start..<end) else { return [] }
    return [start..<end]
  }

  /// A name that alone stands right behind an identifier, up to punctuation or the end: 07-123-4567，葉小茹。
  private func name(_ text: UnsafeBufferPointer<UInt32>, behind identifier: Int) -> [Range<Int>] {
    var start = identifier
    // Space , 、 ( /
    let gaps: [UInt32] = [0x20, 0x2C, 0x3001, 0x28, 0x2F]
    while start < text.count, start - identifier < 2, gaps.contains(text[start]) { start += 1 }
    var end = start
    while end < text.count, end - start < 5, isNameLetter(text[end]) { end += 1 }
    return start > identifier && isFullName(text, start..<end) ? [start..<end] : []
  }

  /// A surname with one or two characters behind it and nothing else.
  private func isFullName(_ text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> Bool {
    guard (2...4).contains(range.count) else { return false }
    if koreanSurnames.contains(text[range.lowerBound]) { return range.count == 3 }
    guard let surname = surnameLength(text, range.lowerBound) else { return false }
    return (1...2).contains(range.count - surname)
  }

  private func isNameLetter(_ codePoint: UInt32) -> Bool {
    FeatureReader.isHan(codePoint) || (0xAC00...0xD7A3).contains(codePoint)
  }

  /// One to three words of an alphabet, or a run of another script.
  private func words(_ text: UnsafeBufferPointer<UInt32>, at start: Int) -> [Range<Int>] {
    var end = start
    var words = 0
    while words < 3, end < text.count, !isBoundary(text[end]) {
      while end < text.count, !isBoundary(text[end]), text[end] != 0x20, end - start < 40 { end += 1 }
      words += 1
      guard end < text.count, text[end] == 0x20, words < 2 else { break }
      end += 1
    }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    return end > start ? [start..<end] : []
  }

  /// Up to eight characters before a place, back to a space or punctuation or は.
  private func run(_ text: UnsafeBufferPointer<UInt32>, endingAt end: Int) -> [Range<Int>] {
    var start = end
    while start > 0, end - start < 8, !isBoundary(text[start - 1]), text[start - 1] != 0x20, text[start - 1] != 0x306F {
      start -= 1
    }
    return (2...7).contains(end - start) ? [start..<end] : []
  }

  private func isBoundary(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0...0x1F, 0x21...0x26, 0x28...0x2C, 0x2E...0x40, 0x3001, 0x3002: true
    default: false
    }
  }
}
