import UnicodeText

/// What the segmenter knows of a character: its folded form as 16 bits, and how it takes part in words.
///
/// Full width is half width, capitals are small, Traditional is Simplified (one to one), so that one model serves all
/// of them. What has no form of its own here shares a symbol of the private use area.
struct Symbols: Sendable {
  /// How a character takes part in words.
  enum Role: UInt32 {
    case space
    /// Punctuation and signs: a word of its own, always.
    case mark
    /// Punctuation that is one word with its like before it: `……`, `!!!`.
    case repeating
    case digit
    /// Alphabets that keep their words together, Hangul among them.
    case letter
    case han
    case kana
    /// Scripts and signs whose words ICU finds: Thai, Arabic, emoji.
    case foreign
    /// Combining marks, joiners and invisible characters: part of what is before them.
    case extending
  }

  struct Entry {
    var bits: UInt32
    var symbol: UInt16 { UInt16(truncatingIfNeeded: bits) }
    var role: Role { Role(rawValue: bits >> 16) ?? .mark }

    init(_ symbol: UInt16, _ role: Role) {
      bits = UInt32(symbol) | role.rawValue << 16
    }
  }

  /// Beyond the ends of a text, and space.
  static let edge: UInt16 = 0xE000
  /// Numbers of one to four digits, longer ones, those with a point or comma, percentages.
  static let number: UInt16 = 0xE001
  static let decimal: UInt16 = 0xE006
  static let percentage: UInt16 = 0xE007
  /// Two letters or more; letters and digits together.
  static let letters: UInt16 = 0xE008
  static let mixed: UInt16 = 0xE009
  static let foreign: UInt16 = 0xE00A
  /// Han characters beyond the Basic Multilingual Plane.
  static let rareHan: UInt16 = 0xE00B
  static let otherMark: UInt16 = 0xE00C

  /// For each code point below 0x10000.
  private let table: [UInt32]

  init(_ han: HanFolding) {
    var table = (0..<UInt32(0x10000)).map { Self.role(of: $0).bits }
    for pair in han.pairs {
      guard let traditional = UInt16(exactly: pair.traditional), let simplified = UInt16(exactly: pair.simplified),
        table[Int(traditional)] >> 16 == Role.han.rawValue
      else { continue }
      table[Int(traditional)] = Entry(simplified, .han).bits
    }
    self.table = table
  }

  /// Calls `body` with what finds entries, for loops in which a look-up has to be cheap.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    table.withUnsafeBufferPointer { body(Lookup(table: $0)) }
  }

  struct Lookup {
    fileprivate let table: UnsafeBufferPointer<UInt32>

    @inline(__always)
    subscript(codePoint: UInt32) -> Entry {
      guard codePoint < 0x10000 else { return Symbols.role(of: codePoint) }
      var entry = Entry(0, .space)
      entry.bits = table[Int(codePoint)]
      return entry
    }
  }
}

extension Symbols {
  private static let repeating: Set<UInt32> = Set("-.'`~!?*=_^+#…‥─—–～・".unicodeScalars.map(\.value))
  /// Ends of sentences are one symbol, pauses another: the learned text has half-width ones.
  private static let stops: Set<UInt32> = Set("。．!?…‥~～".unicodeScalars.map(\.value))
  private static let pauses: Set<UInt32> = Set("，；：;:".unicodeScalars.map(\.value))
  private static let middleDots: Set<UInt32> = Set("·‧・•".unicodeScalars.map(\.value))
  static let middleDot: UInt16 = 0xB7

  private static func role(of codePoint: UInt32) -> Entry {
    switch codePoint {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3005, 0x3007:
      return Entry(UInt16(codePoint), .han)
    case 0x20000...0x323AF: return Entry(rareHan, .han)
    // Full width.
    case 0xFF01...0xFF5E: return role(of: codePoint - 0xFEE0)
    case 0x30...0x39: return Entry(UInt16(codePoint), .digit)
    case 0x41...0x5A: return Entry(UInt16(codePoint + 0x20), .letter)
    case 0x61...0x7A: return Entry(UInt16(codePoint), .letter)
    // Bopomofo keeps its letters apart: ㄅ and ㄉ stand for words.
    case 0x3105...0x312F: return Entry(UInt16(codePoint), .letter)
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x386, 0x388...0x3F5,
      0x3F7...0x481, 0x48A...0x52F, 0x1E00...0x1FBC, 0x3131...0x3163, 0x3165...0x318E, 0xAC00...0xD7A3:
      return Entry(letters, .letter)
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D:
      return Entry(foreign, .kana)
    default: return sign(codePoint)
    }
  }

  private static func sign(_ codePoint: UInt32) -> Entry {
    // Private use; surrogates are none.
    guard !(0xD800...0xF8FF).contains(codePoint), let scalar = Unicode.Scalar(codePoint) else {
      return Entry(otherMark, .mark)
    }
    if scalar.properties.isWhitespace { return Entry(edge, .space) }
    if scalar.properties.isGraphemeExtend || scalar.properties.generalCategory == .format {
      return Entry(otherMark, .extending)
    }
    let role: Role = repeating.contains(codePoint) ? .repeating : .mark
    if stops.contains(codePoint) { return Entry(0x2E, role) }
    if pauses.contains(codePoint) { return Entry(0x2C, role) }
    if middleDots.contains(codePoint) { return Entry(middleDot, role) }
    switch codePoint {
    case ..<0x370, 0x2010...0x205E, 0x2070...0x218F, 0x3001...0x303F: return Entry(UInt16(codePoint), role)
    case 0x2190...0x23FF, 0x2460...0x25FF, 0x2605...0x2606, 0x2661, 0x2665, 0x3200...0x33FF:
      return Entry(otherMark, .repeating)
    case 0xFF00...0xFFFF: return Entry(otherMark, role)
    default: return Entry(foreign, .foreign)
    }
  }
}
