/// Which row of weights belongs to a feature: a hash table with open addressing.
struct FeatureTable: Sendable {
  private let keys: [UInt64]
  private let rows: [UInt32]
  private let shift: UInt64

  /// Rows are numbered in the order of the hashes. The hash 0 marks an empty place and is never found.
  init(_ hashes: [UInt64]) {
    var bits: UInt64 = 4
    while (1 << bits) < hashes.count * 2 { bits += 1 }
    var keys = [UInt64](repeating: 0, count: 1 << Int(bits))
    var rows = [UInt32](repeating: 0, count: keys.count)
    let mask = keys.count - 1
    for (row, hash) in hashes.enumerated() where hash != 0 {
      var place = Int(truncatingIfNeeded: hash >> (64 - bits))
      while keys[place] != 0 { place = (place + 1) & mask }
      keys[place] = hash
      rows[place] = UInt32(row)
    }
    self.keys = keys
    self.rows = rows
    shift = 64 - bits
  }

  /// Calls `body` with a function that finds rows, for loops in which a look-up has to be cheap.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    keys.withUnsafeBufferPointer { keys in
      rows.withUnsafeBufferPointer { rows in body(Lookup(keys: keys, rows: rows, shift: shift)) }
    }
  }

  struct Lookup {
    let keys: UnsafeBufferPointer<UInt64>
    let rows: UnsafeBufferPointer<UInt32>
    let shift: UInt64

    @inline(__always)
    func row(_ hash: UInt64) -> Int? {
      // Half of the places or more are empty, so the search ends.
      var place = Int(truncatingIfNeeded: hash >> shift)
      while keys[place] != hash {
        if keys[place] == 0 { return nil }
        place = (place + 1) & (keys.count - 1)
      }
      return hash == 0 ? nil : Int(rows[place])
    }
  }
}
