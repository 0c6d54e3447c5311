import Definitions

/// Lays a survey out in the columns of an XLSForm.
struct XLSFormWriter {
  let survey: Survey
  let catalogue: Catalogue
  private var rows: [[String: String]] = []
  private var choices: [[String: String]] = []
  private var lists: Set<String> = []

  init(survey: Survey, catalogue: Catalogue) {
    self.survey = survey
    self.catalogue = catalogue
  }

  mutating func sheets() -> [XLSForm.Sheet] {
    for (number, page) in zip(1..., survey.pages) {
      rows.append(
        texts("label", page.title).merging(["type": "begin_group", "name": "page-\(number)", "appearance": "field-list"]) { $1 })
      for question in page.questions { add(question) }
      rows.append(["type": "end_group"])
    }
    let settings = [
      "form_title": survey.title.text(in: first), "form_id": survey.key, "version": String(survey.version),
      "default_language": languageName(first),
    ]
    return [
      sheet("survey", ["type", "name"] + labels("label") + labels("hint") + Self.middle + labels("constraint_message") + Self.own, rows),
      sheet("choices", ["list_name", "name"] + labels("label"), choices),
      sheet("settings", ["form_title", "form_id", "version", "default_language"], [settings]),
    ]
  }

  private static let middle = ["required", "relevant", "constraint", "appearance"]
  private static let own = ["x_path", "x_kind", "x_topic", "x_kept_days"]

  private func sheet(_ name: String, _ columns: [String], _ rows: [[String: String]]) -> XLSForm.Sheet {
    XLSForm.Sheet(name: name, columns: columns, rows: rows.map { row in columns.map { row[$0] ?? "" } })
  }

  private var first: String { survey.languages.first ?? "zh-Hant" }

  private static let names = ["zh-Hant": "繁體中文 (zh)", "en": "English (en)", "ja": "日本語 (ja)", "ko": "한국어 (ko)"]

  private func languageName(_ tag: String) -> String { Self.names[tag] ?? "\(tag) (\(tag))" }

  private func labels(_ column: String) -> [String] { survey.languages.map { "\(column)::\(languageName($0))" } }

  private func texts(_ column: String, _ text: LocalizedText?) -> [String: String] {
    guard let text else { return [:] }
    return Dictionary(uniqueKeysWithValues: survey.languages.map { ("\(column)::\(languageName($0))", text.text(in: $0)) })
  }

  /// A name that XML and other programs take: the path with hyphens for its dots.
  static func name(_ path: String) -> String { path.replacing(".", with: "-") }

  private mutating func add(_ question: Question) {
    var row = texts("label", question.label).merging(texts("hint", question.hint)) { $1 }
    row["name"] = Self.name(question.key)
    row["x_path"] = question.key
    row["x_topic"] = question.topic
    row["required"] = question.isRequired ? "yes" : nil
    row["relevant"] = question.shownWhen.map(xpath)
    switch question.kind {
    case .rating(let scale): rows.append(row.merging(["type": "select_one \(list(scale))", "x_kind": "rating"]) { $1 })
    case .matrix(let matrix): add(matrix, question, row)
    case .choice(let choices): add(choices, question, row)
    case .number(let range, let unit):
      row.merge(texts("hint", unit)) { hint, _ in hint }
      rows.append(limited(row, "integer", ". >= \(range.lowerBound) and . <= \(range.upperBound)", "\(range.lowerBound)–\(range.upperBound)"))
    case .date: rows.append(row.merging(["type": "date"]) { $1 })
    case .comment(let limit):
      row["appearance"] = "multiline"
      rows.append(limited(row, "text", "string-length(.) <= \(limit)", "≤ \(limit)"))
    case .contact(let days):
      rows.append(row.merging(["type": "text", "x_kind": "contact", "x_kept_days": String(days)]) { $1 })
    case .information: rows.append(row.merging(["type": "note", "required": ""]) { $1 })
    }
  }

  private func limited(_ row: [String: String], _ type: String, _ constraint: String, _ message: String) -> [String: String] {
    let messages = Dictionary(uniqueKeysWithValues: labels("constraint_message").map { ($0, message) })
    return row.merging(messages) { $1 }.merging(["type": type, "constraint": constraint]) { $1 }
  }

  /// A group of questions that share a scale.
  private mutating func add(_ matrix: Matrix, _ question: Question, _ row: [String: String]) {
    rows.append(row.merging(["type": "begin_group", "required": "", "x_kind": "matrix", "appearance": "field-list"]) { $1 })
    for item in matrix.items {
      let path = "\(question.key).\(item.key)"
      var own = texts("label", item.label)
      own.merge(["type": "select_one \(list(matrix.scale))", "name": Self.name(path), "x_path": path, "x_kind": "item"]) { $1 }
      own["required"] = row["required"]
      own["x_topic"] = item.topic
      rows.append(own)
      guard let importance = matrix.importanceScale, let scale = catalogue.scale(importance) else { continue }
      own.merge(texts("hint", scale.name)) { $1 }
      own.merge(
        [
          "type": "select_one \(list(importance))", "name": Self.name(path + ".importance"),
          "x_path": path + ".importance", "x_kind": "importance", "required": "",
        ]
      ) { $1 }
      rows.append(own)
    }
    rows.append(["type": "end_group"])
  }

  private mutating func add(_ choices: Choices, _ question: Question, _ row: [String: String]) {
    let key = Self.name(question.key)
    for option in choices.options {
      self.choices.append(texts("label", option.label).merging(["list_name": key, "name": option.key]) { $1 })
    }
    if choices.isMany {
      var constraints = ["count-selected(.) >= \(choices.count.lowerBound)", "count-selected(.) <= \(choices.count.upperBound)"]
      constraints += choices.options.filter(\.isExclusive).map { "not(selected(., '\($0.key)') and count-selected(.) > 1)" }
      let message = "\(choices.count.lowerBound)–\(choices.count.upperBound)"
      rows.append(limited(row, "select_multiple \(key)", constraints.joined(separator: " and "), message))
    } else {
      rows.append(row.merging(["type": "select_one \(key)"]) { $1 })
    }
    for option in choices.options where option.hasWriteIn {
      let path = "\(question.key).\(option.key)"
      rows.append(
        texts("label", option.label).merging([
          "type": "text", "name": Self.name(path), "x_path": path, "x_kind": "write-in",
          "relevant": "selected(${\(key)}, '\(option.key)')",
        ]) { $1 })
    }
  }

  /// The list of a scale, written once.
  private mutating func list(_ key: String) -> String {
    guard lists.insert(key).inserted, let scale = catalogue.scale(key) else { return key }
    for point in scale.points.reversed() {
      choices.append(texts("label", point.label).merging(["list_name": key, "name": String(point.code)]) { $1 })
    }
    if let notApplicable = scale.notApplicable {
      choices.append(texts("label", notApplicable).merging(["list_name": key, "name": "na"]) { $1 })
    }
    return key
  }

  /// The condition in XPath. There a missing answer is an empty text that differs from everything, and not-applicable a
  /// text that is no number: both must not pass for an answer.
  private func xpath(_ expression: Expression) -> String {
    switch expression {
    case .isGiven(let path): "(\(value(path)) != '' and \(value(path)) != 'na')"
    case .compare(let path, let comparison, let literal): compare(value(path), comparison, literal)
    case .includes(let path, let option): "selected(\(value(path)), '\(option)')"
    case .and(let left, let right): "(\(xpath(left)) and \(xpath(right)))"
    case .or(let left, let right): "(\(xpath(left)) or \(xpath(right)))"
    case .not(let inner): "not(\(xpath(inner)))"
    }
  }

  private func compare(_ value: String, _ comparison: Expression.Comparison, _ literal: Expression.Literal) -> String {
    let right =
      switch literal {
      case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
      // XPath 1.0 has no escapes: a text takes the quotes that it does not hold.
      case .symbol(let text), .text(let text): text.contains("'") ? "\"\(text)\"" : "'\(text)'"
      case .symbols(let texts): "'\(texts.joined(separator: " "))'"
      }
    let plain = "\(value) \(comparison.rawValue) \(right)"
    return comparison == .notEqual ? "(\(value) != '' and \(value) != 'na' and \(plain))" : plain
  }

  private func value(_ path: String) -> String { "${\(Self.name(path))}" }
}
