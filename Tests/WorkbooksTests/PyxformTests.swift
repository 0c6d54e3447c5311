import Foundation
import TestSupport
import Testing
import Workbooks

/// Markdown as pyxform itself reads it, on the forms of its own test suite; both lie outside of the repository.
@Suite struct PyxformTests {
  private static let python = repository.appendingPathComponent(".venv/bin/python").path
  private static let forms = repository.deletingLastPathComponent()
    .appendingPathComponent("shared/data/xlsform/forms.ndjson").path
  private static let isPossible = [python, forms].allSatisfy(FileManager.default.fileExists)

  private struct Answer: Decodable {
    var id: String
    var form: String
    var sheets: [Table]
  }

  private struct Table: Decodable, Equatable {
    var name: String
    var rows: [[String]]
  }

  /// Prints each form with the sheets that pyxform finds in it, empty cells at the end of a row left out.
  private static let script = """
    import json, sys
    from pyxform.xls2json_backends import _md_table_to_ss_structure as sheets
    def cells(row):
      row = [cell or "" for cell in row]
      while row and not row[-1]: row.pop()
      return row
    for line in open(sys.argv[1], encoding="utf-8"):
      form = json.loads(line)
      tables = [{"name": name, "rows": [cells(row) for row in rows]} for name, rows in sheets(form["form"]).items()]
      print(json.dumps({"id": form["id"], "form": form["form"], "sheets": tables}))
    """

  private static func answers() throws -> [Answer] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script, forms]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Answer.self, from: $0) }
  }

  @Test(.enabled(if: isPossible, "needs pyxform (script/setup --for-tests) and ../shared/data/xlsform/forms.ndjson"))
  func everyFormIsReadAsPyxformReadsIt() throws {
    let answers = try Self.answers()
    #expect(answers.count > 600, "the forms were not read")
    for answer in answers {
      let sheets = try readWorkbook(Array(answer.form.utf8), as: .md)
      #expect(sheets.map { Table(name: $0.name, rows: $0.rows.map(\.cells)) } == answer.sheets, "\(answer.id)")
      // pyxform counts the header as 1 and the rows with content behind it on from there.
      #expect(sheets.allSatisfy { $0.rows.map(\.number) == Array(1..<$0.rows.count + 1) }, "\(answer.id)")
    }
  }
}
