public import UnicodeText

/// Divides texts into words: Chinese by a learned model and the institution's own words, numbers and alphabets by the
/// rules of Unicode, what else there is (kana, Thai, emoji …) by ICU.
///
/// The same text gives the same words, on every machine with the same ICU; for Chinese ICU does not matter unless there
/// is no model, in which case its dictionary stands in. The time is linear in the length of the text, the memory does
/// not depend on it. Not for several tasks at once: make one for each, of the same model.
public final class WordSegmenter {
  private let model: SegmenterModel?
  private let symbols: Symbols
  private let matcher: WordMatcher
  private let atoms = AtomBuffer()
  private let lattice = WordLattice()
  private lazy var breaker = WordBreaker()

  /// At the end of what was read so far, this many atoms wait for what follows them: more than a word has.
  private static let waiting = InstitutionWords.longest + WordTable.longest

  /// - Parameters:
  ///   - model: nil for ICU's words.
  ///   - words: the words that hold against model and ICU.
  public init(model: SegmenterModel?, words: InstitutionWords = InstitutionWords()) {
    self.model = model
    symbols = model?.symbols ?? Symbols(HanFolding.made())
    matcher = WordMatcher(words, symbols)
  }

  /// All words, punctuation included, in order. What lies between them is space.
  public func pieces(of text: String) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var text = text
    text.withUTF8 { bytes in
      forEachPiece(of: bytes) { pieces.append(TextPiece(range: $0, kind: $1)) }
    }
    return pieces
  }

  /// Calls `body` with the range and kind of each word, in order.
  ///
  /// - Parameter text: well-formed UTF-8.
  public func forEachPiece(of text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, TextPiece.Kind) -> Void) {
    symbols.withLookup { table in
      var start = 0
      var kept = 0
      var isAtEnd = text.isEmpty
      while !isAtEnd {
        isAtEnd = atoms.read(text, from: start, after: kept, table)
        divide(text, table)
        kept = isAtEnd ? atoms.count : lastCut(before: atoms.count - Self.waiting)
        give(kept, body)
        start = atoms.starts[kept]
      }
    }
  }

  /// The last place at which a word begins; the limit itself where there is none.
  private func lastCut(before limit: Int) -> Int {
    var place = limit
    while place > 0, !atoms.flags[place].contains(.cut) { place -= 1 }
    return place > 0 ? place : limit
  }

  private func give(_ count: Int, _ body: (Range<Int>, TextPiece.Kind) -> Void) {
    var first = 0
    while first < count {
      var end = first + 1
      while end < count, !atoms.flags[end].contains(.cut) { end += 1 }
      if !atoms.flags[first].contains(.space) {
        body(atoms.starts[first]..<atoms.starts[end], atoms.kinds[first])
      }
      first = end
    }
  }

  /// Decides on every cut between the atoms.
  private func divide(_ text: UnsafeBufferPointer<UInt8>, _ table: Symbols.Lookup) {
    atoms.settleScripts()
    if !matcher.isEmpty { matcher.mark(atoms, in: text, table) }
    guard let model else {
      atoms.forEachStretch { cutByICU(text, $0) }
      return
    }
    model.withLookup { lookup in
      model.weights.withUnsafeBufferPointer { weights in
        guard let weights = weights.baseAddress else { return }
        atoms.forEachStretch { stretch in
          if atoms.flags[stretch.lowerBound].contains(.foreign) {
            cutByICU(text, stretch)
          } else {
            let first = stretch.lowerBound
            lattice.fill(atoms.symbols + first, stretch.count, lookup)
            lattice.decode(weights) { atoms.flags[first + $0].insert(.cut) }
          }
        }
      }
    }
  }

  private func cutByICU(_ text: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>) {
    let start = atoms.starts[stretch.lowerBound]
    let bytes = UnsafeBufferPointer(rebasing: text[start..<atoms.starts[stretch.upperBound]])
    var atom = stretch.lowerBound
    for piece in breaker?.pieces(ofUTF8: bytes) ?? [] {
      while atoms.starts[atom] < start + piece.range.lowerBound { atom += 1 }
      guard atom < stretch.upperBound, atoms.starts[atom] == start + piece.range.lowerBound else { continue }
      atoms.flags[atom].insert(.cut)
      atoms.kinds[atom] = piece.kind
    }
  }
}
