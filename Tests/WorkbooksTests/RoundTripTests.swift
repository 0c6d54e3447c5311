import Testing
import Workbooks

/// What is written is read back as the same sheets.
@Suite struct RoundTripTests {
  private static let pieces = [
    "a", "中", "文", "😀", "𠮷", "\n", "\r", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "\\", "\\|", "&", "<", ">", "]]>",
    "&amp;", " ", "\t", "é", "e\u{301}", "\"\u{301}", "=1+1", "#", "# ", "---", "_x000D_", "_x", "\u{3000}", "\u{200B}",
    "\u{85}", "${name}", "0912", "１", "\u{FEFF}",
  ]

  private static func text(_ random: inout Seeded, upTo most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func sheets(_ random: inout Seeded) -> [Sheet] {
    (0..<Int.random(in: 1...4, using: &random)).map { index in
      var number = 0
      let rows = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        number += Int.random(in: 1...3, using: &random)
        let cells = (0..<Int.random(in: 0...5, using: &random)).map { _ in text(&random, upTo: 5) }
        return Sheet.Row(number: number, cells: cells + ["end"])
      }
      return Sheet(name: ["survey", "choices", "設定|", "a \"b\", c"][index], rows: rows)
    }
  }

  /// What Markdown keeps of a sheet: no line breaks, no white space around a cell, no numbers of rows.
  private static func asMarkdownKeeps(_ sheet: Sheet) -> Sheet {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let rows = sheet.rows.enumerated().map { index, row in
      let cells = row.cells.map { cell in
        let flat = cell.unicodeScalars.split(separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
          .map { String(String.UnicodeScalarView($0.map { $0 == "\n" || $0 == "\r" ? " " : $0 })) }
          .joined(separator: " ").unicodeScalars
        let start = flat.drop(while: isBlank)
        return String(String.UnicodeScalarView(start.reversed().drop(while: isBlank).reversed()))
      }
      return Sheet.Row(number: index + 1, cells: cells)
    }
    return Sheet(name: sheet.name, rows: rows)
  }

  @Test(arguments: WorkbookFormat.allCases) func whatIsWrittenIsReadBack(_ format: WorkbookFormat) throws {
    for seed in UInt64(1)...300 {
      var random = Seeded(state: seed)
      let sheets = Self.sheets(&random)
      let expected = format == .md ? sheets.map(Self.asMarkdownKeeps) : sheets
      let bytes = writeWorkbook(sheets, as: format)
      let read = try readWorkbook(bytes, as: format)
      // `==` on strings would take two forms of é for equal.
      let isSame = read == expected && written(read) == written(expected)
      #expect(isSame, "seed \(seed): \(read) instead of \(expected)")
      if !isSame { return }
      #expect(writeWorkbook(sheets, as: format) == bytes)
    }
  }

  private func written(_ sheets: [Sheet]) -> [UInt8] {
    sheets.flatMap { sheet in sheet.rows.flatMap { $0.cells.flatMap { Array($0.utf8) + [0] } } }
  }

  @Test func whatAFormatCannotSayIsLeftOut() throws {
    let odd = Sheet(
      name: "a/b'", rows: [.init(number: 0, cells: ["a\u{0}\u{1F}b\u{FFFF}", ""]), .init(number: 0, cells: ["", ""])])
    let long = Sheet(name: String(repeating: "長", count: 40), rows: [.init(number: 9_999_999, cells: ["x"])])
    let read = try readWorkbook(writeWorkbook([odd, odd, long], as: .xlsx), as: .xlsx)
    #expect(read.map(\.name) == ["a_b_", "a_b_ (2)", String(repeating: "長", count: 31)])
    #expect(read[0].rows == [.init(number: 1, cells: ["ab"])] && read[2].rows == [.init(number: 1, cells: ["x"])])
    #expect(try readWorkbook(writeWorkbook([], as: .xlsx), as: .xlsx) == [Sheet(name: "Sheet1", rows: [])])
    let nameless = String(decoding: writeWorkbook([Sheet(name: "", rows: odd.rows)], as: .csv), as: UTF8.self)
    #expect(nameless.hasPrefix("Sheet1\r\n"))
  }

  /// As pyxform's documentation has them.
  @Test func theTextFormatsLookAsOthersWriteThem() {
    let sheets = [
      Sheet(
        name: "survey",
        rows: [.init(number: 1, cells: ["type", "label"]), .init(number: 3, cells: ["text", "a|b, \"c\"\r\nd"])]),
      Sheet(name: "settings", rows: [.init(number: 1, cells: ["", "x"])]),
    ]
    #expect(
      String(decoding: writeWorkbook(sheets, as: .csv), as: UTF8.self)
        == "survey\r\n,type,label\r\n,\r\n,text,\"a|b, \"\"c\"\"\r\nd\"\r\nsettings\r\n,,x\r\n")
    #expect(
      String(decoding: writeWorkbook(sheets, as: .md), as: UTF8.self)
        == "| survey |\n| | type | label |\n| | text | a\\|b, \"c\" d |\n\n| settings |\n| |  | x |\n")
  }

  @Test func theFormatIsKnownByTheEndOfTheName() {
    let names = ["a.xlsx", "A.XLSX", "b.c.xlsm", "調查.csv", "a.md", "a.xls", "xlsx", "a.", ""]
    let expected = ["xlsx", "xlsx", "xlsx", "csv", "md", nil, nil, nil, nil]
    #expect(names.map { WorkbookFormat(fileName: $0)?.rawValue } == expected)
  }
}
