/// What a workbook may still hold; keeps a small file from filling all memory, as one text that a million cells share
/// does once each of them has it.
struct Allowance {
  /// In bytes, of a file unpacked and of all its texts.
  static let mostText = 100 * 1024 * 1024
  static let mostCells = 1_000_000
  private static let mostSheets = 1_000

  private var text = Self.mostText
  private var cells = Self.mostCells
  private var sheets = Self.mostSheets

  mutating func takeSheet() throws(WorkbookFault) {
    guard sheets > 0 else { throw .tooManySheets }
    sheets -= 1
  }

  /// Empty cells in front of others count as well.
  mutating func takeCells(_ count: Int) throws(WorkbookFault) {
    guard count <= cells else { throw .tooManyCells }
    cells -= count
  }

  mutating func takeText(_ content: String) throws(WorkbookFault) {
    guard content.utf8.count <= text else { throw .tooLarge }
    text -= content.utf8.count
  }
}
