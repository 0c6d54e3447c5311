/// What kinds of characters a folded text has, and how many: one pass that tells what else is worth looking for.
struct TextCensus: Sendable {
  /// By the raw value of a kind.
  private var counts = SIMD32<UInt32>.zero
  /// Kana other than の that stand behind a Han character or other kana: in faces such as ヽ(✿ﾟ▽ﾟ)ノ they do not.
  private(set) var joinedKana = 0
  /// The most digits, in either writing, with nothing but signs and spaces between them.
  private(set) var longestNumber = 0

  init(_ text: UnsafeBufferPointer<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { counts in
      counts.initialize(repeating: 0)
      count(text, counts)
      self.counts = UnsafeRawBufferPointer(counts).loadUnaligned(as: SIMD32<UInt32>.self)
    }
  }

  /// - Parameter counts: what is counted of each kind is added there.
  private mutating func count(_ text: UnsafeBufferPointer<UInt32>, _ counts: UnsafeMutableBufferPointer<UInt32>) {
    CharacterKind.table.withUnsafeBufferPointer { table in
      var before: UInt8 = 0
      var number = 0
      for codePoint in text {
        let kind = codePoint < 0x10000 ? table[Int(codePoint)] : CharacterKind.beyond(codePoint)
        counts[Int(kind)] &+= 1
        if kind == CharacterKind.kana.rawValue, before >= CharacterKind.han.rawValue,
          before <= CharacterKind.no.rawValue
        {
          joinedKana += 1
        }
        let isDigit = kind == CharacterKind.digit.rawValue || kind == CharacterKind.hanNumeral.rawValue
        number = isDigit ? number + 1 : kind == CharacterKind.other.rawValue ? number : 0
        longestNumber = max(longestNumber, number)
        before = kind
      }
    }
  }

  func count(_ kind: CharacterKind) -> Int { Int(counts[Int(kind.rawValue)]) }

  /// All Han characters, numerals among them.
  var han: Int { count(.han) + count(.hanNumeral) + count(.hanOfJapan) + count(.hanOfChinese) }
  /// Syllables, and letters where there are several.
  var hangul: Int { count(.hangul) + (count(.jamo) > 1 ? count(.jamo) : 0) }
  /// Digits in either writing.
  var digits: Int { count(.digit) + count(.hanNumeral) }
}

/// What a folded code point is to languages and numbers.
enum CharacterKind: UInt8, CaseIterable, Sendable {
  case other, digit, at, letter, latin
  // From here to `no`: what kana may join.
  case han, hanNumeral
  /// The commoner characters that only Japan writes so.
  case hanOfJapan
  /// Characters (as folding leaves them) that Chinese sentences hardly do without and Japanese ones hardly have.
  case hanOfChinese
  case kana, no
  case bopomofo, hangul
  /// Single letters of Hangul: ㅋㅋ, but also faces.
  case jamo
  // Scripts that are one language's, or as good as.
  case cyrillic, greek, hebrew, arabic, devanagari, bengali, tamil, thai, lao, burmese, georgian, armenian, khmer

  /// For each code point of the basic plane.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: CharacterKind.other.rawValue, count: 0x10000)
    func set(_ range: ClosedRange<Int>, _ kind: CharacterKind) { for place in range { table[place] = kind.rawValue } }
    let scripts: [(ClosedRange<Int>, CharacterKind)] = [
      (0x30...0x39, .digit), (0x40...0x40, .at), (0x61...0x7A, .letter),
      (0x370...0x3FF, .greek), (0x400...0x52F, .cyrillic), (0x531...0x58A, .armenian), (0x5D0...0x5EA, .hebrew),
      (0x620...0x64A, .arabic), (0x66E...0x6D3, .arabic), (0x900...0x963, .devanagari), (0x980...0x9E3, .bengali),
      (0xB80...0xBE5, .tamil), (0xE01...0xE4E, .thai), (0xE81...0xECD, .lao), (0x1000...0x109F, .burmese),
      (0x10D0...0x10FF, .georgian), (0x1100...0x11FF, .jamo), (0x1780...0x17D3, .khmer),
      (0x3041...0x3096, .kana), (0x306E...0x306E, .no), (0x30A1...0x30FA, .kana), (0x3105...0x312F, .bopomofo),
      (0x3131...0x318E, .jamo), (0x3400...0x9FFF, .han), (0xAC00...0xD7A3, .hangul), (0x3007...0x3007, .hanNumeral),
    ]
    for (range, kind) in scripts { set(range, kind) }
    // 丨 stands between digits where somebody has no hyphen.
    set(0x4E28...0x4E28, .other)
    for range in latinRanges { set(Int(range.lowerBound)...Int(range.upperBound), .latin) }
    let characters: [(String, CharacterKind)] = [
      ("○零一二三四五六七八九壹贰叁参肆伍陆柒捌玖", .hanNumeral), ("的了是很这们吗呢吧啊也都没", .hanOfChinese),
      (
        "気図駅円広検験変実対売読覧歓帰桜渋竜転応様沢働込畑峠枠塩県労戦単厳巻剣剤収歩毎塁弾悩拝挙拡掲焼発粛経絵緑縁続総聴"
          + "脳臓蔵訳譲辺遅郷酔釈鉄鋳録関闘陥隠雑霊顔顕騒黒仏価仮両営",
        .hanOfJapan
      ),
    ]
    for (list, kind) in characters {
      for scalar in list.unicodeScalars { table[Int(scalar.value)] = kind.rawValue }
    }
    return table
  }()

  /// A letter of ASCII or another one of the Latin script.
  @inline(__always)
  static func isLatin(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return isASCIILetter(codePoint) }
    return latinRanges.contains { $0.contains(codePoint) }
  }

  private static var latinRanges: [ClosedRange<UInt32>] { [0xDF...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF] }

  static func of(_ codePoint: UInt32) -> CharacterKind {
    let raw = codePoint < 0x10000 ? table[Int(codePoint)] : beyond(codePoint)
    return CharacterKind(rawValue: raw) ?? .other
  }

  /// Beyond the basic plane only the rarer Han characters count.
  @inline(__always)
  static func beyond(_ codePoint: UInt32) -> UInt8 {
    codePoint >= 0x20000 && codePoint < 0x40000 ? CharacterKind.han.rawValue : CharacterKind.other.rawValue
  }
}
