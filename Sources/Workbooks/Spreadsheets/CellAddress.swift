/// Where a cell is, as in `B3`.
struct CellAddress: Hashable {
  /// From 0.
  var column: Int
  /// From 1.
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// `nil` where no spreadsheet has such a cell.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= Sheet.mostColumns, row <= Sheet.mostRows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  var description: String {
    var letters: [UInt8] = []
    var left = column + 1
    while left > 0 {
      letters.insert(UInt8(65 + (left - 1) % 26), at: 0)
      left = (left - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self) + String(row)
  }
}
