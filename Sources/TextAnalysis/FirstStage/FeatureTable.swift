/// Finds the row of a feature's weights: where each range of hashes begins, and the lower halves of the hashes, which
/// take half the memory and tell features of one range apart as well.
struct FeatureTable: Sendable {
  /// One place for each value of a hash's highest bits, and one behind the last.
  private let starts: [UInt32]
  /// Four more than there are features, since four are compared at once.
  private let lowerHalves: [UInt32]
  private let shift: UInt64

  /// - Parameter features: in ascending order.
  init(_ features: UnsafeBufferPointer<UInt64>) {
    // At most one feature to a range, on average: more than four are rare.
    var bits: UInt64 = 4
    while (1 << bits) < features.count { bits += 1 }
    var starts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
    for feature in features { starts[Int(truncatingIfNeeded: feature >> (64 - bits)) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    self.starts = starts
    lowerHalves = features.map { UInt32(truncatingIfNeeded: $0) } + [0, 0, 0, 0]
    shift = 64 - bits
  }

  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) throws -> Result) rethrows -> Result {
    try starts.withUnsafeBufferPointer { starts in
      try lowerHalves.withUnsafeBufferPointer { lowerHalves in
        // Neither is ever empty.
        try body(
          Lookup(
            lowerHalves: lowerHalves.baseAddress.unsafelyUnwrapped, starts: starts.baseAddress.unsafelyUnwrapped,
            shift: shift))
      }
    }
  }

  struct Lookup {
    let lowerHalves: UnsafePointer<UInt32>
    let starts: UnsafePointer<UInt32>
    let shift: UInt64

    /// The row of a feature, and 1 where the model knows it; otherwise a row of no meaning, and 0.
    ///
    /// Almost without branches: whether a feature is known can hardly be foreseen, so guessing it would cost the
    /// processor more than comparing four at once.
    @inline(__always)
    func find(_ feature: UInt64) -> (row: UInt32, isKnown: UInt32) {
      let range = Int(truncatingIfNeeded: feature &>> shift)
      let lowerHalf = UInt32(truncatingIfNeeded: feature)
      let (start, end) = (starts[range], starts[range &+ 1])
      if end &- start > 4 { return findAmongMany(lowerHalf, start, end) }
      let four = UnsafeRawPointer(lowerHalves + Int(start)).loadUnaligned(as: SIMD4<UInt32>.self)
      let bits = SIMD4<UInt32>(1, 2, 4, 8).replacing(with: 0, where: four .!= lowerHalf).wrappedSum()
      let equal = bits & ((1 &<< (end &- start)) &- 1)
      let place = UInt32(truncatingIfNeeded: (equal | 0x10).trailingZeroBitCount)
      return (start &+ place, 1 &- place &>> 2)
    }

    @inline(never)
    private func findAmongMany(_ lowerHalf: UInt32, _ start: UInt32, _ end: UInt32) -> (row: UInt32, isKnown: UInt32) {
      let place = (start..<end).first { lowerHalves[Int($0)] == lowerHalf }
      return (place ?? 0, place == nil ? 0 : 1)
    }

    /// The row of a feature; nil where the model does not know it.
    @inline(__always)
    func row(_ feature: UInt64) -> Int? {
      let (row, isKnown) = find(feature)
      return isKnown == 0 ? nil : Int(row)
    }
  }
}
