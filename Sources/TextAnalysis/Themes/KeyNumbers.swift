/// Numbers keys in the order in which they first come: a growing hash table with open addressing.
struct KeyNumbers {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private var shift: UInt64
  private(set) var count = 0

  init(room: Int = 0) {
    var bits: UInt64 = 6
    while (1 << bits) < room * 2 { bits += 1 }
    keys = [UInt64](repeating: 0, count: 1 << Int(bits))
    numbers = [Int32](repeating: -1, count: keys.count)
    shift = 64 - bits
  }

  /// The number of a key, which is a new one where the key was not seen before.
  @inline(__always)
  mutating func number(_ key: UInt64) -> Int {
    var place = place(key)
    let mask = keys.count - 1
    while numbers[place] >= 0 {
      if keys[place] == key { return Int(numbers[place]) }
      place = (place + 1) & mask
    }
    keys[place] = key
    numbers[place] = Int32(truncatingIfNeeded: count)
    count += 1
    // Half of the places stay empty, so that searches end soon.
    if count * 2 > keys.count { grow() }
    return count - 1
  }

  /// The number of a key that was seen before.
  func known(_ key: UInt64) -> Int? {
    var place = place(key)
    while numbers[place] >= 0 {
      if keys[place] == key { return Int(numbers[place]) }
      place = (place + 1) & (keys.count - 1)
    }
    return nil
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: SplitMix.mixed(key) >> shift)
  }

  private mutating func grow() {
    let old = (keys, numbers)
    keys = [UInt64](repeating: 0, count: old.0.count * 2)
    numbers = [Int32](repeating: -1, count: keys.count)
    shift -= 1
    for (key, number) in zip(old.0, old.1) where number >= 0 {
      var place = place(key)
      while numbers[place] >= 0 { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      numbers[place] = number
    }
  }
}
