import Definitions
import Diagnostics

/// Writes the survey that a form describes, line by line, and remembers which row each line came from.
struct FormSurveyWriter {
  let tables: [FormTable]
  var findings: [FormFinding]
  let survey: FormTable?
  let choices: FormTable?
  let settings: FormRow?
  let lists: FormLists
  let languages: FormLanguages
  let key: String
  /// Where the form was exported from here: then it may name what other files declare.
  let origin: KeptSurvey?
  var nodesByName: [String: [FormNode]] = [:]
  /// The lines of the survey, each with its row and sheet.
  var lines: [(text: String, sheet: String, row: Int?)] = []

  init(sheets: [FormSheet], key: String) {
    var read = sheets.map(FormTable.init)
    let defaultLanguage = read.first { $0.name == "settings" }?.rows.first?["default_language"]
    findings = read.indices.flatMap { read[$0].dropOverridden(defaultLanguage) }
    tables = read
    let byName = { [tables] (name: String) in tables.first { $0.name == name } }
    survey = byName("survey")
    choices = byName("choices")
    let settingsTable = byName("settings")
    settings = settingsTable?.rows.first
    lists = FormLists(choices)
    languages = FormLanguages([survey, choices].compactMap { $0 }, defaultLanguage: defaultLanguage)
    var keys = FormKeys()
    self.key = keys.key(settings?["form_id"] ?? key)
    origin = KeptSurvey(sheets)
  }

  /// The source of the survey; what is wrong is in ``findings``.
  mutating func source() -> String {
    guard let survey, !survey.rows.isEmpty else {
      add(.error, .wrong, "survey", nil, nil, Message("沒有 survey 工作表，或它是空的。", "There is no survey sheet, or it is empty."))
      return ""
    }
    checkSheets()
    let outline = FormOutline(survey)
    findings += outline.findings + lists.findings
    nodesByName = Dictionary(grouping: outline.all, by: \.name)
    nameKeys(outline.roots)
    for list in lists.lists where outline.all.contains(where: { $0.type.list == list.name }) { write(list) }
    head()
    write(outline.roots)
    put("}", "survey", nil)
    return lines.map(\.text).joined(separator: "\n") + "\n"
  }

  /// What the checker says of a line, as said of its row.
  func finding(_ diagnostic: Diagnostic, in file: SourceFile) -> FormFinding {
    let line = file.position(diagnostic.range.lowerBound).line
    let source = line <= lines.count ? lines[line - 1] : (text: "", sheet: "survey", row: nil)
    return FormFinding(
      severity: diagnostic.severity, code: .checked, sheet: source.sheet, row: source.row, column: nil,
      message: Message("\(diagnostic.message.chinese) [\(diagnostic.code)]", "\(diagnostic.message.english) [\(diagnostic.code)]"))
  }

  mutating func add(
    _ severity: Diagnostic.Severity, _ code: FormFinding.Code, _ sheet: String, _ row: Int?, _ column: String?,
    _ message: Message
  ) {
    findings.append(
      FormFinding(severity: severity, code: code, sheet: sheet, row: row, column: column, message: message))
  }

  mutating func put(_ text: String, _ sheet: String, _ row: Int?) { lines.append((text, sheet, row)) }

  mutating func checkSheets() {
    for table in tables where !["survey", "choices", "settings"].contains(table.name) && !table.rows.isEmpty {
      let isOutside = ["external_choices", "osm", "entities", "cascades"].contains(table.name)
      guard isOutside else {
        if !table.name.hasPrefix("x_") {
          add(.warning, .kept, table.name, nil, nil, Message("不是表單的工作表，略過。", "Not a sheet of the form: left out."))
        }
        continue
      }
      add(.error, .outside, table.name, nil, nil, Message("滿意度調查不用這個工作表。", "This sheet is not part of a satisfaction survey."))
    }
    for table in [survey, choices].compactMap({ $0 }) {
      var seen: Set<FormColumn> = []
      for column in table.columns where !column.header.isEmpty && !seen.insert(column).inserted {
        add(.error, .wrong, table.name, table.headerRow, column.header, Message("欄位重複。", "The column is there twice."))
      }
    }
    if let first = settings, first[XLSForm.sourceColumn] == nil,
      let extra = tables.first(where: { $0.name == "settings" })?.rows.dropFirst().first, first.number != extra.number
    {
      add(.warning, .kept, "settings", extra.number, nil, Message("只讀第一列設定。", "Only the first row of settings is read."))
    }
  }

  func nameKeys(_ roots: [FormNode]) {
    var keys = FormKeys()
    // Plain names first, so that only those that need it get another key.
    func assign(_ nodes: [FormNode]) {
      for node in nodes {
        node.key = keys.key(node.name, within: node.parent.map(\.key))
        assign(node.children)
      }
    }
    assign(roots)
  }

  mutating func head() {
    if let origin {
      put("survey \(key) \(origin.title ?? surveyString(key)) {", "settings", settings?.number)
      put("languages \(languages.tags.joined(separator: ", "))", "survey", survey?.headerRow)
      for statement in origin.statements {
        for line in statement.split(separator: "\n", omittingEmptySubsequences: false) { put(String(line), "settings", nil) }
      }
      return
    }
    let title = settings?["form_title"] ?? settings?["form_id"] ?? key
    put("survey \(key) \(surveyString(title)) {", "settings", settings?.number)
    let version = settings?["version"].flatMap { Int($0) }
    put("version \(max(1, version ?? 1))", "settings", settings?.number)
    put("languages \(languages.source)", "survey", survey?.headerRow)
    put("translations partial", "survey", survey?.headerRow)
    var kept: [(String, String)] = []
    for (column, value) in (settings?.cells ?? [:]).sorted(by: { $0.key.header < $1.key.header }) {
      switch column.base {
      case "form_title", "form_id", XLSForm.sourceColumn: continue
      case "version" where version != nil: continue
      case "default_language" where languages.names[languages.tags[0]] == value: continue
      default: kept.append((column.base == "default_language" || column.base == "version" ? column.base : column.header, value))
      }
    }
    if settings?["default_language"] == nil { kept.append(("default_language", "")) }
    if settings?["version"] == nil { kept.append(("version", "")) }
    if settings?["form_id"] == nil { kept.append(("form_id", "")) }
    if settings?["form_title"] == nil { kept.append(("form_title", "")) }
    if let id = settings?["form_id"], id != key { kept.append(("form_id", id)) }
    for (name, value) in kept {
      put("setting \(surveyString(name)) \(surveyString(value))", "settings", settings?.number)
      if !value.isEmpty, !["default_language", "version", "form_id"].contains(name) {
        add(.warning, .kept, "settings", settings?.number, name, Message("留給其他程式，本系統不用。", "Kept for other programs; not used here."))
      }
    }
  }

  mutating func write(_ list: FormLists.List) {
    put("list \(list.key) {", "choices", list.row.number)
    for option in list.options {
      let texts = languages.texts("label", option.row)
      if texts.isEmpty {
        add(.error, .wrong, "choices", option.row.number, "label", Message("選項沒有文字。", "The choice has no label."))
      }
      var line = "\(option.key) \(languages.source(texts.map { ($0.tag, piped($0.text, option.row, "choices")) }))"
      if let name = option.exportedName { line += " exported \(surveyString(name))" }
      for (column, value) in foreign(option.row, known: ["list_name", "name", "label"]) {
        switch column.base {
        case "media::image" where column.language == nil && isFileName(value): line += " image \(surveyString(value))"
        case "x_exclusive": line += " exclusive"
        case "x_write_in": line += " write-in"
        case "x_points": line += " points \(value)"
        case "x_was": line += " was \(value)"
        default:
          line += " column \(surveyString(column.header)) \(surveyString(value))"
          add(.warning, .kept, "choices", option.row.number, column.header, Message("留給其他程式，本系統不用。", "Kept for other programs; not used here."))
        }
      }
      put(line, "choices", option.row.number)
    }
    put("}", "choices", nil)
  }

  func foreign(_ row: FormRow, known: Set<String>) -> [(FormColumn, String)] {
    let columns = (survey?.columns ?? []) + (choices?.columns ?? [])
    return columns.compactMap { column in row.cells[column].map { (column, $0) } }.reduce(into: []) { found, cell in
      if !known.contains(cell.0.base), !found.contains(where: { $0.0 == cell.0 }) { found.append(cell) }
    }
  }

  func isFileName(_ value: String) -> Bool {
    !value.isEmpty && !value.hasPrefix(".") && !value.contains("/") && !value.contains("\\")
  }
}

extension FormType {
  /// Whether its field can be filled in by a formula.
  var takesFormula: Bool {
    switch self {
    case .text, .integer, .decimal, .date, .time, .dateTime: true
    default: false
    }
  }

  /// The list that the type names.
  var list: String? {
    switch self {
    case .select(let list, _), .rank(let list): list
    default: nil
    }
  }
}
