/// Writes XLSForm's CSV: CRLF, and no byte order mark, which pyxform refuses.
enum CommaSeparatedWriter {
  static func text(_ sheets: [Sheet]) -> String {
    var text = ""
    for (index, sheet) in sheets.enumerated() {
      text += field(PlainText.name(sheet, at: index)) + "\r\n"
      var last = 0
      for row in sheet.rowsToWrite {
        // A row that is missing in between is written without content, so that those behind it keep their numbers.
        for _ in last + 1..<row.number { text += ",\r\n" }
        text += "," + row.cells.map(field).joined(separator: ",") + "\r\n"
        last = row.number
      }
    }
    return text
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return text }
    // By byte: a quotation mark with a combining mark behind it is another Character, but still ends the field.
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }
}
