/// Parts comments by their ids, the same on every machine and in every order.
enum Fold {
  /// FNV-1a with 64 bits.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  static let count = 5

  /// The fold of cross-validation, 0 through 4; independent of what makes the development test set.
  static func fold(_ id: String) -> Int {
    Int((hash(id) >> 20) % UInt64(count))
  }
}
