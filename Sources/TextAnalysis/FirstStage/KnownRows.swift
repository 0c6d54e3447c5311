/// The rows of the features of a text that a model knows, clause after clause.
///
/// Cuts features as ``FeatureReader`` does, but all of one length before those that are longer by one: look-ups that do
/// not wait for one another overlap in the processor. Memory is kept from one text to the next.
struct KnownRows: ~Copyable {
  /// Of all clauses; what comes more than once is there as often.
  private(set) var rows = ScratchMemory<UInt32>()
  /// Where the rows of each clause end.
  private(set) var ends = ScratchMemory<Int>()
  /// The rows that came before in the same text, each time that they come again.
  private(set) var repeated = ScratchMemory<UInt32>()
  private(set) var repeatedCount = 0

  /// A bit for each row that the text has met; none is set between two texts.
  private var seen = ScratchMemory<UInt64>()
  private var runs = SymbolRuns()
  /// The features that are known so far and may go on: their hashes, and where their next symbol stands.
  private var hashes = ScratchMemory<UInt64>()
  private var nexts = ScratchMemory<UInt32>()

  /// Finds the rows of a text.
  ///
  /// - Parameters:
  ///   - clauses: as ``FeatureReader/clauses(_:)`` gives them.
  ///   - reach: the longest run of characters that is a feature.
  ///   - features: how many the model has.
  mutating func find(
    _ text: UnsafeBufferPointer<UInt32>, _ clauses: [Range<Int>], reach: Int, features: Int,
    _ lookup: FeatureTable.Lookup
  ) {
    let length = min(text.count, FeatureReader.longest)
    rows.reserve(length * FeatureReader.mostFeaturesEach + 1)
    ends.reserve(clauses.count)
    runs.reserve(length)
    hashes.reserve(length * 3 + 8)
    nexts.reserve(length * 3 + 8)
    var found = Found(lookup: lookup, rows: rows.base, hashes: hashes.base, nexts: nexts.base)
    for (clause, range) in clauses.enumerated() {
      runs.read(text, range, &found)
      let symbols = runs.characters.base
      found.begin(symbols, runs.characterCount)
      found.extend(symbols, upTo: reach)
      found.begin(runs.letters.base, at: runs.starts.base, runs.startCount)
      found.extend(runs.letters.base, upTo: FeatureReader.longestLetters)
      ends[clause] = found.count
    }
    markRepeated(found.count, features: features)
  }

  private mutating func markRepeated(_ count: Int, features: Int) {
    seen.reserveZeros((features + 63) / 64)
    repeated.reserve(count + 1)
    let (rows, seen, repeated) = (rows.base, seen.base, repeated.base)
    var again = 0
    for index in 0..<count {
      let row = rows[index]
      let (word, bit) = (Int(row &>> 6), UInt64(1) &<< UInt64(row & 63))
      let before = seen[word]
      repeated[again] = row
      again &+= before & bit == 0 ? 0 : 1
      seen[word] = before | bit
    }
    for index in 0..<count { seen[Int(rows[index] &>> 6)] = 0 }
    repeatedCount = again
  }
}

/// The rows found so far, and what may be made longer.
///
/// What is not known is written as well, and written over by the next: whether a feature is known can hardly be
/// foreseen, so there is nothing to guess here.
private struct Found: FeatureSink {
  let lookup: FeatureTable.Lookup
  let rows: UnsafeMutablePointer<UInt32>
  let hashes: UnsafeMutablePointer<UInt64>
  let nexts: UnsafeMutablePointer<UInt32>
  var count = 0
  private var live = 0

  init(
    lookup: FeatureTable.Lookup, rows: UnsafeMutablePointer<UInt32>, hashes: UnsafeMutablePointer<UInt64>,
    nexts: UnsafeMutablePointer<UInt32>
  ) {
    self.lookup = lookup
    self.rows = rows
    self.hashes = hashes
    self.nexts = nexts
  }

  /// Takes a word or a pair of words.
  @inline(__always)
  mutating func take(_ feature: UInt64, _ start: Int, _ end: Int) -> Bool {
    guard let row = lookup.row(feature) else { return false }
    rows[count] = UInt32(truncatingIfNeeded: row)
    count &+= 1
    return true
  }

  /// Looks up every character by itself.
  @inline(__always)
  mutating func begin(_ symbols: UnsafeMutablePointer<UInt32>, _ symbolCount: Int) {
    var (kept, count) = (0, count)
    for place in 0..<symbolCount {
      let symbol = symbols[place]
      keep(FeatureReader.firstOfCharacters(symbol), UInt32(truncatingIfNeeded: place), symbol, &kept, &count)
    }
    live = kept
    self.count = count
  }

  /// Begins runs of letters; one letter alone is no feature.
  @inline(__always)
  mutating func begin(
    _ symbols: UnsafeMutablePointer<UInt32>, at starts: UnsafeMutablePointer<UInt32>, _ startCount: Int
  ) {
    for index in 0..<startCount {
      hashes[index] = FeatureReader.firstOfLetters(symbols[Int(starts[index])])
      nexts[index] = starts[index] &+ 1
    }
    live = startCount
  }

  /// Makes all that is live longer by a symbol, again and again, and keeps what is known.
  @inline(__always)
  mutating func extend(_ symbols: UnsafeMutablePointer<UInt32>, upTo length: Int) {
    var count = count
    for _ in 1..<length {
      guard live > 0 else { break }
      var kept = 0
      for index in 0..<live {
        let symbol = symbols[Int(nexts[index])]
        keep(FeatureReader.step(hashes[index], symbol), nexts[index], symbol, &kept, &count)
      }
      live = kept
    }
    self.count = count
  }

  @inline(__always)
  private func keep(_ hash: UInt64, _ place: UInt32, _ symbol: UInt32, _ kept: inout Int, _ count: inout Int) {
    let (row, isKnown) = lookup.find(hash)
    rows[count] = row
    hashes[kept] = hash
    nexts[kept] = place &+ 1
    let more = Int(isKnown) & (symbol == SymbolRuns.end ? 0 : 1)
    count &+= more
    kept &+= more
  }
}
