/// The places of features in a sorted list, found by their highest bits first. Compares whole hashes, where the table
/// of a model, which is smaller, compares parts of them: in training nothing may pass for a feature that it is not.
struct FeatureIndex: Sendable {
  private let features: [UInt64]
  private let starts: [Int32]
  private let shift: UInt64

  /// - Parameter features: in ascending order.
  init(_ features: [UInt64]) {
    var bits: UInt64 = 4
    while (1 << bits) < features.count { bits += 1 }
    var starts = [Int32](repeating: 0, count: (1 << Int(bits)) + 1)
    for feature in features { starts[Int(truncatingIfNeeded: feature >> (64 - bits)) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    self.features = features
    self.starts = starts
    shift = 64 - bits
  }

  func place(_ feature: UInt64) -> Int? {
    let range = Int(truncatingIfNeeded: feature >> shift)
    for place in Int(starts[range])..<Int(starts[range + 1]) where features[place] == feature { return place }
    return nil
  }
}
