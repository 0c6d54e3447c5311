import CICU

/// How unusual characters are in what people write in East Asia and in English, in nats (the negative logarithm of how
/// often a character stands at a place). Rough: it must tell text from what the wrong encoding makes of it.
struct CharacterCosts: Sendable {
  static let shared = CharacterCosts()

  /// For each code point of the basic plane, in tenths of a nat.
  private let table: [UInt8]

  private init() {
    var table = [UInt8](repeating: 140, count: 0x10000)
    func set(_ range: ClosedRange<Int>, _ cost: UInt8) { for place in range { table[place] = cost } }
    set(0x00...0x1F, 140)
    // What ICU puts for single bytes without a meaning.
    set(0x1A...0x1A, 255)
    set(0x20...0x7E, 45)
    set(0xA0...0xBF, 90)
    set(0xC0...0x24F, 80)
    set(0x250...0x2FF, 140)
    set(0x300...0x36F, 85)
    set(0x370...0x52F, 90)
    set(0x590...0x6FF, 90)
    set(0x900...0xEFF, 85)
    set(0x1E00...0x1EFF, 85)
    set(0x2010...0x206F, 80)
    set(0x2190...0x27BF, 105)
    set(0x3000...0x303F, 80)
    set(0x3041...0x3096, 50)
    set(0x30A1...0x30FE, 58)
    set(0x3105...0x3129, 85)
    set(0x4E00...0x9FFF, 130)
    set(0xAC00...0xD7A3, 140)
    set(0xD800...0xDFFF, 220)
    set(0xE000...0xF8FF, 250)
    // What ICU makes of bytes that an encoding has no use for.
    set(0x7F...0x9F, 255)
    set(0xF8F0...0xF8FF, 255)
    set(0xFF01...0xFF5E, 80)
    set(0xFF61...0xFF9F, 100)
    Self.addASCII(&table)
    Self.addEveryday(&table)
    for scalar in "、。，！？；：「」（）…～　『』・".unicodeScalars { table[Int(scalar.value)] = 48 }
    for scalar in Self.commonHan.unicodeScalars { table[Int(scalar.value)] = 58 }
    for scalar in Self.commonHangul.unicodeScalars { table[Int(scalar.value)] = 55 }
    table[0xFEFF] = 100
    table[0xFFFD] = 255
    table[0xFFFE] = 220
    table[0xFFFF] = 220
    self.table = table
  }

  /// Letters, digits, the commoner signs and the ends of lines.
  private static func addASCII(_ table: inout [UInt8]) {
    for letter in Array(0x30...0x39) + Array(0x41...0x5A) + Array(0x61...0x7A) + [0x20, 0x2C, 0x2E, 0x22] {
      table[letter] = 33
    }
    for lineEnd in [0x09, 0x0A, 0x0D] { table[lineEnd] = 40 }
  }

  /// What the old encodings put first, as everyday writing needs it: Big5's first plane, the first levels of GB 2312
  /// and JIS, the Hangul of KS X 1001.
  private static func addEveryday(_ table: inout [UInt8]) {
    let planes: [(TextEncoding, ClosedRange<UInt8>, cost: UInt8)] = [
      (.eucKR, 0xB0...0xC8, 88), (.shiftJIS, 0x88...0x97, 90), (.gb18030, 0xB0...0xD7, 88), (.big5, 0xA4...0xC5, 88),
    ]
    for (encoding, leads, cost) in planes {
      let trails: ClosedRange<UInt8> = 0x40...0xFE
      let bytes: [UInt8] = leads.flatMap { lead in trails.flatMap { trail in [lead, trail, 0x0A] as [UInt8] } }
      var codePoints = [UInt32](repeating: 0, count: bytes.count)
      let count = cicu_decode_leniently(
        encoding.converter, bytes, Int32(bytes.count), &codePoints, Int32(codePoints.count))
      for codePoint in codePoints.prefix(max(0, Int(count))) {
        let isLetter = (0x4E00...0x9FFF).contains(codePoint) || (0xAC00...0xD7A3).contains(codePoint)
        if isLetter { table[Int(codePoint)] = min(table[Int(codePoint)], cost) }
      }
    }
  }

  func cost(_ codePoint: UInt32) -> Double {
    guard codePoint < 0x10000 else {
      return (0x1F000...0x1FAFF).contains(codePoint) ? 9 : codePoint < 0x30000 ? 14 : 22
    }
    return Double(table[Int(codePoint)]) / 10
  }

  /// The cost of a text; scripts that nobody mixes within a word cost more side by side.
  func total(_ codePoints: ArraySlice<UInt32>) -> Double {
    var total = 0.0
    var before = Script.other
    for codePoint in codePoints {
      total += cost(codePoint)
      let script = Script(codePoint)
      if script.clashes(with: before) { total += 3 }
      before = script
    }
    return total
  }

  private enum Script {
    case other, han, kana, halfKana, hangul

    init(_ codePoint: UInt32) {
      switch codePoint {
      case 0x3041...0x30FE: self = .kana
      case 0x3400...0x9FFF: self = .han
      case 0xAC00...0xD7A3: self = .hangul
      case 0xFF61...0xFF9F: self = .halfKana
      default: self = .other
      }
    }

    func clashes(with other: Script) -> Bool {
      switch (self, other) {
      case (.hangul, .han), (.han, .hangul), (.hangul, .kana), (.kana, .hangul), (.halfKana, .han), (.han, .halfKana),
        (.halfKana, .hangul), (.hangul, .halfKana):
        true
      default: false
      }
    }
  }

  /// The characters that comments in Chinese and Japanese are half made of.
  private static let commonHan =
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三"
    + "之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間"
    + "樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無很情者最想已通並提直題程展五果象員常文總次品式活"
    + "設及管特件長老頭基資路級少圖接知較將組見計別她手期根運指區強放西被做必先則任處給色光門即保百熱口東導器認六共改清己美再更單風白教花"
    + "帶安場身車真務每目走示聲報八名才信馬話元今許步服館票停冷氣廁所髒吵親切排隊志義工讚請謝謝孩阿媽爸課程網預約廳樓梯櫃檯客飯餐貴便宜錢"
    + "这来为时个们会对说过还没给让现实动后关开问题间样学习气讲设体验点儿机电车厅带门买卖电话话见觉种么样应该认谢请"
    + "気楽見時間学校館内展示説明親切子供大変入場料金駅今日思行食事"
  private static let commonHangul =
    "이다는을가에고의하한지로도은를사기어서리인아시자대나수일정해보그있부라전게과제거스장주들구만조상안선여원우면요니것았었습좋너무물관람같"
    + "없못된될데면서까때저희더잘많아직원친절합감시설화장실차내용체험박전시"
}
