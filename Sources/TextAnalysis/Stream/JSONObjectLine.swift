/// One JSON object on one line, taken apart into its members without touching what is in them.
///
/// Written for streams in which all but a few members pass through as they are, at a speed that a general decoder does
/// not reach. Strict: what RFC 8259 does not allow is refused.
struct JSONObjectLine {
  struct Member {
    /// The key with its quotation marks.
    var key: Range<Int>
    var value: Range<Int>
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var members: [Member] = []
  private var place = 0

  /// Deeper than this is no line of ours.
  private static let deepest = 256

  /// Nil where the bytes are not one JSON object.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    members.reserveCapacity(12)
    skipSpace()
    guard take(0x7B) else { return nil }
    skipSpace()
    if !take(0x7D) {
      repeat {
        skipSpace()
        let start = place
        guard string() else { return nil }
        let key = start..<place
        skipSpace()
        guard take(0x3A) else { return nil }
        skipSpace()
        let first = place
        guard value() else { return nil }
        members.append(Member(key: key, value: first..<place))
        skipSpace()
      } while take(0x2C)
      guard take(0x7D) else { return nil }
    }
    skipSpace()
    guard place == bytes.count else { return nil }
  }

  /// The value of a key; the last one where it comes more than once.
  func value(_ key: StaticString) -> Range<Int>? {
    members.last { isKey($0, key) }?.value
  }

  /// Whether a member has a key, which is plain ASCII. Keys that spell it with escapes are other keys.
  func isKey(_ member: Member, _ key: StaticString) -> Bool {
    let length = key.utf8CodeUnitCount
    guard member.key.count == length + 2 else { return false }
    let start = member.key.lowerBound + 1
    for index in 0..<length where bytes[start + index] != key.utf8Start[index] { return false }
    return true
  }

  /// What stands between the quotation marks of a string value, escapes and all; nil where the value is something else.
  func string(_ value: Range<Int>) -> UnsafeBufferPointer<UInt8>? {
    guard value.count >= 2, bytes[value.lowerBound] == 0x22 else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[(value.lowerBound + 1)..<(value.upperBound - 1)])
  }

  /// A whole number of one digit; nil for everything else.
  func digit(_ value: Range<Int>) -> Int? {
    guard value.count == 1, bytes[value.lowerBound] &- 0x30 < 10 else { return nil }
    return Int(bytes[value.lowerBound] - 0x30)
  }

  private mutating func skipSpace() {
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] &- 9 < 2 || bytes[place] == 0x0D { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func string() -> Bool {
    guard take(0x22) else { return false }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 0x22 { return true }
      if byte < 0x20 { return false }
      if byte == 0x5C, !escape() { return false }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard place < bytes.count else { return false }
    defer { place += 1 }
    switch bytes[place] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return true
    case 0x75:
      guard place + 4 < bytes.count, bytes[(place + 1)...(place + 4)].allSatisfy({ JSONEscapes.hexadecimal($0) != nil })
      else { return false }
      place += 4
      return true
    default: return false
    }
  }

  /// A value of any kind. Lists and objects in it are followed with a list of what is open, not by recursion, so that a
  /// hostile line cannot exhaust the stack.
  private mutating func value() -> Bool {
    var open: [UInt8] = []
    while true {
      skipSpace()
      guard place < bytes.count else { return false }
      switch bytes[place] {
      case 0x7B, 0x5B:
        open.append(bytes[place])
        place += 1
        guard open.count <= Self.deepest else { return false }
        skipSpace()
        let isEmpty = take(open.last == 0x7B ? 0x7D : 0x5D)
        if isEmpty { open.removeLast() } else if open.last == 0x7B, !key() { return false } else { continue }
      case 0x22: guard string() else { return false }
      case 0x74: guard word("true") else { return false }
      case 0x66: guard word("false") else { return false }
      case 0x6E: guard word("null") else { return false }
      default: guard number() else { return false }
      }
      // A value is complete: close what ends with it.
      var isNext = false
      while let last = open.last, !isNext {
        skipSpace()
        if take(0x2C) {
          if last == 0x7B, !key() { return false }
          isNext = true
        } else {
          guard take(last == 0x7B ? 0x7D : 0x5D) else { return false }
          open.removeLast()
        }
      }
      if open.isEmpty { return true }
    }
  }

  private mutating func key() -> Bool {
    skipSpace()
    guard string() else { return false }
    skipSpace()
    return take(0x3A)
  }

  private mutating func word(_ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount { guard take(word.utf8Start[index]) else { return false } }
    return true
  }

  private mutating func number() -> Bool {
    _ = take(0x2D)
    if !take(0x30) { guard digits() else { return false } }
    if take(0x2E) { guard digits() else { return false } }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = place
    while place < bytes.count, bytes[place] &- 0x30 < 10 { place += 1 }
    return place > start
  }
}
