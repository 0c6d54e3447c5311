import UnicodeText

/// Words that say what the number behind them is.
struct NumberCues: Sendable {
  let telephone: PhraseList
  let identity: PhraseList
  private let dwelling: PhraseList
  private let road: PhraseList

  init(_ folding: CharacterFolding) {
    telephone = PhraseList(
      ["電話", "手機", "專線", "聯絡", "tel", "phone", "mobile", "call", "contact", "番号", "携帯", "전화", "연락", "번호"], folding)
    identity = PhraseList(["身分證", "身份證", "證號", "統一編號", "id number", "national id", "居留證"], folding)
    dwelling = PhraseList(["住", "地址", "戶籍", "寄到", "寄至", "寄給", "address", "住所", "주소"], folding)
    road = PhraseList(["路", "街", "大道", "巷", "段", "弄"], folding)
  }

  /// Postal addresses behind a word such as 住在: from the word to the number of the house.
  func addresses(_ text: UnsafeBufferPointer<UInt32>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard let cue = dwelling.length(text, at: place) else {
        place += 1
        continue
      }
      let start = place + cue
      place = start
      guard let end = house(text, from: start) else { continue }
      found.append(start..<end)
      place = end
    }
    return found
  }

  /// The end of `…路123號`, with the floor where it follows, within forty code points.
  private func house(_ text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int? {
    var seenRoad = false
    for place in start..<min(text.count, start + 40) {
      if text[place] == 0x0A || text[place] == 0x3002 { return nil }
      if road.length(text, at: place) != nil { seenRoad = true }
      guard seenRoad, text[place] == 0x53F7, place > start, digit(text[place - 1]) != nil else { continue }
      var end = place + 1
      var floor = end
      while floor < text.count, digit(text[floor]) != nil || text[floor] == 0x4E4B || text[floor] == 0x2D { floor += 1 }
      if floor > end, floor < text.count, text[floor] == 0x697C { end = floor + 1 }
      return end
    }
    return nil
  }
}

/// The value of a digit, Chinese numerals included.
@inline(__always)
func digit(_ codePoint: UInt32) -> UInt8? {
  switch codePoint {
  case 0x30...0x39: UInt8(truncatingIfNeeded: codePoint - 0x30)
  case 0x96F6, 0x3007: 0
  case 0x4E00: 1
  case 0x4E8C: 2
  case 0x4E09: 3
  case 0x56DB: 4
  case 0x4E94: 5
  case 0x516D: 6
  case 0x4E03: 7
  case 0x516B: 8
  case 0x4E5D: 9
  default: nil
  }
}
