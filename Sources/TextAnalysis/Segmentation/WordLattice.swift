/// All the words that a stretch of atoms may be cut into, with the places of their weights, and the best way through.
///
/// A way through is a sequence of words of up to ``WordTable/longest`` atoms; its score is the sum of the weights of
/// its words and of its cuts. The best one is found by dynamic programming, in time linear in the length.
package final class WordLattice {
  private static let capacity = AtomBuffer.capacity
  private static let longest = WordTable.longest

  package private(set) var count = 0
  /// The first weight of each atom's row, from one before the stretch to one behind it.
  private let rows: UnsafeMutablePointer<Int32>
  /// The first weight of the row of each atom with the next one, from one before the stretch on.
  private let pairs: UnsafeMutablePointer<Int32>
  private let kinds: UnsafeMutablePointer<UInt8>
  /// For each atom, how common the sequence of each length is that begins with it.
  private let commonness: UnsafeMutablePointer<UInt8>
  /// For each cut: the weight of the dictionary words around it.
  private let dictionary: UnsafeMutablePointer<UInt8>
  private let scores: UnsafeMutablePointer<Int32>
  private let best: UnsafeMutablePointer<Int32>
  /// By where a word ends: how long the last word of the best way there is.
  private let lengths: UnsafeMutablePointer<UInt8>

  package init() {
    let room = Self.capacity + 4
    func allocate<Element: BinaryInteger>(_ count: Int) -> UnsafeMutablePointer<Element> {
      let pointer = UnsafeMutablePointer<Element>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    rows = allocate(room) + 1
    pairs = allocate(room) + 1
    kinds = allocate(room) + 1
    commonness = allocate(room * Self.longest)
    dictionary = allocate(room)
    scores = allocate(room)
    best = allocate(room)
    lengths = allocate(room)
  }

  deinit {
    (rows - 1).deallocate()
    (pairs - 1).deallocate()
    (kinds - 1).deallocate()
    for pointer in [commonness, dictionary, lengths] { pointer.deallocate() }
    for pointer in [scores, best] { pointer.deallocate() }
  }

  /// Takes a stretch of at most ``AtomBuffer/capacity`` symbols; one before it and one behind it can be read.
  func fill(_ symbols: UnsafePointer<UInt16>, _ count: Int, _ model: SegmenterModel.Lookup) {
    self.count = min(count, Self.capacity)
    for place in -1...self.count {
      let entry = model.symbols[Int(symbols[place])]
      kinds[place] = UInt8(truncatingIfNeeded: entry >> 16) & 7
      rows[place] = Int32(SegmenterWeights.rows + Int(entry & 0xFFFF) * SegmenterWeights.characterRow)
      guard place < self.count else { continue }
      let row = model.pairs.row(SegmenterModel.pairHash(UInt32(symbols[place]) << 16 | UInt32(symbols[place + 1])))
      pairs[place] = Int32(model.firstPair + (row.map { $0 + 1 } ?? 0) * SegmenterWeights.pairRow)
    }
    findWords(symbols, model)
  }

  /// Looks up the dictionary words that begin with each atom, and what they say about the cuts.
  private func findWords(_ symbols: UnsafePointer<UInt16>, _ model: SegmenterModel.Lookup) {
    // For each cut: the longest word that ends there, begins there, reaches over it (8 times its length and how much
    // of it is before the cut).
    let ending = lengths
    let over = best
    for place in 0..<count {
      ending[place] = 0
      over[place] = 0
    }
    ending[count] = 0
    over[count] = 0
    for first in 0..<count {
      let found = commonness + first * Self.longest
      for length in 0..<Self.longest { found[length] = 0 }
      found[0] = UInt8(truncatingIfNeeded: model.symbols[Int(symbols[first])] >> 19) & 15
      var beginning = 0
      var hash = WordTable.extended(WordTable.empty, by: symbols[first])
      var length = 2
      var reach = min(2, count - first)
      while length <= reach {
        hash = WordTable.extended(hash, by: symbols[first + length - 1])
        let (common, furthest) = model.words[hash]
        if length == 2 { reach = min(furthest, count - first) }
        if common != 0 {
          found[length - 1] = common
          beginning = length
          ending[first + length] = max(ending[first + length], UInt8(length))
          for before in 1..<length {
            over[first + before] = max(over[first + before], Int32(length * 8 + before))
          }
        }
        length += 1
      }
      dictionary[first] = UInt8(Self.some(Int(ending[first])) * 4 + Self.some(beginning)) * 8 + Self.over(over[first])
    }
  }

  /// 0 for no word, then two, three, more atoms.
  @inline(__always)
  private static func some(_ length: Int) -> Int { max(0, min(length, 4) - 1) }

  /// How a word reaches over a cut: not, one of two, three (after the first, second), longer (at its first, last,
  /// another place).
  @inline(__always)
  private static func over(_ word: Int32) -> UInt8 {
    let length = word >> 3
    let before = word & 7
    switch length {
    case 0: return 0
    case 2: return 1
    case 3: return UInt8(truncatingIfNeeded: 1 + before)
    default: return before == 1 ? 4 : before == length - 1 ? 6 : 5
    }
  }
}

extension WordLattice {
  /// Calls `body` with the place of each weight that a cut before an atom has.
  @inline(__always)
  private func cutWeights(_ place: Int, _ body: (Int) -> Void) {
    body(Int(rows[place - 2]))
    body(Int(rows[place - 1]) + 1)
    body(Int(rows[place]) + 2)
    body(Int(rows[place + 1]) + 3)
    body(Int(pairs[place - 2]))
    body(Int(pairs[place - 1]) + 1)
    body(Int(pairs[place]) + 2)
    let kindsBefore = Int(kinds[place - 2]) << 9 | Int(kinds[place - 1]) << 6
    body(SegmenterWeights.around + (kindsBefore | Int(kinds[place]) << 3 | Int(kinds[place + 1])))
    body(SegmenterWeights.dictionary + Int(dictionary[place]))
  }

  /// Calls `body` with the place of each weight that a word has.
  @inline(__always)
  private func wordWeights(_ first: Int, _ length: Int, _ body: (Int) -> Void) {
    let last = first + length - 1
    let size = length - 1
    let common = Int(commonness[first * Self.longest + length - 1])
    let known = (common & 3 != 0 ? 1 : 0) | (common & 12 != 0 ? 2 : 0)
    body(Int(rows[first]) + 4 + size)
    body(Int(rows[last]) + 4 + Self.longest + size)
    body(SegmenterWeights.commonness + size * WordTable.commonnesses + common)
    body(SegmenterWeights.ends + (size * 4 + known) << 6 + (Int(kinds[first]) << 3 | Int(kinds[last])))
    if length == 2 { body(Int(pairs[first]) + 3) }
  }

  /// The best way through: calls `body` with where each word begins, from the last to the first.
  func decode(_ weights: UnsafePointer<Int16>, _ body: (Int) -> Void) {
    guard count > 0 else { return }
    // 16 bits times some twenty weights for each of ``capacity`` atoms fit in 32 bits.
    scores[count] = 0
    for place in 1..<max(1, count) {
      var score: Int32 = 0
      cutWeights(place) { score &+= Int32(weights[$0]) }
      scores[place] = score
    }
    for place in 1...count { best[place] = .min / 2 }
    best[0] = 0
    for first in 0..<count {
      for length in 1...min(Self.longest, count - first) {
        let end = first + length
        var score = best[first] &+ scores[end]
        wordWeights(first, length) { score &+= Int32(weights[$0]) }
        if score > best[end] {
          best[end] = score
          lengths[end] = UInt8(truncatingIfNeeded: length)
        }
      }
    }
    var end = count
    while end > 0 {
      end -= Int(lengths[end])
      body(end)
    }
  }

  /// The places of all weights of one way through, given by where its words end.
  package func weights(ends: [Int]) -> [Int] {
    var places: [Int] = []
    var first = 0
    for end in ends {
      // A word longer than any that is looked for has only its cut.
      if end - first <= Self.longest { wordWeights(first, end - first) { places.append($0) } }
      if end < count { cutWeights(end) { places.append($0) } }
      first = end
    }
    return places
  }
}
