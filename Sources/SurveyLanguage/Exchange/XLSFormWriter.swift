import Definitions

/// Lays a survey out in the columns of an XLSForm.
struct XLSFormWriter {
  let survey: Survey
  let catalogue: Catalogue
  private var rows: [[String: String]] = []
  private var choices: [[String: String]] = []
  private var lists: Set<String> = []
  /// Columns that are handed on, in the order in which they were met.
  private var foreignOrder: [String] = []

  init(survey: Survey, catalogue: Catalogue) {
    self.survey = survey
    self.catalogue = catalogue
  }

  mutating func sheets() -> [XLSForm.Sheet] {
    for (number, page) in zip(1..., survey.pages) { add(page, number) }
    var texts: [String] = []
    for kind in ["label", "hint", "guidance_hint", "constraint_message", "required_message", "x_unit"] {
      texts += columns(kind)
    }
    let survey = sheet("survey", ["type", "name"] + texts + Self.middle, rows, Self.own)
    let choices = sheet("choices", ["list_name", "name"] + columns("label"), self.choices, ["media::image"] + Self.ownOfChoices)
    let settings = settings()
    return [survey] + (self.choices.isEmpty ? [] : [choices]) + (settings.columns.isEmpty ? [] : [settings])
  }

  private static let middle = [
    "required", "relevant", "constraint", "calculation", "default", "parameters", "appearance", "media::image",
  ]
  private static let own = [
    "x_path", "x_kind", "x_topic", "x_was", "x_limit", "x_from", "x_to", "x_choose", "x_kept_days", "x_constraint",
    "x_required",
  ]
  private static let ownOfChoices = ["x_exclusive", "x_write_in", "x_points", "x_was"]

  /// The columns that hold anything, in their order, foreign ones behind the known ones.
  private func sheet(
    _ name: String, _ columns: [String], _ rows: [[String: String]], _ own: [String]
  ) -> XLSForm.Sheet {
    let used = Set(rows.flatMap { $0.filter { !$0.value.isEmpty }.keys })
    let foreign = foreignOrder.filter { used.contains($0) && !columns.contains($0) && !own.contains($0) }
    let ordered = columns.filter { used.contains($0) || $0 == "name" } + foreign + own.filter(used.contains)
    return XLSForm.Sheet(name: name, columns: ordered, rows: rows.map { row in ordered.map { row[$0] ?? "" } })
  }

  private func settings() -> XLSForm.Sheet {
    var cells: [(String, String)] = [
      ("form_title", survey.title.text(in: first)), ("form_id", survey.key), ("version", String(survey.version)),
      ("default_language", languageName(first)),
    ]
    for setting in survey.practice.foreignSettings {
      cells.removeAll { $0.0 == setting.name }
      if !setting.value.isEmpty { cells.append((setting.name, setting.value)) }
    }
    return XLSForm.Sheet(name: "settings", columns: cells.map(\.0), rows: [cells.map(\.1)])
  }

  // MARK: Languages

  private var first: String { survey.languages.first ?? "zh-Hant" }

  private static let names = ["zh-Hant": "繁體中文 (zh)", "en": "English (en)", "ja": "日本語 (ja)", "ko": "한국어 (ko)"]

  private func languageName(_ tag: String) -> String {
    survey.practice.languageNames[tag] ?? Self.names[tag] ?? "\(tag) (\(tag))"
  }

  /// The column of a language; a survey in an undetermined one has plain columns.
  private func column(_ kind: String, _ tag: String) -> String { tag == "und" ? kind : "\(kind)::\(languageName(tag))" }

  /// The answer at a path as a form puts it into a text: the wording of a chosen option is looked up in its list, which
  /// only a form in one language can do.
  private func placeholder(_ written: String) -> String {
    let (path, isCode) = Piping.subject(written)
    let answer = "${\(name(path))}"
    guard !isCode, survey.languages.count == 1, case .choice(let choices)? = survey.question(path)?.kind, !choices.isMany else {
      return answer
    }
    return "instance('\(choices.list ?? name(path))')/root/item[name = \(answer)]/label"
  }

  private func columns(_ kind: String) -> [String] { survey.languages.map { column(kind, $0) } }

  private func texts(_ kind: String, _ text: LocalizedText?) -> [String: String] {
    guard let text else { return [:] }
    let cells = text.wordings.map { wording in
      let filled = Piping.filled(wording.text, placeholder)
      return (column(kind, wording.language), filled)
    }
    return Dictionary(cells, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Names

  /// A name that XML and other programs take: the path with hyphens for its dots.
  private func name(_ path: String) -> String {
    let key = String(path.prefix { $0 != "." })
    let question = survey.question(key)
    return (question?.presentation.exportedName ?? key) + path.dropFirst(key.count).replacing(".", with: "-")
  }

  private func xpath(_ own: String? = nil) -> XPathWriter {
    XPathWriter(survey: survey, catalogue: catalogue, name: name, own: own)
  }

  // MARK: Pages and groups

  private mutating func add(_ page: Page, _ number: Int) {
    guard page.title != nil || page.shownWhen != nil else {
      for block in page.content { add(block) }
      return
    }
    var row = texts("label", page.title)
    row["type"] = "begin_group"
    row["name"] = "page-\(number)"
    row["x_kind"] = "page"
    row["appearance"] = "field-list"
    row["relevant"] = page.shownWhen.map { xpath().condition($0) }
    rows.append(row)
    for block in page.content { add(block) }
    rows.append(["type": "end_group"])
  }

  private mutating func add(_ block: Page.Block) {
    switch block {
    case .question(let question): add(question)
    case .group(let group):
      var row = texts("label", group.label).merging(presentation(group.presentation)) { own, _ in own }
      row["type"] = "begin_group"
      row["name"] = group.presentation.exportedName ?? group.key
      row["x_path"] = group.presentation.exportedName == nil ? nil : group.key
      row["relevant"] = group.shownWhen.map { xpath().condition($0) }
      rows.append(row)
      for inner in group.content { add(inner) }
      rows.append(["type": "end_group"])
    }
  }

  private mutating func hand(_ columns: [ForeignColumn], to row: inout [String: String]) {
    for column in columns {
      row[column.name] = column.value
      if !foreignOrder.contains(column.name) { foreignOrder.append(column.name) }
    }
  }

  private mutating func presentation(_ presentation: Presentation) -> [String: String] {
    var row = texts("guidance_hint", presentation.guidance)
    row.merge(texts("required_message", presentation.requiredMessage)) { $1 }
    row["media::image"] = presentation.image
    row["default"] = presentation.initial ?? presentation.initialFormula.map { xpath().formula($0) }
    if presentation.isShuffled {
      row["parameters"] = "randomize=true" + (presentation.seed.map { ", seed=\($0)" } ?? "")
    }
    hand(presentation.foreignColumns, to: &row)
    return row
  }

  // MARK: Questions

  private mutating func add(_ question: Question) {
    var row = head(question)
    switch question.kind {
    case .rating(let scale): row.merge(["type": "select_one \(list(scale))", "x_kind": "rating"]) { $1 }
    case .matrix(let matrix):
      add(matrix, question, row)
      return
    case .choice(let choices):
      add(choices, question, row)
      return
    case .ranking(let choices): row.merge(ranking(choices, question)) { $1 }
    case .number(let range, let unit):
      row["type"] = "integer"
      row.merge(texts("x_unit", unit)) { $1 }
      if range != Question.anyNumber { limit(&row, Double(range.lowerBound)...Double(range.upperBound)) }
    case .decimal(let range, let unit):
      row["type"] = "decimal"
      row.merge(texts("x_unit", unit)) { $1 }
      if let range { limit(&row, range) }
    case .date: row["type"] = "date"
    case .time: row["type"] = "time"
    case .dateTime: row["type"] = "datetime"
    case .text(let limit):
      row["type"] = "text"
      if let limit { self.limit(&row, length: limit) }
    case .comment(let limit):
      row.merge(["type": "text", "x_kind": "comment", "appearance": "multiline"]) { $1 }
      self.limit(&row, length: limit)
    case .contact(let days): row.merge(["type": "text", "x_kind": "contact", "x_kept_days": String(days)]) { $1 }
    case .consent: row["type"] = "acknowledge"
    case .photo: row["type"] = "image"
    case .information: row["type"] = "note"
    case .computed(let formula): 
      row["type"] = row["type"] ?? "calculate"
      row["calculation"] = xpath().formula(formula)
    }
    rows.append(row)
  }

  /// What every kind of question has.
  private mutating func head(_ question: Question) -> [String: String] {
    var row = texts("label", question.label).merging(texts("hint", question.hint)) { $1 }
    row.merge(presentation(question.presentation)) { own, _ in own }
    row["name"] = name(question.key)
    row["x_path"] = question.key
    row["x_topic"] = question.topic
    row["x_was"] = question.formerKey
    row["required"] = question.isRequired ? "yes" : nil
    row["relevant"] = question.shownWhen.map { xpath().condition($0) }
    if let constraint = question.constraint {
      row["constraint"] = xpath(question.key).condition(constraint.condition)
      row.merge(texts("constraint_message", constraint.message)) { $1 }
    }
    return row
  }

  private func limit(_ row: inout [String: String], _ range: ClosedRange<Double>) {
    let (low, high) = (Expression.Value.number(range.lowerBound).words, Expression.Value.number(range.upperBound).words)
    row["x_from"] = low
    row["x_to"] = high
    limit(&row, ". >= \(low) and . <= \(high)", "\(low)–\(high)")
  }

  private func limit(_ row: inout [String: String], length: Int) {
    row["x_limit"] = String(length)
    limit(&row, "string-length(.) <= \(length)", "≤ \(length)")
  }

  /// What the kind of the question asks for, in front of a constraint of its own.
  private func limit(_ row: inout [String: String], _ constraint: String, _ message: String) {
    row["x_constraint"] = constraint
    if let own = row["constraint"] {
      row["constraint"] = "\(constraint) and (\(own))"
    } else {
      row["constraint"] = constraint
      for column in columns("constraint_message") { row[column] = message }
    }
  }

  /// A group of questions that share a scale.
  private mutating func add(_ matrix: Matrix, _ question: Question, _ row: [String: String]) {
    var head = row
    head.merge(["type": "begin_group", "required": "", "x_kind": "matrix", "appearance": "field-list"]) { $1 }
    head["x_required"] = question.isRequired ? "yes" : nil
    rows.append(head)
    for item in matrix.items {
      let path = "\(question.key).\(item.key)"
      var own = texts("label", item.label)
      own.merge(["type": "select_one \(list(matrix.scale))", "name": name(path), "x_path": path, "x_kind": "item"]) { $1 }
      own["required"] = row["required"]
      own["x_topic"] = item.topic
      own["x_was"] = item.formerKey
      rows.append(own)
      guard let importance = matrix.importanceScale, let scale = catalogue.scale(importance) else { continue }
      own.merge(texts("hint", scale.name)) { $1 }
      own.merge(
        [
          "type": "select_one \(list(importance))", "name": name(path + ".importance"),
          "x_path": path + ".importance", "x_kind": "importance", "required": "", "x_topic": "", "x_was": "",
        ]
      ) { $1 }
      rows.append(own)
    }
    rows.append(["type": "end_group"])
  }

  // MARK: Choices

  private mutating func add(_ choices: Choices, _ question: Question, _ row: [String: String]) {
    var row = row
    let list = list(choices, question)
    row["type"] = "\(choices.isMany ? "select_multiple" : "select_one") \(list)"
    let exclusive = choices.options.filter(\.isExclusive).map { option in
      "not(selected(., '\(option.exportedName ?? option.key)') and count-selected(.) > 1)"
    }
    var constraints = exclusive
    if choices.isMany, choices.count != 1...choices.options.count {
      let (low, high) = (choices.count.lowerBound, choices.count.upperBound)
      row["x_choose"] = "\(low)-\(high)"
      constraints = ["count-selected(.) >= \(low)", "count-selected(.) <= \(high)"] + exclusive
    }
    if choices.isMany, !constraints.isEmpty {
      limit(&row, constraints.joined(separator: " and "), "\(choices.count.lowerBound)–\(choices.count.upperBound)")
    }
    rows.append(row)
    for option in choices.options where option.hasWriteIn {
      let path = "\(question.key).\(option.key)"
      rows.append(
        texts("label", option.label).merging([
          "type": "text", "name": name(path), "x_path": path, "x_kind": "write-in",
          "relevant": "selected(${\(name(question.key))}, '\(option.exportedName ?? option.key)')",
        ]) { $1 })
    }
  }

  private mutating func ranking(_ choices: Choices, _ question: Question) -> [String: String] {
    var row = ["type": "rank \(list(choices, question))"]
    if choices.count != choices.options.count...choices.options.count {
      row["x_choose"] = "\(choices.count.lowerBound)-\(choices.count.upperBound)"
    }
    return row
  }

  /// The list of a question's options, shared where it is declared so.
  private mutating func list(_ choices: Choices, _ question: Question) -> String {
    let key = choices.list ?? name(question.key)
    guard lists.insert(key).inserted else { return key }
    for option in choices.options {
      var row = texts("label", option.label)
      row["list_name"] = key
      row["name"] = option.exportedName ?? option.key
      row["media::image"] = option.image
      row["x_exclusive"] = option.isExclusive ? "yes" : nil
      row["x_write_in"] = option.hasWriteIn ? "yes" : nil
      row["x_points"] = option.points == 0 ? nil : String(option.points)
      row["x_was"] = option.formerKey
      hand(option.foreignColumns, to: &row)
      self.choices.append(row)
    }
    return key
  }

  /// The list of a scale, written once, the best point first.
  private mutating func list(_ key: String) -> String {
    guard lists.insert(key).inserted, let scale = catalogue.scale(key) else { return key }
    let offered = scale.points.reversed().map { (String($0.code), $0.label) }
    for (code, label) in offered + (scale.notApplicable.map { [("na", $0)] } ?? []) {
      let known = LocalizedText(wordings: label.wordings.filter { survey.languages.contains($0.language) })
      choices.append(texts("label", known).merging(["list_name": key, "name": code]) { $1 })
    }
    return key
  }
}
