/// Finds the row of a feature's weights: where each range of hashes begins, and the lower halves of the hashes, which
/// take half the memory and tell features of one range apart as well.
struct FeatureTable: Sendable {
  /// One place for each value of a hash's highest bits, and one behind the last.
  private let starts: [UInt32]
  private let lowerHalves: [UInt32]
  private let shift: UInt64

  /// - Parameter features: in ascending order.
  init(_ features: UnsafeBufferPointer<UInt64>) {
    // One or two features to a range: small tables stay in the processor's cache.
    var bits: UInt64 = 4
    while (2 << bits) < features.count { bits += 1 }
    var starts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
    for feature in features { starts[Int(truncatingIfNeeded: feature >> (64 - bits)) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    self.starts = starts
    lowerHalves = features.map { UInt32(truncatingIfNeeded: $0) }
    shift = 64 - bits
  }

  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) throws -> Result) rethrows -> Result {
    try starts.withUnsafeBufferPointer { starts in
      try lowerHalves.withUnsafeBufferPointer { lowerHalves in
        // `starts` is never empty, and without features all ranges are.
        try body(
          Lookup(
            lowerHalves: lowerHalves.baseAddress ?? starts.baseAddress.unsafelyUnwrapped,
            starts: starts.baseAddress.unsafelyUnwrapped, shift: shift))
      }
    }
  }

  struct Lookup {
    let lowerHalves: UnsafePointer<UInt32>
    let starts: UnsafePointer<UInt32>
    let shift: UInt64

    /// The row of a feature; nil where the model does not know it.
    @inline(__always)
    func row(_ feature: UInt64) -> Int? {
      let range = Int(truncatingIfNeeded: feature &>> shift)
      let lowerHalf = UInt32(truncatingIfNeeded: feature)
      var place = Int(starts[range])
      let end = Int(starts[range &+ 1])
      while place < end {
        if lowerHalves[place] == lowerHalf { return place }
        place &+= 1
      }
      return nil
    }
  }
}
