import Definitions
import Diagnostics

/// Groups, questions and matrices, each on a line of its own.
extension FormSurveyWriter {
  mutating func write(_ nodes: [FormNode]) {
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

  mutating func write(_ node: FormNode) {
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

  mutating func writeQuestion(_ node: FormNode) {
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
  func isCalculated(_ node: FormNode) -> Bool {
    if node.type.list != nil { return false }
    return node.row["calculation"] != nil && languages.texts("label", node.row).isEmpty && languages.texts("hint", node.row).isEmpty
  }

  mutating func writeCalculated(_ node: FormNode) {
    guard let text = node.row["calculation"] else { return }
    var line = "computed \(node.key) = \(formula(text, node) ?? "0")"
    if node.type != .calculate, let type = node.row["type"] { line += " column \"type\" \(surveyString(type))" }
    put(line + settings(node), "survey", node.row.number)
  }

  func kind(_ node: FormNode) -> String? {
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

  func range(_ node: FormNode) -> String {
    guard let low = node.row["x_from"], let high = node.row["x_to"] else { return " any" }
    let unit = languages.texts("x_unit", node.row)
    return " from \(low) to \(high)" + (unit.isEmpty ? "" : " unit \(languages.source(unit))")
  }

  mutating func choiceSettings(_ name: String, _ node: FormNode) -> String {
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
  mutating func writeMatrix(_ node: FormNode) {
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
}
