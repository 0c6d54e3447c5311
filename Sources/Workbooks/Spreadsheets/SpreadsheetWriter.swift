/// Writes an Office Open XML workbook whose cells are all text. The first row is bold and stays in sight, since it is
/// the header.
enum SpreadsheetWriter {
  private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func bytes(_ sheets: [Sheet]) -> [UInt8] {
    // A workbook without sheets is one that no program opens.
    let sheets = sheets.isEmpty ? [Sheet(name: "Sheet1", rows: [])] : sheets
    var zip = ZipWriter()
    func add(_ name: String, _ content: String) { zip.add(name, Array((declaration + content).utf8)) }
    add("[Content_Types].xml", contentTypes(sheets.count))
    add("_rels/.rels", relationships(["officeDocument": "xl/workbook.xml"]))
    add("xl/workbook.xml", workbook(SheetNames.unique(sheets)))
    var parts = ["styles": "styles.xml"]
    for index in sheets.indices { parts["worksheet\(index + 1)"] = "worksheets/sheet\(index + 1).xml" }
    add("xl/_rels/workbook.xml.rels", relationships(parts))
    add("xl/styles.xml", styles)
    for (index, sheet) in sheets.enumerated() { add("xl/worksheets/sheet\(index + 1).xml", worksheet(sheet)) }
    return zip.finished()
  }

  private static func contentTypes(_ count: Int) -> String {
    let sheets = (1...count).map { part("/xl/worksheets/sheet\($0).xml", "worksheet") }
    return "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + part("/xl/workbook.xml", "sheet.main")
      + part("/xl/styles.xml", "styles") + sheets.joined() + "</Types>"
  }

  private static func part(_ name: String, _ type: String) -> String {
    "<Override PartName=\"\(name)\" ContentType=\"\(types).\(type)+xml\"/>"
  }

  /// By id; the letters of an id are the kind of the part.
  private static func relationships(_ parts: [String: String]) -> String {
    let list = parts.sorted { $0.key < $1.key }.map { id, target in
      let kind = id.prefix { $0.isLetter }
      return "<Relationship Id=\"\(id)\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/>"
    }
    return "<Relationships xmlns=\"\(package)/relationships\">" + list.joined() + "</Relationships>"
  }

  private static func workbook(_ names: [String]) -> String {
    let sheets = names.enumerated().map { index, name in
      "<sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(index + 1)\" r:id=\"worksheet\(index + 1)\"/>"
    }
    return "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(relations)\"><sheets>" + sheets.joined()
      + "</sheets></workbook>"
  }

  /// Cell style 1 is text, so that what somebody types later stays text; 2 is bold text.
  private static var styles: String {
    let fonts = ["", "<b/>"].map { "<font>\($0)<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>" }
    let fills = ["none", "gray125"].map { "<fill><patternFill patternType=\"\($0)\"/></fill>" }
    let cells = [(0, 0), (49, 0), (49, 1)].map { format, font in
      "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
        + "applyFont=\"1\"/>"
    }
    return "<styleSheet xmlns=\"\(namespace)\"><fonts count=\"2\">" + fonts.joined() + "</fonts><fills count=\"2\">"
      + fills.joined() + "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      + "</borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"3\">" + cells.joined() + "</cellXfs><cellStyles count=\"1\">"
      + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }

  private static func worksheet(_ sheet: Sheet) -> String {
    var xml = "<worksheet xmlns=\"\(namespace)\"><sheetViews><sheetView workbookViewId=\"0\">"
    xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    xml += "<sheetFormatPr defaultColWidth=\"24\" defaultRowHeight=\"15\"/><sheetData>"
    for row in sheet.rowsToWrite {
      xml += "<row r=\"\(row.number)\">"
      for (column, text) in row.cells.enumerated() where !text.isEmpty {
        let address = CellAddress(column: column, row: row.number).description
        xml += "<c r=\"\(address)\" s=\"\(row.number == 1 ? 2 : 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        xml += XMLText.escaped(text) + "</t></is></c>"
      }
      xml += "</row>"
    }
    return xml + "</sheetData></worksheet>"
  }
}
