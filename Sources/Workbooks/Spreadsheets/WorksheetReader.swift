/// Cells that are shown as one.
private struct MergedArea {
  var first: CellAddress
  var last: CellAddress
}

/// Reads the rows of one sheet.
struct WorksheetReader {
  private(set) var allowance: Allowance
  private var reader: XMLReader
  private let values: CellValues
  private var rows: [Sheet.Row] = []
  private var lastRow = 0
  private var merged: [MergedArea] = []

  init(_ reader: XMLReader, values: CellValues, allowance: Allowance) {
    self.reader = reader
    self.values = values
    self.allowance = allowance
  }

  mutating func read() throws(WorkbookFault) -> [Sheet.Row] {
    while let event = try reader.next() {
      guard case .start(let tag) = event else { continue }
      switch tag.name {
      case "row": try readRow(tag)
      case "mergeCell": if let area = Self.area(tag["ref"] ?? "") { merged.append(area) }
      default: break
      }
    }
    try clearMerged()
    return rows
  }

  private mutating func readRow(_ tag: XMLTag) throws(WorkbookFault) {
    let number = tag["r"].map { Int($0) ?? 0 } ?? lastRow + 1
    guard number > lastRow, number <= Sheet.mostRows else { throw .damaged(reader.part) }
    lastRow = number
    do throws(WorkbookFault) {
      let cells = try readCells(number)
      if !cells.isEmpty { rows.append(Sheet.Row(number: number, cells: cells)) }
    } catch {
      throw error.placed(sheet: nil, row: number)
    }
  }

  /// The cells up to the end of the row that was just begun, as far as there is content.
  private mutating func readCells(_ row: Int) throws(WorkbookFault) -> [String] {
    var cells: [String] = []
    var next = 0
    while let event = try reader.next() {
      switch event {
      case .start(let tag) where tag.name == "c":
        let column = try column(tag, otherwise: next)
        let text = try readCell(tag, at: CellAddress(column: column, row: row))
        next = column + 1
        if text.isEmpty { continue }
        try allowance.takeText(text)
        if next > cells.count {
          try allowance.takeCells(next - cells.count)
          cells += Array(repeating: "", count: next - cells.count)
        }
        cells[column] = text
      case .end("row"): return cells
      default: break
      }
    }
    return cells
  }

  private func column(_ tag: XMLTag, otherwise next: Int) throws(WorkbookFault) -> Int {
    guard let reference = tag["r"] else {
      guard next < Sheet.mostColumns else { throw .damaged(reader.part) }
      return next
    }
    guard let address = CellAddress(reference) else { throw .damaged(reader.part) }
    return address.column
  }

  private mutating func readCell(_ tag: XMLTag, at address: CellAddress) throws(WorkbookFault) -> String {
    var value = ""
    var inline = ""
    var isValue = false
    var hasFormula = false
    loop: while let event = try reader.next() {
      switch event {
      case .start(let part) where part.name == "is": inline = try SharedTexts.text(&reader, until: "is")
      case .start(let part):
        isValue = part.name == "v"
        if part.name == "f" { hasFormula = true }
      case .text(let piece): if isValue { value += piece }
      case .end("c"): break loop
      case .end: isValue = false
      }
    }
    let type = tag["t"] ?? "n"
    // A text that a formula gave may be empty; a number may not.
    if hasFormula, value.isEmpty, type != "str" { throw .formulaWithoutResult(address.description) }
    if type == "inlineStr" { return inline }
    guard let text = values.text(value, type: type, style: tag["s"]) else { throw .damaged(reader.part) }
    return text
  }

  // Merged cells.

  private static func area(_ reference: String) -> MergedArea? {
    let corners = reference.split(separator: ":")
    guard corners.count == 2, let first = CellAddress(corners[0]), let last = CellAddress(corners[1]),
      first.column <= last.column, first.row <= last.row
    else { return nil }
    return MergedArea(first: first, last: last)
  }

  /// Empties the cells that lie behind the first one of a merged area: nobody sees what some programs leave there.
  private mutating func clearMerged() throws(WorkbookFault) {
    // Areas that do not overlap cover each cell once; without this limit, many large ones would take forever.
    var left = rows.reduce(0) { $0 + $1.cells.count } + rows.count
    for area in merged {
      let (first, last) = (area.first, area.last)
      var index = firstIndex(from: first.row)
      while index < rows.count, rows[index].number <= last.row {
        let columns = first.column..<max(first.column, min(last.column + 1, rows[index].cells.count))
        left -= columns.count + 1
        guard left >= 0 else { throw .damaged(reader.part) }
        for column in columns where column != first.column || rows[index].number != first.row {
          rows[index].cells[column] = ""
        }
        index += 1
      }
    }
    if merged.isEmpty { return }
    rows = rows.compactMap { row in
      let cells = withoutEmptyEnd(row.cells)
      return cells.isEmpty ? nil : Sheet.Row(number: row.number, cells: cells)
    }
  }

  /// The index of the first row from a number on.
  private func firstIndex(from number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
