/// Reads the sheets of an Office Open XML workbook.
struct SpreadsheetReader {
  private struct SheetEntry {
    var name: String
    var relationship: String
  }

  private var package: SpreadsheetPackage
  private var entries: [SheetEntry] = []
  private var countsFrom1904 = false
  private var allowance = Allowance()

  static func sheets(_ bytes: [UInt8]) throws(WorkbookFault) -> [Sheet] {
    if isCompoundFile(bytes) { throw .oldOrProtected }
    var reader = SpreadsheetReader(package: try SpreadsheetPackage(bytes))
    return try reader.sheets()
  }

  private init(package: SpreadsheetPackage) { self.package = package }

  /// Whether these bytes begin as the container does in which old workbooks and encrypted ones lie.
  static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  private mutating func sheets() throws(WorkbookFault) -> [Sheet] {
    let main = try package.mainPart()
    try readMain(main)
    let relationships = try package.relationships(of: main)
    var texts: [String] = []
    if let part = relationships.first(where: { $0.kind == "sharedStrings" }) {
      texts = try SharedTexts.read(package.reader(part.target))
    }
    var styles = NumberStyles()
    if let part = relationships.first(where: { $0.kind == "styles" }) {
      styles = try NumberStyles(package.reader(part.target))
    }
    let values = CellValues(texts: texts, styles: styles, countsFrom1904: countsFrom1904)
    let parts = Dictionary(relationships.map { ($0.id, $0) }) { first, _ in first }
    var sheets: [Sheet] = []
    for entry in entries {
      guard let part = parts[entry.relationship] else {
        throw WorkbookFault.damaged(main).placed(sheet: entry.name)
      }
      // Charts and dialogues have a tab as well.
      guard part.kind == "worksheet" else { continue }
      do throws(WorkbookFault) {
        var reader = WorksheetReader(try package.reader(part.target), values: values, allowance: allowance)
        sheets.append(Sheet(name: entry.name, rows: try reader.read()))
        allowance = reader.allowance
      } catch {
        throw error.placed(sheet: entry.name)
      }
    }
    return sheets
  }

  private mutating func readMain(_ part: String) throws(WorkbookFault) {
    var reader = try package.reader(part)
    var isWorkbook = false
    while let event = try reader.next() {
      guard case .start(let tag) = event else { continue }
      switch tag.name {
      case "workbook": isWorkbook = true
      case "workbookPr": countsFrom1904 = ["1", "true"].contains(tag["date1904"] ?? "")
      case "sheet":
        let relationship = tag.attributes.first { $0.name.hasSuffix(":id") }
        guard let name = tag["name"], let relationship else { throw .damaged(part) }
        try allowance.takeSheet()
        entries.append(SheetEntry(name: name, relationship: relationship.value))
      default: break
      }
    }
    // A text document is made of the same kind of parts.
    guard isWorkbook else { throw .notAWorkbook }
  }
}
