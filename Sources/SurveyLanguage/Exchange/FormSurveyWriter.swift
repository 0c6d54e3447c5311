import Definitions
import Diagnostics

/// Writes the survey that a form describes, line by line, and remembers which row each line came from.
struct FormSurveyWriter {
  let tables: [FormTable]
  private(set) var findings: [FormFinding]
  private let survey: FormTable?
  private let choices: FormTable?
  private let settings: FormRow?
  private let lists: FormLists
  private let languages: FormLanguages
  let key: String
  /// What the survey says beside its pages, where the form was exported from here.
  private let statements: [String]
  private let keptTitle: String?
  /// Whether the form was exported from here, and may name what other files declare.
  var isOwn: Bool { !statements.isEmpty }
  private var outline: FormOutline?
  private var nodesByName: [String: [FormNode]] = [:]
  /// The lines of the survey, each with its row and sheet.
  private var lines: [(text: String, sheet: String, row: Int?)] = []
  private var usedLists: Set<String> = []

  init(sheets: [FormSheet], key: String) {
    let defaultLanguage = Self.defaultLanguage(sheets)
    var read = sheets.map(FormTable.init)
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
    statements = keptStatements(sheets)
    keptTitle = SurveyLanguage.keptTitle(sheets)
  }

  private static func defaultLanguage(_ sheets: [FormSheet]) -> String? {
    sheets.map(FormTable.init).first { $0.name == "settings" }?.rows.first?["default_language"]
  }

  /// The source of the survey; what is wrong is in ``findings``.
  mutating func source() -> String {
    guard let survey, !survey.rows.isEmpty else {
      add(.error, .wrong, "survey", nil, nil, Message("沒有 survey 工作表，或它是空的。", "There is no survey sheet, or it is empty."))
      return ""
    }
    checkSheets()
    let outline = FormOutline(survey)
    self.outline = outline
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

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: FormFinding.Code, _ sheet: String, _ row: Int?, _ column: String?,
    _ message: Message
  ) {
    findings.append(
      FormFinding(severity: severity, code: code, sheet: sheet, row: row, column: column, message: message))
  }

  private mutating func put(_ text: String, _ sheet: String, _ row: Int?) { lines.append((text, sheet, row)) }

  private mutating func checkSheets() {
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

  private func nameKeys(_ roots: [FormNode]) {
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

  // MARK: Head

  private mutating func head() {
    if isOwn {
      put("survey \(key) \(keptTitle ?? surveyString(key)) {", "settings", settings?.number)
      put("languages \(languages.tags.joined(separator: ", "))", "survey", survey?.headerRow)
      for statement in statements {
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

  // MARK: Lists

  private mutating func write(_ list: FormLists.List) {
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

  private func foreign(_ row: FormRow, known: Set<String>) -> [(FormColumn, String)] {
    let columns = (survey?.columns ?? []) + (choices?.columns ?? [])
    return columns.compactMap { column in row.cells[column].map { (column, $0) } }.reduce(into: []) { found, cell in
      if !known.contains(cell.0.base), !found.contains(where: { $0.0 == cell.0 }) { found.append(cell) }
    }
  }

  private func isFileName(_ value: String) -> Bool {
    !value.isEmpty && !value.hasPrefix(".") && !value.contains("/") && !value.contains("\\")
  }

  // MARK: Questions

  private mutating func write(_ nodes: [FormNode]) {
    let isPaged = nodes.contains { $0.row["x_kind"] == "page" }
    if !isPaged { put("page {", "survey", survey?.headerRow) }
    for node in nodes {
      if node.row["x_kind"] == "page" {
        var line = "page"
        let texts = languages.texts("label", node.row)
        if !texts.isEmpty { line += " " + languages.source(texts.map { ($0.tag, piped($0.text, node.row, "survey")) }) }
        if let condition = condition("relevant", node) { line += " shown when \(condition)" }
        put(line + " {", "survey", node.row.number)
        for child in node.children { write(child) }
        put("}", "survey", nil)
      } else {
        write(node)
      }
    }
    if !isPaged { put("}", "survey", nil) }
  }

  private mutating func write(_ node: FormNode) {
    switch node.type {
    case .group where node.row["x_kind"] == "matrix": writeMatrix(node)
    case .group:
      var line = "group \(node.key)"
      let texts = languages.texts("label", node.row)
      if !texts.isEmpty { line += " " + languages.source(texts.map { ($0.tag, piped($0.text, node.row, "survey")) }) }
      put(line + settings(node) + " {", "survey", node.row.number)
      for child in node.children { write(child) }
      put("}", "survey", nil)
    case .outside, .unknown, .endGroup: break
    default: writeQuestion(node)
    }
  }

  private mutating func writeQuestion(_ node: FormNode) {
    if ["write-in", "item", "importance"].contains(node.row["x_kind"]) { return }
    let texts = languages.texts("label", node.row)
    if isCalculated(node) {
      writeCalculated(node)
      return
    }
    guard let kind = kind(node) else { return }
    var line = "\(kind) \(node.key)"
    if !texts.isEmpty {
      line += " " + languages.source(texts.map { ($0.tag, piped($0.text, node.row, "survey")) })
    } else if node.type.list != nil, node.row["calculation"] != nil {
      outside(node, "calculation", Message("由算式填入的題目", "Questions that a calculation fills in"))
    } else if node.type != .calculate {
      add(.error, .wrong, "survey", node.row.number, node.row.header("label"), Message("題目沒有文字。", "The question has no label."))
    }
    switch node.type {
    case .calculate:
      guard let text = node.row["calculation"] else {
        if node.row["default"] != nil {
          outside(node, "default", Message("計算出來的預設值", "A default that is computed"))
        } else {
          wrong(node, node.row.header("calculation"), Message("缺少算式。", "There is no calculation."))
        }
        return
      }
      line += " = \(formula(text, node) ?? "0")"
    case .select(let list, _), .rank(let list): line += choiceSettings(list, node)
    case .integer, .decimal: line += range(node)
    default: break
    }
    put(line + settings(node), "survey", node.row.number)
  }

  /// A question without a label that a calculation fills in: nobody sees it, whatever its type.
  private func isCalculated(_ node: FormNode) -> Bool {
    if node.type.list != nil { return false }
    return node.row["calculation"] != nil && languages.texts("label", node.row).isEmpty && languages.texts("hint", node.row).isEmpty
  }

  private mutating func writeCalculated(_ node: FormNode) {
    guard let text = node.row["calculation"] else { return }
    var line = "computed \(node.key) = \(formula(text, node) ?? "0")"
    if node.type != .calculate, let type = node.row["type"] { line += " column \"type\" \(surveyString(type))" }
    put(line + settings(node), "survey", node.row.number)
  }

  private func kind(_ node: FormNode) -> String? {
    switch node.type {
    case .text: ["comment", "contact"].first { node.row["x_kind"] == $0 } ?? "text"
    case .integer: "number"
    case .decimal: "decimal"
    case .note: "information"
    case .date: "date"
    case .time: "time"
    case .dateTime: "datetime"
    case .photo: "photo"
    case .acknowledge: "consent"
    case .calculate: "computed"
    case .select(_, let isMany): node.row["x_kind"] == "rating" ? "rating" : isMany ? "choices" : "choice"
    case .rank: "ranking"
    default: nil
    }
  }

  private func range(_ node: FormNode) -> String {
    guard let low = node.row["x_from"], let high = node.row["x_to"] else { return " any" }
    let unit = languages.texts("x_unit", node.row)
    return " from \(low) to \(high)" + (unit.isEmpty ? "" : " unit \(languages.source(unit))")
  }

  private mutating func choiceSettings(_ name: String, _ node: FormNode) -> String {
    if node.row["x_kind"] == "rating" { return " on \(name)" }
    guard let list = lists.list(name) else {
      add(.error, .wrong, "survey", node.row.number, node.row.header("type"), Message("choices 沒有清單「\(name)」。", "There is no list \"\(name)\" in the choices."))
      return ""
    }
    if case .select(_, isMany: true) = node.type, node.row["x_choose"] == nil, list.options.isEmpty { return "" }
    let count = node.row["x_choose"].map { " choose " + $0.replacing("-", with: " through ") } ?? ""
    return " list \(list.key)" + count
  }

  /// A matrix, which the export took apart into questions with one list.
  private mutating func writeMatrix(_ node: FormNode) {
    let items = node.children.filter { $0.row["x_kind"] == "item" }
    guard let first = items.first, case .select(let scale, _) = first.type else { return }
    let importance = node.children.first { $0.row["x_kind"] == "importance" }
    var line = "matrix \(node.key) \(languages.source(languages.texts("label", node.row))) on \(scale)"
    if let importance, case .select(let list, _) = importance.type { line += " with importance on \(list)" }
    if node.row["x_required"] == "yes" { line += " required" }
    put(line + settings(node) + " {", "survey", node.row.number)
    for item in items {
      let key = item.row["x_path"]?.split(separator: ".").last.map(String.init) ?? item.key
      var text = "\(key) \(languages.source(languages.texts("label", item.row)))"
      if let topic = item.row["x_topic"] { text += " topic \(topic)" }
      if let was = item.row["x_was"] { text += " was \(was)" }
      put(text, "survey", item.row.number)
    }
    put("}", "survey", nil)
  }

  // MARK: Settings

  private static let handled: Set<String> = [
    "type", "name", "label", "calculation", "x_path", "x_kind", "x_from", "x_to", "x_unit", "x_choose", "x_constraint",
    "x_required",
  ]

  private mutating func settings(_ node: FormNode) -> String {
    var text = FormKeys.isKey(node.name) && node.key == node.name ? "" : " exported \(surveyString(node.name))"
    var conditions = ""
    for (column, value) in foreign(node.row, known: Self.handled) {
      switch column.base {
      case "hint", "guidance_hint": continue
      // A message without its condition is never said; it is kept for whoever adds the condition there.
      case "constraint_message": if node.row["constraint"] == nil { text += kept(column, value, node) }
      case "required_message": if !isRequired(node) { text += kept(column, value, node) }
      case "relevant": conditions += condition("relevant", node).map { " shown when \($0)" } ?? ""
      case "constraint": conditions += constraint(node)
      case "required": text += required(value, node)
      case "default": text += initial(value, column, node)
      case "parameters": text += parameters(value, column, node)
      case "x_topic": text += " topic \(value)"
      case "x_was": text += " was \(value)"
      case "x_limit": text += " limit \(value)"
      case "x_kept_days": text += " kept \(value) days"
      case "media::image" where column.language == nil && isFileName(value): text += " image \(surveyString(value))"
      default: text += keep(column, value, node)
      }
    }
    return text + wordings(node) + conditions
  }

  private func wordings(_ node: FormNode) -> String {
    var text = ""
    for (base, word) in [("hint", "hint"), ("guidance_hint", "guidance"), ("constraint_message", "message")] {
      let texts = languages.texts(base, node.row)
      guard !texts.isEmpty, base != "constraint_message" || hasOwnConstraint(node) else { continue }
      text += " \(word) \(languages.source(texts.map { ($0.tag, bare($0.text)) }))"
    }
    return text
  }

  /// Placeholders in wordings beside the label are put as the survey language writes them.
  private func bare(_ text: String) -> String {
    FormPiping.converted(FormPiping.withLabels(text)) { placeholder($0) }
  }

  /// An answer with choices stands in a form's wording by its code, a `label` of it by its wording.
  private func placeholder(_ name: String) -> String? {
    if name.hasSuffix(FormPiping.labelMark) {
      return nodesByName[String(name.dropLast(FormPiping.labelMark.count))]?.first?.key
    }
    guard let node = nodesByName[name]?.first else { return nil }
    switch node.type {
    case .select, .rank: return node.row["x_kind"] == "rating" ? node.key : "\(node.key):code"
    default: return node.key
    }
  }

  private func hasOwnConstraint(_ node: FormNode) -> Bool {
    node.row["constraint"] != nil && node.row["constraint"] != node.row["x_constraint"]
  }

  private mutating func required(_ value: String, _ node: FormNode) -> String {
    if node.row["x_kind"] == "matrix" { return "" }
    let texts = languages.texts("required_message", node.row)
    switch value.lowercased() {
    case "yes", "true", "true()":
      return " required" + (texts.isEmpty ? "" : " \(languages.source(texts.map { ($0.tag, bare($0.text)) }))")
    case "no", "false", "false()": return ""
    default:
      outside(node, "required", Message("視條件必填", "A condition for being required"))
      return ""
    }
  }

  private func isRequired(_ node: FormNode) -> Bool {
    ["yes", "true", "true()"].contains((node.row["required"] ?? "").lowercased())
  }

  private mutating func initial(_ value: String, _ column: FormColumn, _ node: FormNode) -> String {
    if value.contains("${") || value.contains("(") || value.contains(" + ") {
      guard FormType(node.row["type"] ?? "").takesFormula else {
        outside(node, column.header, Message("計算出來的預設值", "A default that is computed"))
        return ""
      }
      return formula(value, node, column: "default").map { " initial = \($0)" } ?? ""
    }
    return " initial \(surveyString(value))"
  }

  private mutating func parameters(_ value: String, _ column: FormColumn, _ node: FormNode) -> String {
    var settings: [String: String] = [:]
    for pair in value.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { trimmed(String($0)) }
      guard parts.count == 2 else {
        wrong(node, column.header, Message("參數要寫成 名稱=值。", "Parameters are written name=value."))
        return ""
      }
      settings[parts[0].lowercased()] = parts[1]
    }
    switch node.type {
    case .select, .rank: return shuffle(settings, column, node)
    case .text:
      let isRows = settings.keys.allSatisfy { $0 == "rows" } && Int(settings["rows"] ?? "") != nil
      if isRows { return keep(column, value, node) }
      wrong(node, column.header, Message("text 的參數只有 rows=整數。", "A text takes rows=number only."))
    case .photo: return keep(column, value, node)
    // Readers pass over the parameters of other types.
    default: return keep(column, value, node)
    }
    return ""
  }

  private mutating func shuffle(_ settings: [String: String], _ column: FormColumn, _ node: FormNode) -> String {
    let unknown = settings.keys.filter { !["randomize", "seed"].contains($0) }.sorted()
    let isRandom = settings["randomize"]?.lowercased()
    if !unknown.isEmpty {
      wrong(node, column.header, Message("沒有參數「\(unknown.joined(separator: ", "))」。", "There is no parameter \"\(unknown.joined(separator: ", "))\"."))
    } else if let isRandom, !["true", "false"].contains(isRandom) {
      wrong(node, column.header, Message("randomize 只能是 true 或 false。", "randomize is true or false."))
    } else if settings["seed"] != nil, isRandom != "true" {
      wrong(node, column.header, Message("seed 要與 randomize=true 一起用。", "seed needs randomize=true."))
    } else if let seed = settings["seed"] {
      if let number = Int(seed), number >= 0 { return " shuffled seed \(number)" }
      if seed.hasPrefix("${") {
        outside(node, column.header, Message("以答案當亂數種子", "A seed that is an answer"))
      } else {
        wrong(node, column.header, Message("seed 要是整數。", "The seed must be a whole number."))
      }
    } else if isRandom == "true" {
      return " shuffled"
    }
    return ""
  }

  /// What only draws the question otherwise is kept for other programs; what changes its meaning is refused.
  private mutating func keep(_ column: FormColumn, _ value: String, _ node: FormNode) -> String {
    switch column.base {
    case "choice_filter":
      outside(node, column.header, Message("依答案篩選選項", "Choices that depend on answers"))
    case "readonly":
      if ["no", "false", "false()"].contains(value.lowercased()) { return kept(column, value, node) }
      outside(node, column.header, Message("唯讀的題目", "Questions that cannot be answered"))
    case "appearance" where [["comment", "multiline"], ["matrix", "field-list"]].contains([node.row["x_kind"], value]): return ""
    case "appearance" where value.contains("search("):
      outside(node, column.header, Message("外部檔案裡的選項", "Choices from another file"))
    case "trigger", "repeat_count", "count", "intent", "save_to", "save_instance":
      outside(node, column.header, Message("「\(column.header)」欄", "The column \"\(column.header)\""))
    case "calculation" where node.type != .calculate && !isCalculated(node):
      outside(node, column.header, Message("由算式填入的題目", "Questions that a calculation fills in"))
    default: return column.header.hasPrefix("x_") ? "" : kept(column, value, node)
    }
    return ""
  }

  private mutating func kept(_ column: FormColumn, _ value: String, _ node: FormNode) -> String {
    add(
      .warning, .kept, "survey", node.row.number, column.header,
      Message("留給其他程式，本系統不用。", "Kept for other programs; not used here."))
    return " column \(surveyString(column.header)) \(surveyString(value))"
  }

  private mutating func outside(_ node: FormNode, _ column: String, _ what: Message) {
    add(
      .error, .outside, "survey", node.row.number, node.row.header(column),
      Message("\(what.chinese)：滿意度調查沒有這種用法。", "\(what.english): not part of a satisfaction survey."))
  }

  private mutating func wrong(_ node: FormNode, _ column: String, _ message: Message) {
    add(.error, .wrong, "survey", node.row.number, node.row.header(column), message)
  }

  // MARK: Expressions

  private mutating func constraint(_ node: FormNode) -> String {
    guard hasOwnConstraint(node), var text = node.row["constraint"] else { return "" }
    if let given = node.row["x_constraint"], text.hasPrefix(given + " and (") {
      text = String(text.dropFirst(given.count + 6).dropLast())
    }
    return expression(text, "constraint", node, own: subject(node)).map { " valid when \($0.source)" } ?? ""
  }

  private mutating func condition(_ column: String, _ node: FormNode) -> String? {
    node.row[column].flatMap { expression($0, column, node, own: nil)?.source }
  }

  private mutating func expression(
    _ text: String, _ column: String, _ node: FormNode, own: XPathReader.Subject?
  ) -> Expression? {
    var reader = XPathReader(own: own, subject: resolver())
    do throws(XPathReader.Fault) {
      return try reader.condition(text)
    } catch {
      unreadable(error, text, column, node)
      return nil
    }
  }

  private mutating func formula(_ text: String, _ node: FormNode, column: String = "calculation") -> String? {
    var reader = XPathReader(own: nil, subject: resolver())
    do throws(XPathReader.Fault) {
      return try reader.formula(text).source
    } catch {
      unreadable(error, text, column, node)
      return nil
    }
  }

  private mutating func unreadable(_ fault: XPathReader.Fault, _ text: String, _ column: String, _ node: FormNode) {
    add(
      .error, .wrong, "survey", node.row.number, node.row.header(column),
      Message("「\(text)」：\(fault.message.chinese)", "\"\(text)\": \(fault.message.english)"))
  }

  private func resolver() -> (String) throws(XPathReader.Fault) -> XPathReader.Subject {
    let nodes = nodesByName
    let lists = lists
    return { (name: String) throws(XPathReader.Fault) in
      if name.hasPrefix("last-saved#") {
        throw XPathReader.Fault("上一次填答的答案：滿意度調查沒有這種用法。", "The answer of the time before: not part of a satisfaction survey.")
      }
      let found = nodes[name] ?? []
      guard let node = found.first else {
        let near = nearest(name, among: nodes.keys.sorted())
        throw XPathReader.Fault(
          "沒有題目「\(name)」\(near.map { "；是「\($0)」嗎？" } ?? "。")",
          "There is no question \"\(name)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ".")")
      }
      if found.count > 1 { throw XPathReader.Fault("「\(name)」不只一題。", "More than one question is called \"\(name)\".") }
      return FormSurveyWriter.subject(node, lists)
    }
  }

  private func subject(_ node: FormNode) -> XPathReader.Subject { Self.subject(node, lists) }

  private static func subject(_ node: FormNode, _ lists: FormLists) -> XPathReader.Subject {
    let path = node.row["x_path"] ?? node.key
    let options = { (name: String) in
      Dictionary((lists.list(name)?.options ?? []).map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
    }
    let isRated = ["rating", "item", "importance"].contains(node.row["x_kind"])
    switch node.type {
    case .integer, .decimal: return XPathReader.Subject(path: path, kind: .number)
    case .select where isRated: return XPathReader.Subject(path: path, kind: .number)
    case .select(let list, let isMany):
      return XPathReader.Subject(path: path, kind: .choice(options: options(list), isMany: isMany))
    case .rank(let list): return XPathReader.Subject(path: path, kind: .choice(options: options(list), isMany: true))
    case .date, .time, .dateTime: return XPathReader.Subject(path: path, kind: .date)
    case .acknowledge, .photo: return XPathReader.Subject(path: path, kind: .presence)
    case .calculate:
      let isText = node.row["calculation"].map { $0.contains("concat") || $0.contains("'") || $0.contains("\"") } ?? false
      return XPathReader.Subject(path: path, kind: isText ? .text : .number)
    default: return XPathReader.Subject(path: path, kind: .text)
    }
  }

  /// Placeholders of a label, with a word on those that lead nowhere.
  private mutating func piped(_ text: String, _ row: FormRow, _ sheet: String) -> String {
    for name in FormPiping.names(text) where !name.hasPrefix("last-saved#") && nodesByName[name] == nil || (nodesByName[name]?.count ?? 0) > 1 {
      let isMissing = nodesByName[name] == nil
      add(
        .error, .wrong, sheet, row.number, row.header("label"),
        isMissing
          ? Message("文字裡的「${\(name)}」沒有這一題。", "\"${\(name)}\" in the label is no question.")
          : Message("文字裡的「${\(name)}」不只一題。", "\"${\(name)}\" in the label is more than one question."))
    }
    if let odd = FormPiping.oddReference(text) {
      add(
        .warning, .wrong, sheet, row.number, row.header("label"),
        Message("文字裡的「\(odd)」不會帶入答案；應寫成 ${…}。", "\"\(odd)\" in the label puts no answer in: write ${…}."))
    }
    let unlabelled = FormPiping.withLabels(text)
    for foreign in ["instance(", "jr:choice-name(", "last-saved#", "%(", "pulldata("] where unlabelled.contains(foreign) {
      add(
        .error, .outside, sheet, row.number, row.header("label"),
        Message("文字裡的「\(foreign)」：滿意度調查沒有這種用法。", "\"\(foreign)\" in the label: not part of a satisfaction survey."))
    }
    return bare(text)
  }
}

extension FormType {
  /// Whether its field can be filled in by a formula.
  fileprivate var takesFormula: Bool {
    switch self {
    case .text, .integer, .decimal, .date, .time, .dateTime: true
    default: false
    }
  }

  /// The list that the type names.
  fileprivate var list: String? {
    switch self {
    case .select(let list, _), .rank(let list): list
    default: nil
    }
  }
}
