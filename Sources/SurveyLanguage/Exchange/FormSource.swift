import Diagnostics

/// The survey that a form was exported from, where nobody has touched the form since; `nil` otherwise.
///
/// The export keeps the source in a column of the settings, below the one row that other programs read there, with a
/// fingerprint of the sheets that they edit.
func untouchedSource(_ sheets: [FormSheet]) -> String? {
  guard let own = keptLines(sheets) else { return nil }
  let visible = sheets.filter { ["survey", "choices"].contains(trimmed($0.name).lowercased()) }
  guard XLSForm.fingerprint(visible.map { ($0.name, $0.rows.map(\.cells)) }) == own.mark else { return nil }
  return own.source
}

/// The survey that a form was exported from, whatever became of the form, with its fingerprint.
private func keptLines(_ sheets: [FormSheet]) -> (mark: String, source: String)? {
  guard let settings = sheets.first(where: { trimmed($0.name).lowercased() == "settings" }),
    let column = settings.rows.first?.cells.firstIndex(where: { trimmed($0) == XLSForm.sourceColumn })
  else { return nil }
  let cells = settings.rows.dropFirst().map { $0.cells.indices.contains(column) ? $0.cells[column] : "" }
  guard let mark = cells.first, !mark.isEmpty else { return nil }
  let lines = cells.dropFirst().map { String($0.dropFirst(2)) }
  return (mark, lines.joined(separator: "\n") + "\n")
}

/// What a form that was exported from here cannot say in its rows, whatever became of them.
struct KeptSurvey {
  /// The survey's title in all its languages, as its source wrote it; the settings sheet holds one of them.
  let title: String?
  /// What the survey said beside its pages: rules, metrics, the kiosk, examples. Pages come from the edited rows.
  let statements: [String]

  /// `nil` for a form from elsewhere.
  init?(_ sheets: [FormSheet]) {
    guard let text = keptLines(sheets)?.source else { return nil }
    let file = SourceFile(name: XLSForm.sourceColumn, bytes: Array(text.utf8))
    var ignored: [Diagnostic] = []
    guard let tree = parse(file, &ignored),
      let survey = tree.statements.first(where: { $0.words.first?.isWord("survey") == true })
    else { return nil }
    let slice = { (range: Range<Int>) in String(decoding: file.bytes[range], as: UTF8.self) }
    let wording = survey.words.dropFirst(2)
    title = wording.first.flatMap { first in wording.last.map { slice(first.range.lowerBound..<$0.range.upperBound) } }
    statements = (survey.block ?? []).filter { !["page", "languages"].contains($0.keyword?.text) }.map {
      slice(tree.wholeRange(of: $0) ?? $0.range.lowerBound..<file.bytes.count)
    }
    if statements.isEmpty { return nil }
  }
}

extension XLSForm {
  static let sourceColumn = "x_source"

  /// Adds the source, so that a form that comes back untouched is the same survey to the last comment.
  public mutating func add(source: String) {
    let visible = sheets.filter { ["survey", "choices"].contains($0.name) }
    let mark = Self.fingerprint(visible.map { ($0.name, [$0.columns] + $0.rows) })
    let place = sheets.firstIndex { $0.name == "settings" } ?? sheets.count
    if place == sheets.count { sheets.append(Sheet(name: "settings", columns: [], rows: [[]])) }
    // With a mark in front, so that indentation and blank lines outlive programs that trim cells, and nothing begins
    // like a spreadsheet's formula.
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    if lines.last == "> " { lines.removeLast() }
    let blank = [String](repeating: "", count: sheets[place].columns.count)
    sheets[place].columns.append(Self.sourceColumn)
    sheets[place].rows[0].append(mark)
    sheets[place].rows += lines.map { blank + [$0] }
  }

  /// FNV-1a over the cells, 64 bits; blank cells at the end of a row and blanks around a cell do not count.
  static func fingerprint(_ sheets: [(name: String, rows: [[String]])]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 + [0x1F] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    for sheet in sheets {
      add(trimmed(sheet.name).lowercased())
      for row in sheet.rows {
        var cells = row.map { trimmed($0.replacing("\n", with: " ")) }
        while cells.last?.isEmpty == true { cells.removeLast() }
        guard !cells.isEmpty else { continue }
        for cell in cells { add(cell) }
        add("\u{1E}")
      }
    }
    return String(hash, radix: 16)
  }
}
