/// The code of a number format, such as `yyyy/m/d h:mm`, as far as it tells dates from numbers.
enum NumberFormat {
  /// Spreadsheets allow 255 characters.
  private static let mostScalars = 1_000

  static func kind(_ code: String) -> NumberStyles.Kind {
    let marks = marks(code)
    if marks.contains("[") { return .duration }
    let hasTime = marks.contains { $0 == "h" || $0 == "s" }
    // Months and minutes are the same letter; alone, it is months.
    let hasDate = marks.contains { $0 == "y" || $0 == "d" } || (!hasTime && marks.contains("m"))
    switch (hasDate, hasTime) {
    case (true, true): return .dateAndTime
    case (true, false): return .date
    case (false, true): return .time
    case (false, false): return .number
    }
  }

  /// The letters of dates and times in the first section, in lower case; `[` for elapsed time.
  private static func marks(_ code: String) -> Set<Unicode.Scalar> {
    let code = Array(code.unicodeScalars.prefix(mostScalars)).map(lowercased)
    var marks: Set<Unicode.Scalar> = []
    var index = 0
    while index < code.count, code[index] != ";" {
      switch code[index] {
      case "\"": index = end("\"", code, from: index + 1)
      case "[":
        let last = end("]", code, from: index + 1)
        let inside = Set(code[min(index + 1, last)..<last])
        if !inside.isEmpty, inside.isSubset(of: ["h", "m", "s"]) { marks.insert("[") }
        index = last
      // A character that is shown as it is, whose width is kept free, or that fills the cell.
      case "\\", "_", "*": index += 1
      case "g" where code[index...].starts(with: "general".unicodeScalars): index += 6
      // Years of an era, as in 民國; with a sign behind it, an exponent.
      case "e":
        if index + 1 < code.count, code[index + 1] == "+" || code[index + 1] == "-" { break }
        marks.insert("y")
      case "y", "m", "d", "h", "s": marks.insert(code[index])
      default: break
      }
      index += 1
    }
    return marks
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  private static func end(_ mark: Unicode.Scalar, _ code: [Unicode.Scalar], from start: Int) -> Int {
    guard start < code.count else { return code.count }
    return code[start...].firstIndex(of: mark) ?? code.count
  }
}
