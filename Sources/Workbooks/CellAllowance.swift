/// How many cells a workbook may still fill; keeps a small file from taking all memory.
struct CellAllowance {
  static let most = 1_000_000

  private var left = Self.most

  mutating func take(_ count: Int) throws(WorkbookFault) {
    guard count <= left else { throw .tooManyCells }
    left -= count
  }
}
