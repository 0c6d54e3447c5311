/// Writes what is added to a line: into memory that is used again, since asking an array for every few bytes whether it
/// has room takes longer than most of what is written.
struct LineWriter: ~Copyable {
  private var bytes = ScratchMemory<UInt8>()
  private var count = 0

  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes.base, count: count) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    bytes[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  mutating func append(_ more: [UInt8]) {
    more.withUnsafeBufferPointer { more in
      if let start = more.baseAddress { append(start, more.count) }
    }
  }

  mutating func append(_ text: String) {
    text.withBytes { text in
      if let start = text.baseAddress { append(start, text.count) }
    }
  }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    makeRoom(for: length)
    (bytes.base + count).update(from: start, count: length)
    count &+= length
  }

  /// Writes a text as a JSON string.
  mutating func append(quoted text: String) {
    append(0x22)
    let needsEscapes = text.withBytes { text in text.contains { JSONEscapes.isNeeded(for: $0) } }
    append(needsEscapes ? JSONEscapes.escaped(text) : text)
    append(0x22)
  }

  /// A probability with four digits behind the point.
  mutating func append(probability: Double) {
    var rest = UInt32((max(0, min(1, probability)) * 10_000).rounded())
    makeRoom(for: 6)
    let digits = bytes.base + count
    digits[1] = 0x2E
    for place in [5, 4, 3, 2] {
      digits[place] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
      rest /= 10
    }
    digits[0] = UInt8(truncatingIfNeeded: 0x30 &+ rest)
    count &+= 6
  }

  mutating func append(number: Int) { append(String(number)) }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if count &+ more > bytes.capacity { bytes.grow(to: count &+ more) }
  }
}
