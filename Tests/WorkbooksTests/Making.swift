@testable import Workbooks

/// The same numbers for the same seed, on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A workbook with these parts instead of, or besides, those of one that has a single sheet.
func workbook(_ parts: [String: String]) -> [UInt8] {
  let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
  var all = [
    "_rels/.rels": """
      <Relationships \(package)><Relationship Id="a" Type="\(relations)/officeDocument" Target="/xl/workbook.xml"/>\
      </Relationships>
      """,
    "xl/workbook.xml": """
      <workbook xmlns:r="\(relations)"><sheets><sheet name="survey" sheetId="1" r:id="b"/></sheets></workbook>
      """,
    "xl/_rels/workbook.xml.rels": """
      <Relationships \(package)><Relationship Id="b" Type="\(relations)/worksheet" Target="worksheets/sheet1.xml"/>\
      <Relationship Id="c" Type="\(relations)/sharedStrings" Target="../xl/sharedStrings.xml"/>\
      <Relationship Id="d" Type="\(relations)/styles" Target="./styles.xml"/></Relationships>
      """,
    "xl/sharedStrings.xml": "<sst/>",
    "xl/styles.xml": "<styleSheet/>",
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData/></worksheet>",
  ]
  all.merge(parts) { $1 }
  var zip = ZipWriter()
  for (name, content) in all.sorted(by: { $0.key < $1.key }) { zip.add(name, Array(content.utf8)) }
  return zip.finished()
}

/// A workbook whose only sheet has these rows, as XML.
func workbook(rows: String, after: String = "", texts: String = "", styles: String = "") -> [UInt8] {
  workbook([
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>",
    "xl/sharedStrings.xml": "<sst>\(texts)</sst>", "xl/styles.xml": "<styleSheet>\(styles)</styleSheet>",
  ])
}

/// The rows of the first sheet, `1: a|b`, or what is wrong, `survey 2: …` in English.
func told(_ bytes: [UInt8], as format: WorkbookFormat) -> [String] {
  do throws(WorkbookFault) {
    let sheets = try readWorkbook(bytes, as: format)
    return sheets.first?.rows.map { "\($0.number): " + $0.cells.joined(separator: "|") } ?? []
  } catch {
    let place = [error.sheet, error.row.map(String.init)].compactMap { $0 }.joined(separator: " ")
    return ["FAULT \(place): \(error.english)"]
  }
}
