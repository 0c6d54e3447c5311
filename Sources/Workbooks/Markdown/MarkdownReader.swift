/// Reads XLSForm's Markdown tables by the rules of pyxform, so that a form means the same here and there.
struct MarkdownReader {
  private var sheets: [Sheet] = []
  private var allowance = Allowance()

  static func sheets(_ bytes: [UInt8]) throws(WorkbookFault) -> [Sheet] {
    try PlainText.check(bytes)
    var reader = MarkdownReader()
    var rest = PlainText.withoutByteOrderMark(bytes)
    var number = 0
    while !rest.isEmpty {
      let bytes = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(bytes.count + 1)
      number += 1
      guard let line = PlainText.decoded(bytes) else { throw .lineNotUTF8(number) }
      do throws(WorkbookFault) {
        if let cells = try MarkdownLine.cells(line) { try reader.take(cells) }
      } catch {
        throw error.placed(sheet: reader.sheets.last?.name, row: reader.lastRow + 1)
      }
    }
    guard !reader.sheets.isEmpty else { throw .noTables }
    return reader.sheets
  }

  private var lastRow: Int { sheets.last?.rows.count ?? 0 }

  private mutating func take(_ cells: [String]) throws(WorkbookFault) {
    if let name = cells.first, !name.isEmpty {
      try allowance.takeSheet()
      sheets.append(Sheet(name: name, rows: []))
    }
    let content = withoutEmptyEnd(Array(cells.dropFirst()))
    if content.isEmpty { return }
    guard !sheets.isEmpty else { throw .rowBeforeSheet }
    try allowance.takeCells(content.count)
    sheets[sheets.count - 1].rows.append(Sheet.Row(number: lastRow + 1, cells: content))
  }
}
