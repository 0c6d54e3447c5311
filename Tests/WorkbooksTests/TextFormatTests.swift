import Testing
import Workbooks

/// XLSForm's CSV and Markdown: what is read, and what is said of a file that cannot be.
@Suite struct TextFormatTests {
  private static let commaSeparated: [(String, [String])] = [
    ("survey\r\n,type,name\r\n,text,a\r\n", ["1: type|name", "2: text|a"]),
    ("\u{FEFF}survey,,\n,type,name\n\n,,\n,text,a,,\nchoices\n,x", ["1: type|name", "4: text|a"]),
    ("\n\n survey ,type,name\n,\"a \"\"b\"\", c\",\"two\nlines\"", ["1: type|name", "2: a \"b\", c|two\nlines"]),
    ("survey\r,a\r,b", ["1: a", "2: b"]),
    ("survey\n,a\n,\"open,\n,b\n", ["FAULT survey 2: A quotation mark that opens in this row is never closed."]),
    ("survey\n,\"a\"b\n", ["FAULT survey 1: There is text behind a closing quotation mark."]),
    (",a\nsurvey\n", ["FAULT 1: This row belongs to no sheet."]),
    ("", ["FAULT : The file has no sheets."]), ("\n,,\n", ["FAULT : The file has no sheets."]),
    ("PK\u{3}\u{4}…", ["FAULT : This is a spreadsheet or a zip file, not a text file."]),
  ]

  private static let markdown: [(String, [String])] = [
    ("text\n| survey |\n|---|---|\n| | a | b |  |\n   | | |\n  | | text | a |\r\n", ["1: a|b", "2: text|a"]),
    ("| survey | type | name |\n| | a\\|b \\ | \\\\| |", ["1: type|name", "2: a|b \\|\\|"]),
    (
      "| survey |\n| | # | b | # why | not |\n# | | c |\n| | d | # comment\n| | e | #",
      ["1: #|b|# why|not", "2: d", "3: e"]
    ),
    ("| survey |\n|| a || b |\n| --- |\n| | c |", ["1: a||b"]),
    ("| | a |", ["FAULT 1: This row belongs to no sheet."]),
    ("# nothing\nnothing | else", ["FAULT : The file has no Markdown tables."]),
    ("PK\u{3}\u{4}…", ["FAULT : This is a spreadsheet or a zip file, not a text file."]),
  ]

  @Test func theRulesOfXLSFormHold() {
    for (format, table) in [(WorkbookFormat.csv, Self.commaSeparated), (.md, Self.markdown)] {
      for (text, expected) in table {
        let told = told(Array(text.utf8), as: format)
        let isSame = told == expected || (expected[0].hasPrefix("FAULT") && told[0].hasPrefix(expected[0]))
        #expect(isSame, "\(format): \(told) instead of \(expected)")
      }
    }
  }

  @Test func anotherEncodingIsNamedWithItsRow() {
    // 「問卷」 in Big5.
    let big5: [UInt8] = [0xB0, 0xDD, 0xA8, 0xF7]
    let inCells = Array("survey\n,type\n,".utf8) + big5
    #expect(told(inCells, as: .csv)[0].hasPrefix("FAULT survey 2: This row is not UTF-8; it may be Big5."))
    #expect(told(Array("| survey |\n| | ".utf8) + big5 + Array(" |".utf8), as: .md)[0].hasPrefix("FAULT : Line 2 of"))
    #expect(told([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], as: .csv)[0].contains("old .xls"))
  }

  @Test func moreCellsThanASurveyHasAreRefused() {
    let wide = "survey\n" + String(repeating: "," + String(repeating: ",", count: 9_999) + "x\n", count: 101)
    let told = told(Array(wide.utf8), as: .csv)
    #expect(told[0].hasPrefix("FAULT survey 101: The file has more than 1,000,000 cells"), "\(told[0])")
  }
}
