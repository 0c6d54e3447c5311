package import UnicodeText

/// A learned model of where Chinese words begin and end: what a word looks like and what stands around its ends.
///
/// All weights lie in one array, in sections (``SegmenterWeights``), so that training and use read the same places.
public struct SegmenterModel: Sendable {
  /// Which Traditional characters count as which Simplified ones.
  package let folding: [(traditional: UInt16, simplified: UInt16)]
  /// How common each character is as a word by itself, as in ``WordTable/Entry/commonness``, by symbol.
  package let singles: [UInt16: UInt8]
  package let words: WordTable
  /// The symbols that have weights, ascending; the first has the row 1.
  package let characters: [UInt16]
  /// The neighbours that have weights (the first one in the upper half), ascending; the first has the row 1.
  package let pairs: [UInt32]
  package let weights: [Int16]

  let symbols: Symbols
  /// By symbol: row of the character in the low half, then kind (3 bits) and commonness as a word (4 bits).
  let symbolTable: [UInt32]
  let pairRows: FeatureTable

  package init(
    folding: [(traditional: UInt16, simplified: UInt16)], singles: [UInt16: UInt8], words: WordTable,
    characters: [UInt16], pairs: [UInt32], weights: [Int16]
  ) {
    self.folding = folding
    self.singles = singles
    self.words = words
    self.characters = characters
    self.pairs = pairs
    self.weights = weights
    symbols = Symbols(simplified: folding)
    var table = (0..<UInt32(0x10000)).map { UInt32(SymbolKind.of(UInt16($0)).rawValue) << 16 }
    for (row, character) in characters.enumerated() { table[Int(character)] |= UInt32(row + 1) & 0xFFFF }
    for (symbol, commonness) in singles { table[Int(symbol)] |= UInt32(commonness & 15) << 19 }
    symbolTable = table
    pairRows = FeatureTable(pairs.map(Self.pairHash))
  }

  /// ICU's pairs of Traditional and Simplified characters, as a model keeps them.
  package static func folding(_ han: HanFolding = .made()) -> [(traditional: UInt16, simplified: UInt16)] {
    han.pairs.compactMap { pair in
      guard let traditional = UInt16(exactly: pair.traditional), let simplified = UInt16(exactly: pair.simplified)
      else { return nil }
      return (traditional, simplified)
    }
  }

  /// Never 0, as the table of rows asks.
  @inline(__always)
  static func pairHash(_ pair: UInt32) -> UInt64 {
    (UInt64(pair) + 1) &* 0x9E37_79B9_7F4A_7C15
  }
}

extension SegmenterModel {
  /// The tables as pointers, for loops in which a look-up has to be cheap.
  struct Lookup {
    let symbols: UnsafePointer<UInt32>
    let words: WordTable.Lookup
    let pairs: FeatureTable.Lookup
    let firstPair: Int
  }

  @inline(__always)
  func withLookup(_ body: (Lookup) -> Void) {
    symbolTable.withUnsafeBufferPointer { symbols in
      words.withLookup { words in
        pairRows.withLookup { pairs in
          guard let symbols = symbols.baseAddress else { return }
          body(
            Lookup(
              symbols: symbols, words: words, pairs: pairs, firstPair: SegmenterWeights.pairs(characters.count)))
        }
      }
    }
  }
}

/// The kinds of symbols that the model tells apart where it does not look at each one.
enum SymbolKind: UInt8 {
  case number, percentage, letters, numeral, ordinal, han, middleDot, other

  /// How many bits a kind takes.
  static let bits = 3

  private static let numerals: Set<UInt16> = Set(
    "一二三四五六七八九十百千萬万億亿兆兩两零〇多餘余半數数幾几".unicodeScalars.map { UInt16($0.value) })

  static func of(_ symbol: UInt16) -> SymbolKind {
    switch symbol {
    case Symbols.percentage: .percentage
    case Symbols.number...Symbols.decimal, 0x30...0x39: .number
    case Symbols.letters, Symbols.mixed, 0x61...0x7A: .letters
    case 0x7B2C: .ordinal
    case Symbols.middleDot: .middleDot
    case Symbols.rareHan, 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF:
      numerals.contains(symbol) ? .numeral : .han
    default: .other
    }
  }
}

/// Where the weights of each feature lie.
package enum SegmenterWeights {
  /// Words of this many atoms and longer ones share their weights.
  package static let lengths = 6
  /// By the kinds of the two atoms before and the two behind a cut.
  static let around = 0
  /// By the longest dictionary words that end at, begin at and reach over a cut.
  static let dictionary = around + 1 << (4 * SymbolKind.bits)
  /// By a word's length and commonness.
  static let commonness = dictionary + 128
  /// By a word's length, which dictionaries have it, and the kinds of its first and last atom.
  static let ends = commonness + lengths * WordTable.commonnesses
  package static let rows = ends + lengths * 4 << (2 * SymbolKind.bits)
  /// A character's row: as the second and first before a cut, first and second behind it; then as the first of a word
  /// of each length; then as the last.
  package static let characterRow = 16
  /// A pair's row: before a cut, over it, behind it; then as a word.
  package static let pairRow = 4

  package static func pairs(_ characters: Int) -> Int { rows + (characters + 1) * characterRow }
  package static func count(_ characters: Int, _ pairs: Int) -> Int { self.pairs(characters) + (pairs + 1) * pairRow }
}
