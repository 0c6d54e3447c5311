/// What the two text formats have in common.
enum PlainText {
  /// Refuses what is in truth a spreadsheet, known by its first bytes, and what is too large.
  static func check(_ bytes: [UInt8]) throws(WorkbookFault) {
    if bytes.count > Allowance.mostText { throw .tooLarge }
    if ZipArchive.isBegunBy(bytes) { throw .spreadsheetAsText }
    if SpreadsheetReader.isCompoundFile(bytes) { throw .oldOrProtected }
  }

  static func withoutByteOrderMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  /// The text of UTF-8; `nil` where it is not.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    // Strict validation of each cell by itself is slow; most are ASCII.
    bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
  }

  /// White space as Python has it, whose rules XLSForm's text formats follow: Unicode's and four separators.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  /// Without white space at either end.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  /// What stands for the name of a sheet in a file: its own, or its place where it has none.
  static func name(_ sheet: Sheet, at index: Int) -> String {
    let name = trimmed(sheet.name)
    return name.isEmpty ? "Sheet\(index + 1)" : name
  }
}
