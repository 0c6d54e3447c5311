/// The rows that a text has met: a hash table on the stack.
struct SeenRows {
  private let places: UnsafeMutablePointer<UInt32>
  private let mask: Int

  /// - Parameter length: of the text in code points.
  @inline(__always)
  static func withSet<Result>(forText length: Int, _ body: (SeenRows) -> Result) -> Result {
    var capacity = 64
    while capacity < min(length, FeatureReader.longest) * FeatureReader.mostFeaturesEach { capacity *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { places in
      places.initialize(repeating: .max)
      // There is room for 64 at least.
      return body(SeenRows(places: places.baseAddress.unsafelyUnwrapped, mask: capacity - 1))
    }
  }

  /// False where the row was there.
  @inline(__always)
  func insert(_ row: Int) -> Bool {
    let value = UInt32(truncatingIfNeeded: row)
    var place = Int((value &* 0x9E37_79B1) >> 7) & mask
    while places[place] != .max {
      if places[place] == value { return false }
      place = (place &+ 1) & mask
    }
    places[place] = value
    return true
  }
}
