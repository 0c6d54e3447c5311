/// Where the lines of a text begin, and how places in it are counted by an editor.
///
/// The protocol counts lines and characters from 0; a character is a UTF-16 unit unless both sides agreed on bytes.
struct TextPositions {
  enum Encoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
  }

  struct Position: Hashable {
    var line: Int
    var character: Int
  }

  let bytes: [UInt8]
  let encoding: Encoding
  private let lineStarts: [Int]

  init(_ bytes: [UInt8], _ encoding: Encoding) {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    for (place, byte) in bytes.enumerated() {
      // A line ends with LF, CR LF or CR.
      let isLoneReturn = byte == 0x0D && (place + 1 == bytes.count || bytes[place + 1] != 0x0A)
      if byte == 0x0A || isLoneReturn { starts.append(place + 1) }
    }
    lineStarts = starts
  }

  /// The place of a byte; offsets beyond the text mean its ends.
  func position(_ offset: Int) -> Position {
    let place = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= place { low = middle } else { high = middle }
    }
    return Position(line: low, character: bytes[lineStarts[low]..<place].reduce(0) { $0 + units($1) })
  }

  /// The offset of a place. Behind the end of a line it means that end, within a character its beginning, behind the
  /// last line the end of the text.
  func offset(_ position: Position) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let end = lineEnd(position.line)
    var place = lineStarts[position.line]
    var left = position.character
    while place < end {
      let length = scalarLength(place, end)
      let width = bytes[place..<place + length].reduce(0) { $0 + units($1) }
      guard left >= width else { break }
      left -= width
      place += length
    }
    return place
  }

  private func lineEnd(_ line: Int) -> Int {
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    while end > lineStarts[line], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private func scalarLength(_ place: Int, _ end: Int) -> Int {
    var length = 1
    while place + length < end, bytes[place + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  /// What a byte adds to the count: in UTF-16 its first byte counts for a character, and four bytes make a pair.
  private func units(_ byte: UInt8) -> Int {
    if encoding == .utf8 { return 1 }
    if byte & 0xC0 == 0x80 { return 0 }
    return byte >= 0xF0 ? 2 : 1
  }
}
