/// Finds the row of a feature's weights: the features in ascending order, and where each range of hashes begins.
struct FeatureTable: Sendable {
  /// One place for each value of a hash's highest bits, and one behind the last.
  private let starts: [UInt32]
  private let shift: UInt64

  /// - Parameter features: in ascending order.
  init(_ features: UnsafeBufferPointer<UInt64>) {
    var bits: UInt64 = 4
    while (1 << bits) < features.count { bits += 1 }
    var starts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
    for feature in features { starts[Int(truncatingIfNeeded: feature >> (64 - bits)) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    self.starts = starts
    shift = 64 - bits
  }

  @inline(__always)
  func withLookup<Result>(
    _ features: UnsafeBufferPointer<UInt64>, _ body: (Lookup) throws -> Result
  ) rethrows -> Result {
    try starts.withUnsafeBufferPointer { starts in
      try body(Lookup(features: features, starts: starts, shift: shift))
    }
  }

  struct Lookup {
    let features: UnsafeBufferPointer<UInt64>
    let starts: UnsafeBufferPointer<UInt32>
    let shift: UInt64

    /// The row of a feature; nil where the model does not know it.
    @inline(__always)
    func row(_ feature: UInt64) -> Int? {
      let range = Int(truncatingIfNeeded: feature >> shift)
      var place = Int(starts[range])
      let end = Int(starts[range + 1])
      while place < end {
        if features[place] == feature { return place }
        place += 1
      }
      return nil
    }
  }
}
