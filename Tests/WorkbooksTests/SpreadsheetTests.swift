import TestSupport
import Testing
import Workbooks

/// Workbooks as different programs write them.
@Suite struct SpreadsheetTests {
  @Test(arguments: ["openpyxl", "openpyxl-1904", "streamed"])
  func aWorkbookMadeByOpenpyxlIsRead(_ name: String) throws {
    let bytes = try repositoryFile("fixtures/workbooks/\(name).xlsx")
    #expect(
      told(bytes, as: .xlsx) == [
        "1: type|name|label::中文 (zh)", "2: integer|age|幾歲？", "4: 1|1|0.3|-0.00000025|1E-10|912345678",
        "5: TRUE|FALSE|2018-03-05|2018-03-05T09:30:01|09:30:00|30:05:00", "6: 2018-03-05|1234.5|0.5|5",
        "7: 很重要 !|  空白  |兩\n行|<&>\"'|😀𠮷", "9: 合併", "10: |||旁邊",
      ])
    let sheets = try readWorkbook(bytes, as: .xlsx)
    #expect(sheets.map(\.name) == ["survey", "choices", "空的"])
    #expect(sheets.map(\.rows.count) == [8, 1, 0] && sheets[1].rows == [.init(number: 2, cells: ["", "x"])])
  }

  /// With shared texts, formulas, a chart between the sheets, and the date format of Excel's Chinese edition.
  @Test func aWorkbookMadeByXlsxWriterIsRead() throws {
    let bytes = try repositoryFile("fixtures/workbooks/xlsxwriter.xlsx")
    #expect(
      told(bytes, as: .xlsx) == [
        "1: type|name|label::中文 (zh)", "2: integer|age|幾歲？", "4: 1|1|0.3|-0.00000025|1E-10|912345678",
        "5: TRUE|FALSE|2018-03-05|2018-03-05T09:30:01|2018-03-05|30:05:00", "6: 2|ab||#N/A|TRUE|3",
        "7: 很重要 !|  空白  |兩\n行|<&>\"'|😀𠮷|a\u{1}b_x000D_", "9: 合併", "10: |||旁邊", "12: 連結",
      ])
    #expect(try readWorkbook(bytes, as: .xlsx).map(\.name) == ["survey", "choices", "空的"])
  }

  /// Rows of XML in the many forms that the format allows, and how they are read.
  private static let rows: [(String, [String])] = [
    (#"<row r="2" spans="1:2" x14ac:dyDescent="0.25"><c r="B2" s="1" t="s"><v>0</v></c></row>"#, ["2: |很重要"]),
    (#"<row><c><v>1</v></c><c r="C1" t="s"><v> 1</v></c></row>"#, ["FAULT survey 1: The workbook is damaged"]),
    (#"<row><c><v>1</v></c><c t="s"><v>1</v></c></row><row><c t="b"><v>1</v></c></row>"#, ["1: 1|a\rb_x", "2: TRUE"]),
    (#"<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>"#, ["1: a"]),
    (#"<row r="1"><c r="A1" t="str"><f aca="false">"a"&amp;"b"</f><v>ab</v></c></row>"#, ["1: ab"]),
    (#"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c><c r="B1" s="3"/></row>"#, ["1: 2"]),
    (#"<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="e"><v>#N/A</v></c></row>"#, ["1: |#N/A"]),
    (#"<row r="3"><c r="B3"><f>1+1</f><v/></c></row>"#, ["FAULT survey 3: The formula in cell B3 was saved without"]),
    (#"<row r="1"><c r="A1"><v>1<!-- c -->2<![CDATA[3]]></v></c></row>"#, ["1: 123"]),
    (#"<row r="1"><c r="A1" t="d" s="1"><v>2018-03-05T00:00:00</v></c></row>"#, ["1: 2018-03-05"]),
    (#"<row r="1"><c r="A1"><v>nan</v></c><c r="B1"><v>007</v></c></row>"#, ["1: nan|7"]),
    (#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#, ["FAULT survey 1: The workbook is damaged"]),
    (#"<row r="1" ht="12.8"><c r="A1" s="0" t="n"><v>7</v></c></row><row r="1048576" ht="12.8"/>"#, ["1: 7"]),
    (#"<row r="2"/><row r="2"/>"#, ["FAULT survey: The workbook is damaged"]),
    (#"<row r="1048577"/>"#, ["FAULT survey: The workbook is damaged"]),
    (#"<row r="-1"/>"#, ["FAULT survey: The workbook is damaged"]),
  ]

  @Test func cellsAreReadWhateverProgramWroteThem() {
    let texts = """
      <si><r><rPr><b/></rPr><t xml:space="preserve">很</t></r><r><t>重要</t></r>\
      <rPh sb="0" eb="1"><t>hěn</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b_x005F_x</t></si>
      """
    let styles = #"<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/></cellXfs>"#
    for (rows, expected) in Self.rows {
      let told = told(workbook(rows: rows, texts: texts, styles: styles), as: .xlsx)
      let isSame = told == expected || (expected[0].hasPrefix("FAULT") && told[0].hasPrefix(expected[0]))
      #expect(isSame, "\(rows): \(told) instead of \(expected)")
    }
  }

  @Test func whatLiesBehindAMergedCellIsNotSeen() {
    let rows = (1...4).map { row in
      "<row r=\"\(row)\">" + ["A", "B", "C"].map { "<c r=\"\($0)\(row)\"><v>\(row)</v></c>" }.joined() + "</row>"
    }.joined()
    let merged = #"<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A4:C4"/><mergeCell ref="B3:XFD3"/></mergeCells>"#
    #expect(told(workbook(rows: rows, after: merged), as: .xlsx) == ["1: 1||1", "2: ||2", "3: 3|3", "4: 4"])
    let overlapping = String(repeating: #"<mergeCell ref="A1:XFD1048576"/>"#, count: 1_000)
    let told = told(workbook(rows: rows, after: overlapping), as: .xlsx)
    #expect(told[0].hasPrefix("FAULT survey: The workbook is damaged"), "\(told)")
  }

  /// The code of a format, or the number of a built-in one, a number, and what a person sees.
  private static let formats: [(String, String, String)] = [
    ("0", "1", "1"), ("0", "1.0", "1"), ("0", "0.10000000000000001", "0.1"), ("0", "0.30000000000000004", "0.3"),
    ("0", "-0", "0"), ("0", "1E3", "1000"), ("0", "123456789012345680", "123456789012346000"), ("0", "1e21", "1E+21"),
    ("0", "9.9999999999999995E-1", "1"), ("0", "0.000000012", "0.000000012"), ("0", "1.5e-300", "1.5E-300"),
    ("0", "1234567.125", "1234567.125"), ("0", "5e-324", "5E-324"), ("0", "1e400", "1e400"),
    ("14", "43164", "2018-03-05"), ("22", "43164.395844907405", "2018-03-05T09:30:01"), ("20", "0.5", "12:00:00"),
    ("46", "1.5", "36:00:00"), ("27", "43164", "2018-03-05"), ("14", "60", "1900-02-29"), ("14", "59", "1900-02-28"),
    ("14", "61", "1900-03-01"), ("14", "1", "1900-01-01"), ("14", "0", "00:00:00"), ("14", "-1", "-1"),
    ("14", "2958465", "9999-12-31"), ("14", "2958466", "2958466"), ("14", "43164.9999999", "2018-03-06"),
    ("yyyy/m/d h:mm", "43164.5", "2018-03-05T12:00:00"), ("[$-404]e\"年\"m\"月\"", "43164", "2018-03-05"),
    ("[Red]0.00E+00", "5", "5"), ("General\" days\"", "5", "5"), ("0\\d", "5", "5"), ("_d0;yyyy", "5", "5"),
    ("[h]:mm:ss", "1.25", "30:00:00"), ("mm:ss", "0.25", "06:00:00"), ("mmm", "43164", "2018-03-05"),
    ("yyyy\\-mm\\-dd", "43164", "2018-03-05"), ("[$-404]AM/PM hh:mm", "0.75", "18:00:00"),
    ("_-* #,##0_-;[Red]\\(#,##0\\)", "5", "5"), ("[$NT$-404]#,##0", "5", "5"), ("[Blue][>1]0.0", "5", "5"), ("\"y", "5", "5"), ("[", "5", "5"), ("\\", "5", "5"), ("@", "5", "5"),
  ]

  @Test func numbersAndDatesAreGivenAsAPersonSeesThem() {
    for (format, number, expected) in Self.formats {
      let code = format.replacing("\"", with: "&quot;")
      let own = Int(format) == nil
      let styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(code)\"/></numFmts>"
        + "<cellXfs><xf/><xf numFmtId=\"\(own ? "200" : format)\"/></cellXfs>"
      let told = told(workbook(rows: "<row><c s=\"1\"><v>\(number)</v></c></row>", styles: styles), as: .xlsx)
      #expect(told == ["1: \(expected)"], "\(number) as \(format): \(told)")
    }
  }
}
