/// Writes tables as CSV (RFC 4180, CRLF, UTF-8).
public struct CSVWriter: Sendable {
  /// Excel takes UTF-8 only with a byte order mark; most other programs want none.
  private let hasByteOrderMark: Bool

  public init(hasByteOrderMark: Bool) { self.hasByteOrderMark = hasByteOrderMark }

  public func render(_ table: Table) -> String {
    render(columns: table.columns, rows: table.rows)
  }

  public func render(columns: [String], rows: [[Cell]]) -> String {
    let lines = [columns.map { field($0, isNumber: false) }] + rows.map { $0.map(field) }
    return (hasByteOrderMark ? "\u{FEFF}" : "") + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): field(text, isNumber: false)
    case .number(let text): field(text, isNumber: true)
    case .empty: ""
    }
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe in front; our own numbers do not.
  private func field(_ text: String, isNumber: Bool) -> String {
    let plain = !isNumber && startsFormula(text) ? "'" + text : text
    let needsQuotes = plain.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    guard needsQuotes else { return plain }
    // By scalar: a quotation mark with a combining mark behind it is another Character, but still ends the field.
    let doubled = plain.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + doubled + "\""
  }

  private func startsFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].contains(first)
  }
}
