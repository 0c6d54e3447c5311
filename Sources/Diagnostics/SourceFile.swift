/// A file's bytes with its name and the places of its lines.
public struct SourceFile: Sendable {
  /// As it is shown to people.
  public let name: String
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// A place as people count: lines and columns from 1, a column being one Unicode scalar.
  public struct Position: Hashable, Sendable {
    public var line: Int
    public var column: Int
  }

  /// The position of a byte; offsets behind the end mean the end.
  public func position(_ offset: Int) -> Position {
    let place = min(max(0, offset), bytes.count)
    let line = lineIndex(place)
    let column = bytes[lineStarts[line]..<place].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Position(line: line + 1, column: column + 1)
  }

  /// The bytes of the line with this number (from 1), without its end.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard (1...lineStarts.count).contains(number) else { return [] }
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > lineStarts[number - 1], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[lineStarts[number - 1]..<max(end, lineStarts[number - 1])]
  }

  private func lineIndex(_ offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
