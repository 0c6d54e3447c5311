/// One line of XLSForm's Markdown, by bytes: its marks are ASCII.
enum MarkdownLine {
  private static let pipe = UInt8(ascii: "|")
  private static let hash = UInt8(ascii: "#")
  private static let backslash = UInt8(ascii: "\\")

  /// The cells of a line; `nil` where it belongs to no table, is a comment or only separates.
  static func cells(_ line: String) throws(WorkbookFault) -> [String]? {
    let start = line.unicodeScalars.drop(while: PlainText.isBlank)
    let bytes = Array(String(start).utf8)
    guard bytes.first == pipe else { return nil }
    let table = bytes[..<(endOfTable(bytes))]
    guard let last = table.lastIndex(of: pipe), last > 0 else { return nil }
    let content = table[1..<last]
    if !content.isEmpty, content.allSatisfy({ $0 == pipe || $0 == UInt8(ascii: "-") }) { return nil }
    return try split(content).map(cell)
  }

  /// Where a comment begins: at the last `#` with something behind it, if none of that is a pipe. The end otherwise.
  private static func endOfTable(_ bytes: [UInt8]) -> Int {
    for index in bytes.indices.reversed() {
      if bytes[index] == pipe { break }
      if bytes[index] == hash, index + 1 < bytes.count { return index }
    }
    return bytes.count
  }

  /// Between the pipes that no backslash precedes.
  private static func split(_ content: ArraySlice<UInt8>) throws(WorkbookFault) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = content.startIndex
    for index in content.indices
    where content[index] == pipe && (index == content.startIndex || content[index - 1] != backslash) {
      guard pieces.count < Sheet.mostColumns else { throw .tooManyCells }
      pieces.append(content[start..<index])
      start = index + 1
    }
    return pieces + [content[start...]]
  }

  private static func cell(_ bytes: ArraySlice<UInt8>) -> String {
    let text = PlainText.trimmed(String(decoding: bytes, as: UTF8.self))
    guard text.utf8.contains(backslash) else { return text }
    var plain: [UInt8] = []
    for byte in text.utf8 {
      if byte == pipe, plain.last == backslash { plain.removeLast() }
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
