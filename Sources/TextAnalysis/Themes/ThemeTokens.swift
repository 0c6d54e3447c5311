import Facts
import UnicodeText

/// Texts as units one after the other: a character of a script without spaces, or a word of an alphabet.
///
/// Whatever ends a clause, and personal data, is a break that no phrase crosses.
struct ThemeTokens {
  /// By place: the number of the unit, or -1 for a break.
  private(set) var units: [Int32] = []
  /// By place: where the unit starts and ends in its text, in UTF-8.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// By text: its places. Every text ends with a break.
  private(set) var texts: [Range<Int>] = []
  /// By unit.
  private(set) var isWord: [Bool] = []
  /// By unit: whether a phrase may begin or end with it.
  private(set) var mayBegin: [Bool] = []
  private(set) var mayEnd: [Bool] = []
  /// By unit: whether it is a phrase by itself, as words of some length are.
  private(set) var standsAlone: [Bool] = []

  private let edges: FunctionWords
  private var numbers = KeyNumbers()

  init(_ folding: CharacterFolding) {
    edges = FunctionWords(folding)
  }

  /// How many units a text has.
  func count(_ text: Int) -> Int { texts[text].reduce(0) { $0 + (units[$1] >= 0 ? 1 : 0) } }

  /// Adds a text; what `hidden` covers of it, in the order of the text, is not read.
  mutating func append(_ text: FoldedText, hidden: [PersonalDataSpan]) {
    let start = units.count
    var hidden = hidden[...]
    text.codePoints.withUnsafeBufferPointer { codePoints in
      var place = 0
      while place < codePoints.count {
        let end = Self.end(codePoints, place)
        take(codePoints, place..<end, text, &hidden)
        place = end
      }
    }
    addBreak()
    texts.append(start..<units.count)
  }

  /// Where the unit that starts at a place ends.
  private static func end(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Int {
    var end = start + 1
    guard FeatureReader.isWord(text[start]) else { return end }
    while end < text.count, FeatureReader.isWord(text[end]) { end += 1 }
    return end
  }

  /// - Parameter hidden: those that end before the unit are taken away, so that a text full of them takes no longer.
  private mutating func take(
    _ text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ folded: FoldedText,
    _ hidden: inout ArraySlice<PersonalDataSpan>
  ) {
    let first = text[range.lowerBound]
    let isWord = FeatureReader.isWord(first)
    guard isWord || Self.isCharacter(first) else {
      // A space beside a word of an alphabet is none in the sense of Chinese, where it stands for a comma.
      if !(first == 0x20 && Self.isBesideWord(text, range.lowerBound)) { addBreak() }
      return
    }
    let span = folded.range(range)
    while let first = hidden.first, first.range.upperBound <= span.lowerBound { hidden.removeFirst() }
    if let next = hidden.first, next.range.overlaps(span) { return addBreak() }
    let key = isWord ? Self.hash(text[range]) : UInt64(first)
    let unit = numbers.number(key)
    if unit == self.isWord.count { describe(text[range], isWord: isWord, key: key) }
    units.append(Int32(truncatingIfNeeded: unit))
    starts.append(Int32(truncatingIfNeeded: span.lowerBound))
    ends.append(Int32(truncatingIfNeeded: span.upperBound))
  }

  private mutating func addBreak() {
    guard units.last != -1 || texts.last?.upperBound == units.count else { return }
    units.append(-1)
    starts.append(0)
    ends.append(0)
  }

  private mutating func describe(_ letters: Slice<UnsafeBufferPointer<UInt32>>, isWord: Bool, key: UInt64) {
    let isNumber = isWord && letters.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    self.isWord.append(isWord)
    mayBegin.append(edges.mayBegin(key) && !(isNumber && letters.count > 4))
    mayEnd.append(edges.mayEnd(key) && !(isNumber && letters.count > 4))
    standsAlone.append(isWord && !isNumber && letters.count >= 3)
  }

  private static func isBesideWord(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    (place > 0 && FeatureReader.isWord(text[place - 1]))
      || (place + 1 < text.count && FeatureReader.isWord(text[place + 1]))
  }

  /// Han, kana, Hangul, 注音.
  private static func isCharacter(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x1100...0x11FF, 0x3005, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3105...0x318E, 0xAC00...0xD7A3: true
    default: FeatureReader.isHan(codePoint)
    }
  }

  /// Of a word; the highest bit tells it from a character.
  static func hash(_ letters: some Sequence<UInt32>) -> UInt64 {
    letters.reduce(0xA409_3822_299F_31D0) { hash, letter in
      let mixed = (hash ^ UInt64(letter)) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ (mixed >> 32)
    } | 1 << 63
  }
}
