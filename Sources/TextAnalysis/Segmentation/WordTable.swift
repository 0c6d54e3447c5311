/// The words of the dictionaries as fingerprints: how common a sequence of symbols is as a word, and whether longer
/// words begin with it. A sequence that is no word passes for one about once in 30 million questions.
package struct WordTable: Sendable {
  /// What is known of a sequence of two symbols or more.
  package struct Entry: Hashable, Sendable {
    /// 0...3 for each of two dictionaries, the first in the two lowest bits: not in it, rare, usual, common.
    package var commonness: UInt8
    /// How long words that begin with these two symbols are at most: two (0), three, four, more (3).
    package var reach: UInt8

    package init(commonness: UInt8 = 0, reach: UInt8 = 0) {
      self.commonness = commonness
      self.reach = reach
    }

    fileprivate var payload: UInt32 { UInt32(commonness & 15) | UInt32(reach & 3) << 4 }
  }

  /// Words have at most so many atoms.
  package static let longest = 6
  static let commonnesses = 16
  private static let payloadBits: UInt32 = 6

  /// A power of two places; 26 bits of fingerprint and 6 of entry each, 0 where there is nothing.
  let places: [UInt32]

  init?(places: [UInt32]) {
    guard places.count >= 16, places.count & (places.count - 1) == 0, places.contains(0) else { return nil }
    self.places = places
  }

  /// - Parameter entries: by ``hash(_:)`` of the symbols.
  package init(_ entries: [UInt64: Entry]) {
    var count = 16
    while count < entries.count * 4 / 3 { count *= 2 }
    var places = [UInt32](repeating: 0, count: count)
    for (hash, entry) in entries.sorted(by: { $0.key < $1.key }) where entry.payload != 0 {
      var place = Self.place(hash, count)
      while places[place] != 0 { place = (place + 1) & (count - 1) }
      places[place] = Self.fingerprint(hash) | entry.payload
    }
    self.places = places
  }

  /// The hash of no symbols.
  static let empty: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash with one symbol more.
  @inline(__always)
  static func extended(_ hash: UInt64, by symbol: UInt16) -> UInt64 {
    let product = (hash ^ UInt64(symbol)) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  package static func hash(_ symbols: some Sequence<UInt16>) -> UInt64 {
    symbols.reduce(empty) { extended($0, by: $1) }
  }

  @inline(__always)
  private static func place(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 26) & (count - 1)
  }

  @inline(__always)
  private static func fingerprint(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash) << payloadBits
  }

  /// Calls `body` with what finds entries, for loops in which a look-up has to be cheap.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    places.withUnsafeBufferPointer { body(Lookup(places: $0)) }
  }

  struct Lookup {
    fileprivate let places: UnsafeBufferPointer<UInt32>

    /// The commonness of what has this hash, and how long words beginning with it are; 0 and 0 where nothing has.
    @inline(__always)
    subscript(hash: UInt64) -> (commonness: UInt8, reach: Int) {
      let fingerprint = WordTable.fingerprint(hash)
      // Some places are empty, so the search ends.
      var place = WordTable.place(hash, places.count)
      while places[place] != 0 {
        if places[place] & ~63 == fingerprint {
          let reach = Int(places[place] >> 4 & 3)
          return (UInt8(places[place] & 15), reach == 3 ? WordTable.longest : reach + 2)
        }
        place = (place + 1) & (places.count - 1)
      }
      return (0, 0)
    }
  }
}
