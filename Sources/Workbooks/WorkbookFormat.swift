/// The kinds of file that hold sheets.
public enum WorkbookFormat: String, Hashable, Sendable, CaseIterable {
  /// Office Open XML, as Excel and LibreOffice save it.
  case xlsx
  /// XLSForm's CSV: the sheets below each other, each begun by its name in the first column, which is otherwise empty.
  case csv
  /// XLSForm's Markdown tables, with the same first column.
  case md

  /// By the end of the file's name, in either case of letters; `nil` for any other. A workbook with macros (`.xlsm`) is
  /// an `xlsx` whose macros nobody runs.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    self.init(rawValue: ending == "xlsm" ? "xlsx" : ending)
  }
}
