public import Definitions

/// A survey as an XLSForm (xlsform.org), the spreadsheet form that ODK, KoboToolbox and pyxform read. What XLSForm has no
/// word for goes into columns that begin with `x_`, which they leave alone.
public struct XLSForm: Hashable, Sendable {
  /// One sheet: a header and rows under it.
  public struct Sheet: Hashable, Sendable {
    public var name: String
    public var columns: [String]
    public var rows: [[String]]
  }

  /// `survey`, `choices` and `settings`.
  public internal(set) var sheets: [Sheet]

  public init(_ survey: Survey, _ catalogue: Catalogue) {
    var writer = XLSFormWriter(survey: survey, catalogue: catalogue)
    sheets = writer.sheets()
  }

  /// As Markdown tables, which pyxform reads too.
  public var markdown: String {
    sheets.map { sheet in
      let rows = ([sheet.columns] + sheet.rows).map { row in
        "| | " + row.map(Self.markdownCell).joined(separator: " | ") + " |"
      }
      return "| \(sheet.name) |\n" + rows.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// As CSV (RFC 4180) with the sheets below each other, each begun by its name; without a BOM, which pyxform refuses.
  public var csv: String {
    sheets.map { sheet in
      let rows = [[sheet.name]] + ([sheet.columns] + sheet.rows).map { [""] + $0 }
      return rows.map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
    }.joined()
  }

  private static func markdownCell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  private static func csvCell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
