import UnicodeText

/// Reads characters, and finds where numbers and words of alphabets end, by the rules of UAX #29 (word boundaries) and
/// the habits of the learned text: a percent sign belongs to its number, a time or a fraction is one number.
struct AtomReader {
  let text: UnsafeBufferPointer<UInt8>
  let table: Symbols.Lookup
  private(set) var place: Int
  private var width = 0

  init(text: UnsafeBufferPointer<UInt8>, table: Symbols.Lookup, place: Int) {
    self.text = text
    self.table = table
    self.place = place
  }

  /// The character at `place`, without passing it.
  @inline(__always)
  mutating func next() -> (codePoint: UInt32, entry: Symbols.Entry)? {
    guard place < text.count else { return nil }
    let (codePoint, width) = Self.codePoint(text, at: place)
    self.width = width
    return (codePoint, table[codePoint])
  }

  /// Passes the character that ``next()`` found.
  @inline(__always)
  mutating func advance() {
    place = min(place + width, text.count)
  }

  /// Passes the rest of a number or word of which `first` was the first character.
  mutating func finishRun(_ first: Symbols.Entry) -> (symbol: UInt16, isNumber: Bool) {
    var digits = first.role == .digit ? 1 : 0
    var letters = 1 - digits
    var hasPoint = false
    var last = first.role
    while let (codePoint, entry) = next() {
      let role = entry.role
      if role == .digit || role == .letter {
        digits += role == .digit ? 1 : 0
        letters += role == .letter ? 1 : 0
        last = role
      } else if role != .extending {
        guard joins(codePoint, after: last) else { break }
        hasPoint = true
      }
      advance()
    }
    if letters == 1 && digits == 0 { return (first.symbol, false) }
    if letters > 0 { return (digits > 0 ? Symbols.mixed : Symbols.letters, false) }
    if let (codePoint, _) = next(), codePoint == 0x25 || codePoint == 0xFF05 {
      advance()
      return (Symbols.percentage, true)
    }
    return (hasPoint ? Symbols.decimal : Symbols.number + UInt16(min(digits, 5) - 1), true)
  }

  /// Whether a sign keeps what is before it and what is behind it in one word.
  private func joins(_ sign: UInt32, after last: Symbols.Role) -> Bool {
    guard sign < 0x80 || sign == 0x2019, place + width < text.count else { return false }
    let following = table[Self.codePoint(text, at: place + width).0].role
    switch (last, following) {
    case (.digit, .digit): return sign == 0x2E || sign == 0x2C || sign == 0x3A || sign == 0x2F || sign == 0x5F
    case (.letter, .letter): return sign == 0x2E || sign == 0x27 || sign == 0x2019 || sign == 0x5F
    case (.letter, .digit): return sign == 0x2D || sign == 0x5F
    case (.digit, .letter): return sign == 0x5F
    default: return false
    }
  }

  /// Reads one code point of well-formed UTF-8; at the end of ill-formed bytes, what there is.
  @inline(__always)
  private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[place])
    if lead < 0x80 { return (lead, 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + width <= bytes.count else { return (0xFFFD, bytes.count - place) }
    let second = UInt32(bytes[place + 1]) & 0x3F
    if width == 2 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[place + 2]) & 0x3F
    if width == 3 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[place + 3]) & 0x3F, 4)
  }
}
