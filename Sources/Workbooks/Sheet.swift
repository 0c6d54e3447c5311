/// One sheet of a workbook: rows of text, whatever kind of file it comes from.
///
/// Read sheets hold no row without content and no empty cell at the end of a row; such rows and cells are left out on
/// writing too.
public struct Sheet: Hashable, Sendable {
  /// One row, with the place where a person finds it.
  public struct Row: Hashable, Sendable {
    /// As the spreadsheet counts, from 1.
    public var number: Int
    /// From the first column on; empty where the cell is empty.
    public var cells: [String]

    public init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }
  }

  /// What its tab says, such as `survey`.
  public var name: String
  /// In ascending order of their numbers.
  public var rows: [Row]

  public init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }
}

extension Sheet {
  /// As many as a spreadsheet has.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// The rows that hold something, as they go into a file. A number that cannot be, because it is not above the one
  /// before or no spreadsheet has so many rows, becomes the next that can.
  var rowsToWrite: [Row] {
    var last = 0
    return rows.compactMap { row in
      let cells = withoutEmptyEnd(row.cells)
      if cells.isEmpty { return nil }
      last = row.number > last && row.number <= Self.mostRows ? row.number : last + 1
      return Row(number: last, cells: cells)
    }
  }
}

/// The cells up to the last that is not empty.
func withoutEmptyEnd(_ cells: [String]) -> [String] {
  guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { return [] }
  return Array(cells[...last])
}
