package import UnicodeText

/// A learned model of where Chinese words begin and end: what a word looks like and what stands around its ends.
///
/// All weights lie in one array, in sections (``SegmenterWeights``), so that training and use read the same places.
public struct SegmenterModel: Sendable {
  /// Which Traditional characters count as which Simplified ones.
  package let han: HanFolding
  /// How common each character is as a word by itself, as in ``WordTable/Entry/commonness``, by symbol.
  package let singles: [UInt16: UInt8]
  package let words: WordTable
  /// The symbols that have weights, ascending; the first has the row 1.
  package let characters: [UInt16]
  /// The neighbours that have weights (the first one in the upper half), in order of their hashes; the first has the
  /// row 1.
  package let pairs: [UInt32]
  package let weights: [Int16]
  private let digest: UInt64

  let symbols: Symbols
  /// By symbol: row of the character in the low half, then kind (3 bits) and commonness as a word (4 bits).
  private let symbolTable: [UInt32]
  private let pairTable: FeatureTable

  /// - Parameters:
  ///   - characters: ascending.
  ///   - pairs: in order of their hashes.
  package init(
    han: HanFolding, singles: [UInt16: UInt8], words: WordTable, characters: [UInt16], pairs: [UInt32],
    weights: [Int16], digest: UInt64 = 0
  ) {
    self.han = han
    self.singles = singles
    self.words = words
    self.characters = characters
    self.pairs = pairs
    self.weights = weights
    self.digest = digest
    symbols = Symbols(han)
    var table = SymbolKind.all.map { UInt32($0.rawValue) << 16 }
    for (row, character) in characters.enumerated() { table[Int(character)] |= UInt32(row + 1) & 0xFFFF }
    for (symbol, commonness) in singles { table[Int(symbol)] |= UInt32(commonness & 15) << 19 }
    symbolTable = table
    pairTable = pairs.map(Self.pairHash).withUnsafeBufferPointer { FeatureTable($0) }
  }

  /// The name of the model with the digest of its file, such as `words-0123456789abcdef`.
  public var modelVersion: String { TextAnalysis.modelVersion("words", digest) }

  /// Different for different pairs.
  @inline(__always)
  package static func pairHash(_ pair: UInt32) -> UInt64 {
    UInt64(pair) &* 0x9E37_79B9_7F4A_7C15
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
        pairTable.withLookup { pairs in
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

  private static let numerals = "一二三四五六七八九十百千萬万億亿兆兩两零〇多餘余半數数幾几".unicodeScalars.map { UInt16($0.value) }

  /// By symbol.
  static var all: [SymbolKind] {
    var kinds = [SymbolKind](repeating: .other, count: 0x10000)
    func set(_ kind: SymbolKind, _ symbols: ClosedRange<UInt16>...) {
      for range in symbols { for symbol in range { kinds[Int(symbol)] = kind } }
    }
    set(.number, Symbols.number...Symbols.decimal, 0x30...0x39)
    set(.percentage, Symbols.percentage...Symbols.percentage)
    set(.letters, Symbols.letters...Symbols.mixed, 0x61...0x7A)
    set(.han, Symbols.rareHan...Symbols.rareHan, 0x3005...0x3005, 0x3007...0x3007)
    set(.han, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF)
    set(.ordinal, 0x7B2C...0x7B2C)
    set(.middleDot, Symbols.middleDot...Symbols.middleDot)
    for numeral in numerals { kinds[Int(numeral)] = .numeral }
    return kinds
  }
}

/// Where the weights of each feature lie.
package enum SegmenterWeights {
  /// By the kinds of the two atoms before and the two behind a cut.
  static let around = 0
  /// By the longest dictionary words that end at, begin at and reach over a cut.
  static let dictionary = around + 1 << (4 * SymbolKind.bits)
  /// By a word's length and commonness.
  static let commonness = dictionary + 128
  /// By a word's length, which dictionaries have it, and the kinds of its first and last atom.
  static let ends = commonness + WordTable.longest * WordTable.commonnesses
  package static let rows = ends + WordTable.longest * 4 << (2 * SymbolKind.bits)
  /// A character's row: as the second and first before a cut, first and second behind it; then as the first of a word
  /// of each length; then as the last.
  package static let characterRow = 4 + 2 * WordTable.longest
  /// A pair's row: before a cut, over it, behind it; then as a word.
  package static let pairRow = 4

  package static func pairs(_ characters: Int) -> Int { rows + (characters + 1) * characterRow }
  package static func count(_ characters: Int, _ pairs: Int) -> Int { self.pairs(characters) + (pairs + 1) * pairRow }
}
