/// Finds faces that are made of characters.
enum Kaomoji {
  /// The end of the face that starts at a place.
  static func end(_ text: Scalars, _ start: Int) -> Int? {
    bracketed(text, start) ?? known(text, start)
  }

  /// Written as one piece, longest first. Those of letters stand alone; their last letter may be drawn out (XDDD).
  static let faces: [String] = [
    "^_^", "^__^", "^.^", "^o^", "^O^", "^^", "T_T", "T.T", "TAT", "TT", "Q_Q", "Q.Q", "QAQ", "QwQ", "QQ", "orz",
    "Orz", "ORZ", "OTZ", "XD", "xD", "Xd", "xd", "=.=", "=_=", "=3=", "-_-", "-.-", "-_-|||", ">_<", ">.<", ">///<", "><", "@_@", "@@",
    "O_O", "o_o", "O.o", "o.O", "0.0", ":)", ":(", ":D", ":P", ":p", ":3", ":'(", ":-)", ":-(", ":-D", ";)", ";-)", ";_;", "~_~", "._.",
    "<3", "囧", "=D", "=)", "=(", "UwU", "uwu", "OwO", "owo", "ㅠㅠ", "ㅜㅜ", "ㅋㅋ", "ㅎㅎ",
  ].sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }

  private static let byFirst: [UInt32: [String]] = Dictionary(grouping: faces) { $0.unicodeScalars.first?.value ?? 0 }

  private static func known(_ text: Scalars, _ start: Int) -> Int? {
    guard let face = byFirst[text[start]]?.first(where: { text.starts(with: $0, at: start) }) else { return nil }
    var end = start + face.unicodeScalars.count
    let last = text[end - 1]
    // XDDD, ㅋㅋㅋㅋ
    while end < text.count, text[end] == last, last == 0x44 || last == 0x64 || last > 0x3130 { end += 1 }
    let touchesLetters =
      text.isAlphanumeric(start) && text.isAlphanumeric(start - 1)
      || text.isAlphanumeric(end - 1) && text.isAlphanumeric(end)
    return touchesLetters ? nil : end
  }

  /// A pair of round brackets with a face in it, and the arms outside: ヽ(✿ﾟ▽ﾟ)ノ, (╯°□°)╯︵ ┻━┻.
  private static func bracketed(_ text: Scalars, _ start: Int) -> Int? {
    var open = start
    while open - start < 3, isArm(text.at(open)) { open += 1 }
    guard text.at(open) == 0x28 || text.at(open) == 0xFF08 else { return nil }
    var (close, features, words) = (open + 1, 0, 0)
    while close < text.count, close - open <= 16, text[close] != 0x29, text[close] != 0xFF09 {
      if isWordy(text[close]) { words += 1 } else if isFeature(text[close]) { features += 1 }
      close += 1
    }
    // What stands in brackets otherwise is made of letters, Han characters and digits.
    guard close < text.count, close - open <= 16, close - open > 2, features >= 2, features > words else { return nil }
    var end = close + 1
    while end < text.count, end - close <= 8,
      isArm(text[end]) || text[end] == 0x20 && isTable(text.at(end + 1))
    { end += 1 }
    return end
  }

  private static func isWordy(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0x3400...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (value | 0x20) &- 0x61 < 26 && !faceLetters.contains(value)
  }

  /// Letters that are eyes or mouths: TtQOovuwxXD.
  private static let faceLetters = Set("TtQOovuwxXD".unicodeScalars.map(\.value))

  /// Eyes, mouths, cheeks: signs, letters that look like them, scripts that nobody else here writes.
  private static func isFeature(_ value: UInt32) -> Bool {
    switch value {
    case 0x21...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xA1...0xFF, 0x2B0...0x36F, 0x370...0x1FFF, 0x2010...0x2BFF, 0x3000...0x30FF, 0x3105...0x318F: true
    case 0xFE30...0xFE4F, 0xFF01...0xFFEF: true
    default: false
    }
  }

  private static func isArm(_ value: UInt32) -> Bool {
    switch value {
    // ヽ ﾉ ノ o ヾ ╯ ╰ ╮ ╭ ┐ ┌ 〜 ～ ~ ✧ و ٩ ۶ ᕙ ᕗ ᕦ ᕤ ⊃ っ づ Σ ︵ \ /
    case 0x30FD, 0xFF89, 0x30CE, 0x30FE, 0x256D...0x2570, 0x250C, 0x2510, 0x301C, 0xFF5E, 0x7E, 0x2727, 0x648, 0x669,
      0x6F6, 0x1559, 0x1557, 0x1566, 0x1564, 0x2283, 0x3063, 0x3065, 0x3A3, 0x5C, 0x2F, 0xFF65, 0x22C6, 0x2606, 0x2605, 0x266A:
      true
    default: isTable(value)
    }
  }

  /// The table that an angry face overturns.
  private static func isTable(_ value: UInt32) -> Bool {
    value == 0xFE35 || value == 0x253B || value == 0x2501 || value == 0x252C || value == 0x2500
  }
}
