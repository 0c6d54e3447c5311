import Facts
import UnicodeText

/// Finds what identifies a person only because the words before it say what it is: passports, licence plates, accounts,
/// the numbers of members, dates of birth.
struct AnnouncedNumbers: Sendable {
  private let passport: PhraseList
  private let plate: PhraseList
  private let plateBehind: PhraseList
  private let account: PhraseList
  private let births: DatesOfBirth
  /// Numbers under which a house knows somebody: they identify beside a name.
  private let membership: PhraseList
  /// What may stand between the word and the number.
  private let between: PhraseList
  /// Those of `between` that make sure that an account follows.
  private let assuring: PhraseList
  private let joining: PhraseList
  /// Of all words that announce something.
  private let announcing: PhraseBeginnings

  init(_ folding: CharacterFolding) {
    passport = PhraseList(["護照", "passport", "旅券", "パスポート", "여권"], folding)
    plate = PhraseList(
      ["車牌", "車號", "牌照", "車子是", "我的車", "license plate", "licence plate", "plate", "ナンバー", "차량번호", "번호판"], folding)
    plateBehind = PhraseList(["這台車", "這輛車", "車主", "的車", "號車", "小客車", "機車", "轎車", "休旅車"], folding)
    account = PhraseList(
      [
        "line", "賴", "fb", "facebook", "臉書", "ig", "instagram", "wechat", "微信", "telegram", "kakaotalk", "kakao", "카톡",
        "skype",
        "whatsapp",
      ], folding)
    births = DatesOfBirth(folding)
    membership = PhraseList(
      [
        "學號", "學生證號", "學員編號", "會員編號", "會員卡號", "會員號", "會員號碼", "卡號", "健保卡號", "借書證號", "帳號", "郵局帳號", "銀行帳號", "匯款帳號", "病歷號",
        "工號",
        "員工編號", "志工編號", "student id", "student number", "member id", "member number", "membership number",
        "account number",
        "会員番号", "学籍番号", "회원번호",
      ], folding)
    between = PhraseList(
      [
        "號碼", "號", "碼", "是", "為", "叫", "的", ":", " ", "(", "「", "=", "#", "，", "no.", "no", "number", "numbers", "is",
        "id", "帳號",
        "は", "番号", "번호", "번호는", "는", "은", "日期", "on", "@", "-", "民國",
      ], folding)
    assuring = PhraseList(["id", "帳號", "號"], folding)
    joining = PhraseList(["加我", "加", "密我", "add me on", "add me", "我的", "my"], folding)
    announcing = PhraseBeginnings([passport, plate, membership, account].flatMap(\.phrases) + births.beginnings)
  }

  func found(_ text: UnsafeBufferPointer<UInt32>, _ census: TextCensus) -> [FoundData] {
    var found: [FoundData] = []
    let hasNumber = census.count(.digit) >= 3
    // Only licence plates stand before the words that say what they are, and they have a hyphen then.
    let mayPrecede = hasNumber && text.contains(0x2D)
    for place in text.indices {
      if mayPrecede, let range = plateBefore(text, place) {
        found.append(FoundData(range: range, kind: .licencePlate))
      }
      if announcing.mayBegin(text, at: place) { findAnnounced(text, place, hasNumber: hasNumber, &found) }
    }
    return found
  }

  private func findAnnounced(
    _ text: UnsafeBufferPointer<UInt32>, _ place: Int, hasNumber: Bool, _ found: inout [FoundData]
  ) {
    if hasNumber {
      if let cue = passport.length(text, at: place), let range = passport(text, behind: place + cue) {
        found.append(FoundData(range: range, kind: .passport))
      }
      if let cue = plate.length(text, at: place), let range = plate(text, at: skipped(text, place + cue)) {
        found.append(FoundData(range: range, kind: .licencePlate))
      }
      if let cue = membership.wordLength(text, at: place),
        let range = membership(text, at: skipped(text, place + cue))
      {
        found.append(FoundData(range: range, kind: .memberNumber, start: place, needsOthers: true))
      }
    }
    if let range = births.range(text, at: place) { found.append(FoundData(range: range, kind: .birthday)) }
    if let cue = account.wordLength(text, at: place), let range = account(text, place, cue) {
      found.append(FoundData(range: range, kind: .account))
    }
  }

  /// The place behind up to six words that may stand between.
  private func skipped(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Int {
    var place = start
    for _ in 0..<6 {
      guard let length = between.length(text, at: place) else { break }
      place += length
    }
    return place
  }

  /// The end of a run of letters and digits, and how many of each.
  private func run(
    _ text: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> (end: Int, letters: Int, digits: Int) {
    var (end, letters, digits) = (start, 0, 0)
    while end < text.count, isASCIILetter(text[end]) || isASCIIDigit(text[end]), end - start < 40 {
      if isASCIILetter(text[end]) { letters += 1 } else { digits += 1 }
      end += 1
    }
    return (end, letters, digits)
  }

  /// Up to two letters and seven to nine digits, as passports of most countries have, or letters and digits mixed, as
  /// Germany's and France's.
  private func passport(_ text: UnsafeBufferPointer<UInt32>, behind cue: Int) -> Range<Int>? {
    let start = skipped(text, cue)
    let run = run(text, start)
    let isMixed = (8...9).contains(run.letters + run.digits) && run.digits >= 4
    return run.letters <= 2 && (7...9).contains(run.digits) || isMixed ? start..<run.end : nil
  }

  /// Four to twenty letters, digits and hyphens with four digits or more.
  private func membership(_ text: UnsafeBufferPointer<UInt32>, at start: Int) -> Range<Int>? {
    var (end, digits) = (start, 0)
    while end < text.count, isASCIILetter(text[end]) || isASCIIDigit(text[end]) || text[end] == 0x2D {
      digits += isASCIIDigit(text[end]) ? 1 : 0
      end += 1
    }
    return digits >= 4 && end - start <= 20 ? start..<end : nil
  }

  /// Taiwan's forms: two or three letters and two to four digits in either order, a hyphen or space between: ABC-1234,
  /// AB-1234, 1234-AB, ABC-123, 123-ABC.
  private func plate(_ text: UnsafeBufferPointer<UInt32>, at start: Int) -> Range<Int>? {
    let first = run(text, start)
    guard first.end > start else { return nil }
    var (end, letters, digits) = first
    if end < text.count, text[end] == 0x2D || text[end] == 0x20 {
      let second = run(text, end + 1)
      let isWhole = first.letters == 0 || first.digits == 0 || second.letters == 0
      guard isWhole, second.end > end + 1, second.end - start <= 8 else { return nil }
      (end, letters, digits) = (second.end, letters + second.letters, digits + second.digits)
    }
    return (2...3).contains(letters) && (2...4).contains(digits) && letters + digits >= 5 ? start..<end : nil
  }

  /// A plate with its hyphen that words about a car follow.
  private func plateBefore(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Range<Int>? {
    guard isASCIILetter(text[place]) || isASCIIDigit(text[place]), place == 0 || !FeatureReader.isWord(text[place - 1]),
      let range = plate(text, at: place), text[range].contains(0x2D)
    else { return nil }
    let behind = range.upperBound
    return (0...2).contains { plateBehind.length(text, at: behind + $0) != nil } ? range : nil
  }

  /// Four to thirty-two letters, digits, dots, hyphens and low lines behind the name of a service.
  private func account(_ text: UnsafeBufferPointer<UInt32>, _ cueStart: Int, _ cue: Int) -> Range<Int>? {
    let start = skipped(text, cueStart + cue)
    guard start > cueStart + cue || isHan(text[cueStart]) else { return nil }
    var (end, marks) = (start, 0)
    while end < text.count, end - start < 33 {
      let codePoint = text[end]
      if isASCIILetter(codePoint) {
        end += 1
      } else if isASCIIDigit(codePoint) || [0x2E, 0x5F, 0x2D].contains(codePoint) {
        (end, marks) = (end + 1, marks + 1)
      } else {
        break
      }
    }
    while end > start, text[end - 1] == 0x2E { (end, marks) = (end - 1, marks - 1) }
    guard (4...32).contains(end - start), text[start..<end].contains(where: { isASCIILetter($0) }) else { return nil }
    // "FB page" and "line up" are words; an account has a mark in it, or the text says that one follows.
    let gap = (cueStart + cue)..<start
    let isAssured = gap.contains { assuring.length(text, at: $0) != nil }
    let hasColon = gap.contains { text[$0] == 0x3A || text[$0] == 0x662F || text[$0] == 0x40 }
    let isJoined = joining.ends(text, before: cueStart, within: 1)
    return isAssured || marks > 0 && (hasColon || isJoined) ? start..<end : nil
  }

  private func isHan(_ codePoint: UInt32) -> Bool { FeatureReader.isHan(codePoint) }
}
