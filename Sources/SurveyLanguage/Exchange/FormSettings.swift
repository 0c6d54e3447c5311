import Definitions
import Diagnostics

/// What stands behind a question: conditions, limits, wordings beside the label, and columns of other programs.
extension FormSurveyWriter {
  static let handled: Set<String> = [
    "type", "name", "label", "calculation", "x_path", "x_kind", "x_from", "x_to", "x_unit", "x_choose", "x_constraint",
    "x_required",
  ]

  mutating func settings(_ node: FormNode) -> String {
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

  func wordings(_ node: FormNode) -> String {
    var text = ""
    for (base, word) in [("hint", "hint"), ("guidance_hint", "guidance"), ("constraint_message", "message")] {
      let texts = languages.texts(base, node.row)
      guard !texts.isEmpty, base != "constraint_message" || hasOwnConstraint(node) else { continue }
      text += " \(word) \(languages.source(texts.map { ($0.tag, bare($0.text)) }))"
    }
    return text
  }

  /// Placeholders in wordings beside the label are put as the survey language writes them.
  func bare(_ text: String) -> String {
    FormPiping.converted(FormPiping.withLabels(text)) { placeholder($0) }
  }

  /// An answer with choices stands in a form's wording by its code, a `label` of it by its wording.
  func placeholder(_ name: String) -> String? {
    if name.hasSuffix(FormPiping.labelMark) {
      return nodesByName[String(name.dropLast(FormPiping.labelMark.count))]?.first?.key
    }
    guard let node = nodesByName[name]?.first else { return nil }
    switch node.type {
    case .select, .rank: return node.row["x_kind"] == "rating" ? node.key : "\(node.key):code"
    default: return node.key
    }
  }

  func hasOwnConstraint(_ node: FormNode) -> Bool {
    node.row["constraint"] != nil && node.row["constraint"] != node.row["x_constraint"]
  }

  mutating func required(_ value: String, _ node: FormNode) -> String {
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

  func isRequired(_ node: FormNode) -> Bool {
    ["yes", "true", "true()"].contains((node.row["required"] ?? "").lowercased())
  }

  mutating func initial(_ value: String, _ column: FormColumn, _ node: FormNode) -> String {
    if node.type == .photo { return kept(column, value, node) }
    if value.contains("${") || value.contains("(") || value.contains(" + ") {
      guard FormType(node.row["type"] ?? "").takesFormula else {
        outside(node, column.header, Message("計算出來的預設值", "A default that is computed"))
        return ""
      }
      return formula(value, node, column: "default").map { " initial = \($0)" } ?? ""
    }
    return " initial \(surveyString(value))"
  }

  mutating func parameters(_ value: String, _ column: FormColumn, _ node: FormNode) -> String {
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

  mutating func shuffle(_ settings: [String: String], _ column: FormColumn, _ node: FormNode) -> String {
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
  mutating func keep(_ column: FormColumn, _ value: String, _ node: FormNode) -> String {
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

  mutating func kept(_ column: FormColumn, _ value: String, _ node: FormNode) -> String {
    add(
      .warning, .kept, "survey", node.row.number, column.header,
      Message("留給其他程式，本系統不用。", "Kept for other programs; not used here."))
    return " column \(surveyString(column.header)) \(surveyString(value))"
  }

  mutating func outside(_ node: FormNode, _ column: String, _ what: Message) {
    add(
      .error, .outside, "survey", node.row.number, node.row.header(column),
      Message("\(what.chinese)：滿意度調查沒有這種用法。", "\(what.english): not part of a satisfaction survey."))
  }

  mutating func wrong(_ node: FormNode, _ column: String, _ message: Message) {
    add(.error, .wrong, "survey", node.row.number, node.row.header(column), message)
  }
}
