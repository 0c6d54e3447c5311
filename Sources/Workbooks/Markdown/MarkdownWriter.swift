/// Writes XLSForm's Markdown tables.
enum MarkdownWriter {
  static func text(_ sheets: [Sheet]) -> String {
    sheets.enumerated().map { index, sheet in
      let rows = sheet.rowsToWrite.map { "| | " + $0.cells.map(cell).joined(separator: " | ") + " |\n" }
      return "| \(cell(PlainText.name(sheet, at: index))) |\n" + rows.joined()
    }.joined(separator: "\n")
  }

  /// Pipes are escaped, and a line break, which a table cannot hold, becomes a blank.
  private static func cell(_ text: String) -> String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "|"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
