/// The mixing of SplitMix64 (Steele, Lea and Flood 2014).
package enum SplitMix {
  /// What is added to a generator's state before each number.
  package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Every bit of a value moves every bit of what comes out; different values stay different.
  @inline(__always)
  package static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
