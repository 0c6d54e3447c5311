/// Takes CSV (RFC 4180) apart into records of bytes. A blank line is a record too, since rows are counted.
struct CommaSeparatedRecords {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next record, with one field at least; `nil` at the end.
  mutating func next() throws(WorkbookFault) -> [[UInt8]]? {
    guard position < bytes.endIndex else { return nil }
    var fields = [try field()]
    while position < bytes.endIndex, bytes[position] == UInt8(ascii: ",") {
      position += 1
      guard fields.count <= Sheet.mostColumns else { throw .tooManyCells }
      fields.append(try field())
    }
    skipLineEnd()
    return fields
  }

  private mutating func field() throws(WorkbookFault) -> [UInt8] {
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") { return try quoted() }
    let start = position
    while position < bytes.endIndex, !isEnd(bytes[position]) { position += 1 }
    return Array(bytes[start..<position])
  }

  private mutating func quoted() throws(WorkbookFault) -> [UInt8] {
    var content: [UInt8] = []
    position += 1
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") else {
          guard position == bytes.endIndex || isEnd(bytes[position]) else { throw .textAfterQuote }
          return content
        }
        position += 1
      }
      content.append(byte)
    }
    throw .unterminatedQuote
  }

  private mutating func skipLineEnd() {
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\r") { position += 1 }
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
