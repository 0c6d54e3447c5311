/// Reads XLSForm's Markdown tables by the rules of pyxform, so that a form means the same here and there.
struct MarkdownReader {
  private var sheets: [Sheet] = []
  private var allowance = CellAllowance()

  static func sheets(_ bytes: [UInt8]) throws(WorkbookFault) -> [Sheet] {
    try PlainText.refuseSpreadsheet(bytes)
    var reader = MarkdownReader()
    let lines = PlainText.withoutByteOrderMark(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      guard let line = PlainText.decoded(bytes) else { throw .lineNotUTF8(index + 1) }
      do throws(WorkbookFault) {
        if let cells = MarkdownLine.cells(line) { try reader.take(cells) }
      } catch {
        throw error.placed(sheet: reader.sheets.last?.name, row: reader.lastRow + 1)
      }
    }
    guard !reader.sheets.isEmpty else { throw .noTables }
    return reader.sheets
  }

  private var lastRow: Int { sheets.last?.rows.count ?? 0 }

  private mutating func take(_ cells: [String]) throws(WorkbookFault) {
    if let name = cells.first, !name.isEmpty { sheets.append(Sheet(name: name, rows: [])) }
    let content = withoutEmptyEnd(Array(cells.dropFirst()))
    if content.isEmpty { return }
    guard !sheets.isEmpty else { throw .rowBeforeSheet }
    try allowance.take(content.count)
    sheets[sheets.count - 1].rows.append(Sheet.Row(number: lastRow + 1, cells: content))
  }
}
