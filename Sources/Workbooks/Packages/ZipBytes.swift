/// The bytes of a zip file, asked for at places that the file itself names and that may lie outside of it.
struct ZipBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A number of `count` bytes, the least first; `nil` where the file has none there.
  func number(_ position: Int, _ count: Int) -> Int? {
    slice(position, count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func text(_ position: Int, _ count: Int) -> String? {
    slice(position, count).map { String(decoding: $0, as: UTF8.self) }
  }

  func slice(_ position: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard position >= 0, count >= 0, position <= bytes.count, count <= bytes.count - position else { return nil }
    return bytes[position..<position + count]
  }

  /// Where the record at the end of the file begins, behind which there may be a comment of up to 65,535 bytes.
  func endOfDirectory() -> Int? {
    let last = bytes.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 0xFFFF)...last).reversed().first { position in
      bytes[position] == 0x50 && number(position, 4) == 0x0605_4B50
        && number(position + 20, 2).map { position + 22 + $0 <= bytes.count } == true
    }
  }
}
