public import Diagnostics

/// A spreadsheet's sheet as rows of cells, the first row being its header.
public struct FormSheet: Hashable, Sendable {
  public var name: String
  /// By the number that the spreadsheet gives them, counted from 1.
  public var rows: [(number: Int, cells: [String])]

  public init(name: String, rows: [(number: Int, cells: [String])]) {
    self.name = name
    self.rows = rows
  }

  public static func == (left: FormSheet, right: FormSheet) -> Bool {
    left.name == right.name && left.rows.elementsEqual(right.rows, by: ==)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Something to say about a cell of a form.
public struct FormFinding: Hashable, Sendable {
  public var severity: Diagnostic.Severity
  /// Stable, for programs.
  public var code: Code
  public var sheet: String
  /// `nil` where the whole sheet is meant.
  public var row: Int?
  public var column: String?
  public var message: Message

  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// The form is wrong, whoever reads it.
    case wrong = "form-wrong"
    /// The form uses something that has no place in a satisfaction survey.
    case outside = "form-outside"
    /// Something is kept for other programs, and not obeyed here.
    case kept = "form-kept"
    /// The checker has something to say about the survey that was made.
    case checked = "form-checked"
  }

  /// `survey, row 3, column relevant`.
  public var place: Message {
    let numbers = row.map { (", 第 \($0) 列", ", row \($0)") } ?? ("", "")
    let columns = column.map { (", \($0) 欄", ", column \($0)") } ?? ("", "")
    return Message("工作表 \(sheet)\(numbers.0)\(columns.0)", "sheet \(sheet)\(numbers.1)\(columns.1)")
  }
}

/// A column by what it holds: `label::English (en)` is the label in one language.
struct FormColumn: Hashable {
  /// In its usual spelling: `label`, `constraint_message`, `media::image`.
  var base: String
  /// As the header names it; `nil` where it names none.
  var language: String?
  /// As it is written in the sheet.
  var header: String

  private static let aliases = [
    "caption": "label", "relevance": "relevant", "constraining_message": "constraint_message", "calculate": "calculation",
    "command": "type", "tag": "name", "value": "name", "read_only": "readonly", "requiredmsg": "required_message",
    "image": "media::image", "audio": "media::audio", "video": "media::video", "big-image": "media::big-image",
    "bind::relevant": "relevant", "bind::constraint": "constraint", "bind::required": "required",
    "bind::calculate": "calculation", "bind::jr:constraintmsg": "constraint_message", "control::appearance": "appearance",
    "body::appearance": "appearance", "set_form_title": "form_title", "set_form_id": "form_id", "id_string": "form_id",
    "list": "list_name",
  ]
  private static let translatable: Set<String> = [
    "label", "hint", "guidance_hint", "constraint_message", "required_message", "media::image", "media::audio",
    "media::video", "media::big-image", "x_unit",
  ]

  init(_ header: String) {
    let plain = trimmed(header)
    var parts = split(plain, "::")
    if parts.count == 1, !plain.hasPrefix("jr:") { parts = split(plain, ":") }
    self.header = plain
    let first = Self.spelling(parts[0])
    if first == "media" || first == "bind" || first == "body" || first == "control", parts.count > 1 {
      let name = "\(first)::\(Self.spelling(parts[1]))"
      base = Self.aliases[name] ?? name
      language = parts.count > 2 ? parts[2] : nil
    } else {
      base = Self.aliases[first] ?? first
      language = parts.count > 1 ? parts[1...].joined(separator: ":") : nil
    }
    if !Self.translatable.contains(base), language != nil {
      base = plain
      language = nil
    }
  }

  private static func spelling(_ text: String) -> String { text.lowercased().replacing(" ", with: "_") }
}

/// One row of a sheet by its columns; blank cells are left out.
struct FormRow {
  var number: Int
  var cells: [FormColumn: String]

  /// The cell of a column that names no language.
  subscript(_ base: String) -> String? { cells.first { $0.key.base == base && $0.key.language == nil }?.value }

  func header(_ base: String) -> String { cells.keys.first { $0.base == base }?.header ?? base }
}

/// The rows of a sheet, with the columns in their order.
struct FormTable {
  var name: String
  var columns: [FormColumn]
  var rows: [FormRow]
  /// The row of the header.
  var headerRow: Int?

  init(_ sheet: FormSheet) {
    name = trimmed(sheet.name).lowercased()
    let header = sheet.rows.first
    columns = (header?.cells ?? []).map(FormColumn.init)
    headerRow = header?.number
    let columns = columns
    rows = sheet.rows.dropFirst().compactMap { row in
      var cells: [FormColumn: String] = [:]
      for (column, cell) in zip(columns, row.cells) where !column.header.isEmpty {
        let value = trimmed(cell)
        if !value.isEmpty, cells[column] == nil { cells[column] = value }
      }
      return cells.isEmpty ? nil : FormRow(number: row.number, cells: cells)
    }
  }
}

extension FormTable {
  /// A column without a language is that of the default one. Where a row has both, the one that stands later wins, as
  /// every reader has it; the other is lost, and named.
  mutating func dropOverridden(_ defaultLanguage: String?) -> [FormFinding] {
    guard let defaultLanguage else { return [] }
    var findings: [FormFinding] = []
    for (place, column) in columns.enumerated() where column.language == nil {
      guard let other = columns.firstIndex(where: { $0.base == column.base && $0.language == defaultLanguage }) else { continue }
      let loser = columns[min(place, other)]
      let winner = columns[max(place, other)]
      for index in rows.indices where rows[index].cells[column] != nil && rows[index].cells[columns[other]] != nil {
        let lost = rows[index].cells.removeValue(forKey: loser)
        findings.append(
          FormFinding(
            severity: .warning, code: .kept, sheet: name, row: rows[index].number, column: loser.header,
            message: Message(
              "「\(lost ?? "")」被同語言的「\(winner.header)」欄取代。",
              "\"\(lost ?? "")\" gives way to the column \"\(winner.header)\" in the same language.")))
      }
    }
    return findings
  }
}

/// Without blanks at both ends.
func trimmed(_ text: String) -> String {
  let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
  let scalars = text.unicodeScalars.drop(while: isBlank)
  let end = scalars.lastIndex { !isBlank($0) }.map { scalars.index(after: $0) } ?? scalars.startIndex
  return String(scalars[..<end])
}

/// The parts between separators, without blanks around them.
func split(_ text: String, _ separator: String) -> [String] {
  text.split(separator: separator, omittingEmptySubsequences: false).map { trimmed(String($0)) }
}
