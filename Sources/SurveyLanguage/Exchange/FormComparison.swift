import Diagnostics

/// Holds the form that a survey would be exported as against the form that it came from.
struct FormComparison {
  let form: [FormTable]
  let exported: XLSForm

  /// Rows of the form that would come back otherwise: a survey must not be made of them in silence.
  func differences() -> [FormFinding] {
    let after = exported.sheets.map { sheet in
      FormTable(
        FormSheet(
          name: sheet.name,
          rows: ([sheet.columns] + sheet.rows).enumerated().map { (number: $0.offset + 1, cells: $0.element) }))
    }
    return compare("survey", after) + compare("choices", after)
  }

  private func compare(_ name: String, _ after: [FormTable]) -> [FormFinding] {
    let table = { (tables: [FormTable]) in tables.first { $0.name == name } }
    let old = (table(form)?.rows ?? []).filter { $0["type"] != nil || name == "choices" }
    let new = table(after)?.rows ?? []
    // Lists that no question uses are no part of the form that a reader sees.
    let used = Set(new.compactMap { $0["list_name"] })
    let kept = name == "choices" ? old.filter { used.contains($0["list_name"] ?? "") } : old
    let byList = { (rows: [FormRow]) in
      name == "choices" ? rows.enumerated().sorted { ($0.element["list_name"] ?? "", $0.offset) < ($1.element["list_name"] ?? "", $1.offset) }.map(\.element) : rows
    }
    guard kept.count == new.count else {
      return [finding(name, nil, nil, Message("列數不同（\(kept.count) 與 \(new.count)）。", "It would have \(new.count) rows instead of \(kept.count)."))]
    }
    return zip(byList(kept), byList(new)).flatMap { before, after in
      let (first, second) = (meaning(before), meaning(after))
      return Set(first.keys).union(second.keys).sorted().filter { first[$0] != second[$0] }.map { column in
        finding(
          name, before.number, column,
          Message(
            "匯出後會由「\(first[column] ?? "")」變成「\(second[column] ?? "")」。",
            "It would come back as \"\(second[column] ?? "")\" instead of \"\(first[column] ?? "")\"."))
      }
    }
  }

  private func finding(_ sheet: String, _ row: Int?, _ column: String?, _ message: Message) -> FormFinding {
    FormFinding(severity: .error, code: .outside, sheet: sheet, row: row, column: column, message: message)
  }

  /// A row's cells in one spelling each.
  private func meaning(_ row: FormRow) -> [String: String] {
    var cells: [String: String] = [:]
    let type = row["type"].map { FormType($0) }
    for (column, value) in row.cells {
      let key = column.base + (column.language.map { "::\($0)" } ?? "")
      switch column.base {
      case "type": cells[key] = type.map { "\($0)" }
      case "relevant", "constraint", "calculation": cells[key] = tokens(value)
      case "default" where value.contains("(") || value.contains("$"): cells[key] = tokens(value)
      case "required": if !["no", "false", "false()"].contains(value.lowercased()) { cells[key] = "yes" }
      case "parameters": cells[key] = parameters(value)
      case "name" where type == .endGroup, "label" where type == .endGroup: continue
      case "label" where value.contains("instance("): cells[key] = FormPiping.withLabels(value)
      default: if !column.header.hasPrefix("x_") { cells[key] = value.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      }
    }
    return cells
  }

  private func tokens(_ text: String) -> String {
    guard let tokens = try? XPathToken.tokens(of: text) else { return text }
    return tokens.map { token in
      switch token.kind {
      case .string: "'\(token.text)'"
      case .reference: "${\(token.text)}"
      case .number: Double(token.text).map { "\($0)" } ?? token.text
      default: token.text
      }
    }.joined(separator: " ")
  }

  private func parameters(_ text: String) -> String? {
    let pairs = text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" }).map { $0.lowercased() }
    let kept = pairs.filter { $0 != "randomize=false" }.sorted()
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }
}
