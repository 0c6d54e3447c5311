import Documents
import Foundation
import Testing

/// Texts that break pages and spreadsheets, in every place that holds a text.
@Suite struct HostileTextTests {
  private static let texts = [
    "", " ", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
    "&amp;&#0;]]>",
    "\u{0}\u{1}\u{8}\u{B}\u{1B}[31m\u{7F}\u{85}\u{9B}\u{FFFE}\u{1FFFF}", "\u{202E}gnp.exe\u{2066}", "مرحبا בעולם",
    "冷氣\r\n太熱\n\n", "a\u{301}\u{301}\u{FE0F}", "=1+1", "👩‍👩‍👧‍👦𪜶", String(repeating: "長", count: 20_000),
  ]

  private static func document(_ text: String) -> Document {
    let table = Table(
      key: text, caption: text, columns: [text, text],
      rows: [[.text(text), .number(text)], [.empty, .text(text)], [.text(text)], [.empty, .empty, .text(text)]])
    let bar = Bar(label: text, value: 0.5, text: text, interval: 0.4...0.6, target: 0.7)
    return Document(
      language: "zh-Hant", title: text, subtitle: text,
      blocks: [
        .heading(level: 2, text: text), .heading(level: 9, text: text), .heading(level: -3, text: text),
        .paragraph(text),
        .list([text]), .list([]), .callout(Callout(tone: .note, title: text, items: [text])),
        .keyFigures([KeyFigure(value: text, label: text, remark: text)]), .table(table),
        .figure(Figure(caption: text, description: text, chart: .bars([bar], most: 1), table: table)),
        .figure(
          Figure(
            caption: text, description: text,
            chart: .stacked([StackedRow(label: text, values: [1, 2])], parts: [text, text]), table: table)),
        .quotes([Quote(text: text, source: text)]),
      ])
  }

  /// The page is XML but for the doctype and the void elements; an XML parser that finds no fault proves that nothing
  /// in the texts opened or closed anything.
  @Test(arguments: 0..<texts.count) func pagesStayWellFormed(_ index: Int) throws {
    let text = Self.texts[index]
    let writer = HTMLWriter(words: SyntheticReport.words) { "tables/\($0).csv" }
    let page = writer.render(Self.document(text))
    #expect(page == writer.render(Self.document(text)))
    let allowed = page.unicodeScalars.allSatisfy {
      ($0.value >= 32 || $0 == "\n" || $0 == "\t") && !(127...159).contains($0.value) && $0.value & 0xFFFE != 0xFFFE
        && !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
    }
    #expect(allowed)
    let elements = try PageElements(page)
    let plain = try PageElements(writer.render(Self.document("x")))
    #expect(elements.names == plain.names)
    #expect(elements.attributes.allSatisfy { !$0.name.hasPrefix("on") && $0.name != "style" })
  }

  @Test func chartsTakeAnyNumber() throws {
    let odd: [Double] = [.nan, .infinity, -.infinity, -1, 0, 1e300, -0.0, .leastNonzeroMagnitude]
    for most in odd {
      let bars = odd.map {
        Bar(label: "x", value: $0, text: "x", interval: $0.isNaN ? nil : min($0, 0.5)...max($0, 0.5), target: $0)
      }
      let rows = [StackedRow(label: "x", values: [0, 3, 1_000_000]), StackedRow(label: "y", values: [])]
      let table = Table(key: "x", caption: "x", columns: ["x"], rows: [])
      for chart in [
        Chart.bars(bars, most: most), .bars([], most: most), .stacked(rows, parts: ["a", "b", "c"]),
        .stacked([], parts: []),
      ] {
        let page = HTMLWriter(words: SyntheticReport.words) { _ in nil }.render(
          Document(
            language: "en", title: "x", subtitle: "",
            blocks: [.figure(Figure(caption: "x", description: "x", chart: chart, table: table))]))
        let numbers = try PageElements(page).attributes.filter {
          ["x", "y", "width", "height", "x1", "x2"].contains($0.name)
        }
        #expect(numbers.allSatisfy { (Double($0.value) ?? -1) >= 0 && (Double($0.value) ?? 1e9) <= 2_000 })
      }
    }
  }

  /// What RFC 4180 and a spreadsheet do with a field.
  @Test func fieldsSurviveSpreadsheets() {
    let rows: [(text: String, field: String)] = [
      ("冷氣", "冷氣"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("\"\u{301}", "\"\"\"\u{301}\""), ("\"\u{FE0F},=1", "\"\"\"\u{FE0F},=1\""), ("\r\n", "\"'\r\n\""),
      ("=1+1", "'=1+1"), ("＝1+1", "'＝1+1"), ("+886", "'+886"), ("＋1", "'＋1"), ("-5", "'-5"), ("－5", "'－5"),
      ("@SUM(A1)", "'@SUM(A1)"), ("＠x", "'＠x"), ("\t=1", "'\t=1"), ("  =1", "'  =1"),
      ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("4-5", "4-5"), ("", ""), (" ", " "), ("–", "–"),
    ]
    let writer = CSVWriter(hasByteOrderMark: false)
    for row in rows {
      let text = writer.render(columns: [row.text], rows: [[.text(row.text)]])
      #expect(Array(text.utf8) == Array("\(row.field)\r\n\(row.field)\r\n".utf8), "\(row.text)")
    }
  }

  @Test func numbersStayNumbersAndTheMarkComesFirst() {
    let rows: [[Cell]] = [[.number("-5.2"), .number("+3"), .number("1,263"), .empty, .number("87.5%")]]
    let text = CSVWriter(hasByteOrderMark: true).render(columns: ["a", "b", "c", "d", "e"], rows: rows)
    #expect(text == "\u{FEFF}a,b,c,d,e\r\n-5.2,+3,\"1,263\",,87.5%\r\n")
  }
}
