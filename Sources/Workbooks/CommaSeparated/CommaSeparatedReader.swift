/// Reads XLSForm's CSV: a record whose first field is not empty begins a sheet of that name, and may hold its first row
/// behind the name; in all other records the first field is empty.
struct CommaSeparatedReader {
  private var sheets: [Sheet] = []
  private var allowance = Allowance()
  /// The number of the last row of the present sheet; before the first sheet, of the file.
  private var number = 0

  static func sheets(_ bytes: [UInt8]) throws(WorkbookFault) -> [Sheet] {
    try PlainText.check(bytes)
    var reader = CommaSeparatedReader()
    var records = CommaSeparatedRecords(PlainText.withoutByteOrderMark(bytes))
    while true {
      do throws(WorkbookFault) {
        guard let fields = try records.next() else { break }
        try reader.take(fields)
      } catch {
        throw error.placed(sheet: reader.sheets.last?.name, row: reader.number + 1)
      }
    }
    guard !reader.sheets.isEmpty else { throw .noSheets }
    return reader.sheets
  }

  private mutating func take(_ fields: [[UInt8]]) throws(WorkbookFault) {
    var cells: [String] = []
    for field in fields {
      guard let cell = PlainText.decoded(field[...]) else { throw .notUTF8 }
      cells.append(cell)
    }
    let name = PlainText.trimmed(cells[0])
    let content = withoutEmptyEnd(Array(cells.dropFirst()))
    if !name.isEmpty {
      try allowance.takeSheet()
      sheets.append(Sheet(name: name, rows: []))
      number = 0
      if content.isEmpty { return }
    }
    if !content.isEmpty {
      guard !sheets.isEmpty else { throw .rowBeforeSheet }
      try allowance.takeCells(content.count)
      sheets[sheets.count - 1].rows.append(Sheet.Row(number: number + 1, cells: content))
    }
    number += 1
  }
}
