import Diagnostics

/// The survey that a form was exported from, where nobody has touched the form since; `nil` otherwise.
///
/// The export keeps the source in a sheet of its own, with a fingerprint of the sheets that other programs edit.
func untouchedSource(_ sheets: [FormSheet]) -> String? {
  guard let own = sheets.first(where: { trimmed($0.name) == XLSForm.sourceSheet }), let mark = own.rows.dropFirst().first?.cells.first
  else { return nil }
  let visible = sheets.filter { ["survey", "choices"].contains(trimmed($0.name).lowercased()) }
  guard XLSForm.fingerprint(visible.map { ($0.name, $0.rows.map(\.cells)) }) == mark else { return nil }
  let lines = own.rows.dropFirst(2).map { String(($0.cells.first ?? "").dropFirst(2)) }
  return lines.joined(separator: "\n") + "\n"
}

extension XLSForm {
  static let sourceSheet = "x_source"

  /// Adds the source, so that a form that comes back untouched is the same survey to the last comment.
  public mutating func add(source: String) {
    let visible = sheets.filter { ["survey", "choices"].contains($0.name) }
    let mark = Self.fingerprint(visible.map { ($0.name, [$0.columns] + $0.rows) })
    // With a mark in front, so that indentation and blank lines outlive programs that trim cells, and nothing begins
    // like a spreadsheet's formula.
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { ["> \($0)"] }
    sheets.append(Sheet(name: Self.sourceSheet, columns: ["source"], rows: [[mark]] + (lines.last == ["> "] ? lines.dropLast() : lines)))
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
