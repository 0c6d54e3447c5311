import TestSupport
import Testing

@testable import Workbooks

/// Files that are broken, of another kind, or made to do harm: each is refused with a sentence, none ends the program.
@Suite struct HostileWorkbookTests {
  private let sound = writeWorkbook(
    [Sheet(name: "survey", rows: [.init(number: 1, cells: ["type", "name"])])], as: .xlsx)

  private func expect(
    _ bytes: [UInt8], _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let told = told(bytes, as: .xlsx)
    #expect(told.count == 1 && told[0].contains(sentence), "\(told)", sourceLocation: sourceLocation)
  }

  /// The same with a number, the least byte first, written over the bytes behind a mark.
  private func patched(_ bytes: [UInt8], _ mark: [UInt8], _ offset: Int, _ number: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard let place = bytes.indices.last(where: { bytes[$0...].starts(with: mark) }) else { return [] }
    bytes.replaceSubrange((place + offset)..<(place + offset + number.count), with: number)
    return bytes
  }

  private let entry: [UInt8] = [0x50, 0x4B, 1, 2]
  private let end: [UInt8] = [0x50, 0x4B, 5, 6]

  @Test func anotherKindOfFileIsNamed() {
    expect([], "is not an Excel workbook")
    expect(Array("type,name".utf8), "is not an Excel workbook")
    expect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "protected by a password, or it is an old .xls")
    expect(workbook(["mimetype": "application/vnd.oasis", "content.xml": "<a/>"]), "OpenDocument")
    expect(workbook(["xl/workbook.xml": "<document/>"]), "is not an Excel workbook")
    let binary = "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/>"
    expect(workbook(["_rels/.rels": "<Relationships>\(binary)</Relationships>"]), ".xlsb")
    var zip = ZipWriter()
    zip.add("notes.txt", [65])
    expect(zip.finished(), "is not an Excel workbook")
  }

  @Test func aDamagedZipIsRefused() {
    expect(Array(sound.dropLast(30)), "its end is missing")
    expect(patched(sound, entry, 16, [1, 2, 3, 4]), "is damaged (xl/worksheets/sheet1.xml)")
    expect(patched(sound, entry, 24, [1, 0, 0, 0]), "is damaged (xl/worksheets/sheet1.xml)")
    expect(patched(sound, entry, 42, [0xFF, 0xFF, 0xFF, 0x7F]), "is damaged (xl/worksheets/sheet1.xml)")
    expect(patched(sound, entry, 10, [12, 0]), "is damaged (xl/worksheets/sheet1.xml)")
    expect(patched(sound, entry, 8, [1, 0]), "protected by a password")
    expect(patched(sound, entry, 24, [0xFF, 0xFF, 0xFF, 0xFF]), "zip64")
    expect(patched(sound, end, 10, [0xFF, 0xFF]), "zip64")
    expect(patched(sound, end, 16, [0xFF, 0xFF, 0xFF, 0x7F]), "is damaged (zip)")
    expect(workbook(["xl/_rels/workbook.xml.rels": "<Relationships/>"]), "survey: The workbook is damaged")
    let lost = "<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"../../../etc/passwd\"/>"
    expect(
      workbook(["xl/_rels/workbook.xml.rels": "<Relationships>\(lost)</Relationships>"]),
      "survey: The workbook lacks its part \"etc/passwd\"")
  }

  @Test func whatGrowsBeyondMeasureIsRefused() {
    let blank = String(repeating: " ", count: 3 << 20)
    expect(workbook(["xl/styles.xml": "<a>\(blank)</a>"]), "compressed more than any real one")
    expect(patched(sound, entry, 20, [0, 0, 0, 6, 0, 0, 0, 7]), "more than 100 MB")
    let many = String(repeating: "<sheet name=\"a\" r:id=\"b\"/>", count: 101)
    let row = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"
    let wide = ["xl/workbook.xml": "<workbook><sheets>\(many)</sheets></workbook>"]
    expect(
      workbook(wide.merging(["xl/worksheets/sheet1.xml": "<worksheet>\(row)</worksheet>"]) { $1 }), "1,000,000 cells")
  }

  /// Each of these is a few thousand bytes that would become gigabytes, or take hours.
  @Test func whatIsCheapToWriteAndDearToReadIsRefused() {
    let many = { (text: String, count: Int) in String(repeating: text, count: count) }
    let shared = many("<c t=\"s\"><v>0</v></c>", 150)
    let long = "<si><t>" + (0..<900_000).map { String($0 % 7919, radix: 36) }.joined().prefix(1 << 20) + "</t></si>"
    expect(workbook(rows: "<row>\(shared)</row>", texts: long), "survey 1: Unpacked, the file has more than 100 MB")
    let sheets = many("<sheet name=\"a\" r:id=\"b\"/>", 1_001)
    expect(workbook(["xl/workbook.xml": "<workbook>\(sheets)</workbook>"]), "1,000 sheets")
    expect(workbook(rows: "<row \((0...200).map { "a\($0)=\"\"" }.joined(separator: " "))/>"), "not well-formed")
    for (text, sentence) in [(many("a\n", 1_001), "1,000 sheets"), (many(",", 20_000), "16,384 in a row")] {
      #expect(told(Array(text.utf8), as: .csv)[0].contains(sentence))
    }
    for (text, sentence) in [(many("|a|\n", 1_001), "1,000 sheets"), (many("| ", 20_000), "16,384 in a row")] {
      #expect(told(Array(text.utf8), as: .md)[0].contains(sentence))
    }
  }

  @Test func xmlThatIsNotPlainIsRefused() {
    let part = "survey: The workbook's part \"xl/worksheets/sheet1.xml\""
    let bomb = "<!DOCTYPE a [<!ENTITY b \"cccc\">]><worksheet>&b;</worksheet>"
    let table = [
      bomb: "DOCTYPE", "<?xml version=\"1.0\" encoding=\"Big5\"?><worksheet/>": "is not UTF-8",
      "<a>&b;</a>": "not well-formed", "<a>&#0;</a>": "not well-formed", "<a>&#xD800;</a>": "not well-formed",
      "<a>&amp</a>": "not well-formed", "<a>\u{1}</a>": "not well-formed", "<a><b></a></b>": "not well-formed",
      "<a>": "not well-formed", "": "not well-formed", "<a/><a/>": "not well-formed", "a<a/>": "not well-formed",
      "<a b=c/>": "not well-formed", "<a b=\"c/>": "not well-formed", "<a b=\"c\"d=\"e\"/>": "not well-formed",
      "<a><!-- </a>": "not well-formed", "<a><![CDATA[</a>": "not well-formed", "<": "not well-formed",
      "<a": "not well-formed", "</a>": "not well-formed", "<?xml": "not well-formed", "<!": "not well-formed",
      String(repeating: "<a>", count: 100_000): "not well-formed",
    ]
    for (xml, sentence) in table {
      let told = told(workbook(["xl/worksheets/sheet1.xml": xml]), as: .xlsx)[0]
      #expect(told.contains(part) && told.contains(sentence), "\(xml.prefix(60)): \(told)")
    }
    var utf16 = ZipWriter()
    utf16.add("_rels/.rels", [0xFF, 0xFE, 0x3C, 0])
    expect(utf16.finished(), "\"_rels/.rels\" is not UTF-8")
  }

  /// Bytes and XML spoiled at random are read or refused, and that is all.
  @Test func spoiledFilesNeverEndTheProgram() throws {
    let bytes = try repositoryFile("fixtures/workbooks/openpyxl.xlsx")
    var archive = try ZipArchive(bytes)
    let sheet = try #require(try archive.read("XL\\worksheets\\sheet1.xml"))
    let styles = try #require(try archive.read("xl/styles.xml"))
    for seed in UInt64(1)...400 {
      var random = Seeded(state: seed)
      _ = told(spoiled(bytes, &random), as: .xlsx)
      for format in [WorkbookFormat.csv, .md] { _ = told(spoiled(writeWorkbook([], as: format), &random), as: format) }
      let parts = [("xl/worksheets/sheet1.xml", sheet), ("xl/styles.xml", styles)].map { name, part in
        (name, String(decoding: spoiled(part, &random), as: UTF8.self))
      }
      _ = told(workbook(Dictionary(uniqueKeysWithValues: parts)), as: .xlsx)
    }
  }

  private func spoiled(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1:
        let marks = "<\"&;/>".utf8.shuffled(using: &random).prefix(2)
        bytes.insert(contentsOf: bytes[start..<end] + marks, at: start)
      default: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
      }
    }
    return bytes
  }
}
