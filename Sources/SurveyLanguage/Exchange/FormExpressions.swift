import Definitions
import Diagnostics

/// Conditions, formulas and placeholders in the words of the survey.
extension FormSurveyWriter {
  mutating func constraint(_ node: FormNode) -> String {
    guard hasOwnConstraint(node), var text = node.row["constraint"] else { return "" }
    if let given = node.row["x_constraint"], text.hasPrefix(given + " and (") {
      text = String(text.dropFirst(given.count + 6).dropLast())
    }
    return expression(text, "constraint", node, own: subject(node)).map { " valid when \($0.source)" } ?? ""
  }

  mutating func condition(_ column: String, _ node: FormNode) -> String? {
    node.row[column].flatMap { expression($0, column, node, own: nil)?.source }
  }

  mutating func expression(
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

  mutating func formula(_ text: String, _ node: FormNode, column: String = "calculation") -> String? {
    var reader = XPathReader(own: nil, subject: resolver())
    do throws(XPathReader.Fault) {
      return try reader.formula(text).source
    } catch {
      unreadable(error, text, column, node)
      return nil
    }
  }

  mutating func unreadable(_ fault: XPathReader.Fault, _ text: String, _ column: String, _ node: FormNode) {
    add(
      .error, fault.isOutside ? .outside : .wrong, "survey", node.row.number, node.row.header(column),
      Message("「\(text)」：\(fault.message.chinese)", "\"\(text)\": \(fault.message.english)"))
  }

  func resolver() -> (String) throws(XPathReader.Fault) -> XPathReader.Subject {
    let nodes = nodesByName
    let lists = lists
    return { (name: String) throws(XPathReader.Fault) in
      if name.hasPrefix("last-saved#") {
        throw XPathReader.Fault.outside("上一次填答的答案", "The answer of the time before")
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

  func subject(_ node: FormNode) -> XPathReader.Subject { Self.subject(node, lists) }

  static func subject(_ node: FormNode, _ lists: FormLists) -> XPathReader.Subject {
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
  mutating func piped(_ text: String, _ row: FormRow, _ sheet: String) -> String {
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
