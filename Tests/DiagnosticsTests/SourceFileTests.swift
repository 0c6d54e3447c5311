import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test func columnsCountCharactersFromOne() {
    let text = "survey a {\r\n  題目 \"冷氣👍🏽\"\n\n}"
    let rows: [(before: String, line: Int, column: Int)] = [
      ("", 1, 1), ("survey", 1, 7), ("survey a {\r\n", 2, 1), ("survey a {\r\n  題目", 2, 5),
      // An emoji with a skin tone is two scalars.
      ("survey a {\r\n  題目 \"冷氣👍🏽", 2, 11), ("survey a {\r\n  題目 \"冷氣👍🏽\"\n", 3, 1),
      ("survey a {\r\n  題目 \"冷氣👍🏽\"\n\n", 4, 1), (text, 4, 2),
    ]
    let file = SourceFile(name: "a.survey", bytes: Array(text.utf8))
    for row in rows {
      let position = file.position(row.before.utf8.count)
      #expect(position.line == row.line && position.column == row.column, "\(row.before)")
    }
    #expect(file.position(-7) == file.position(0))
    #expect(file.position(.max) == file.position(text.utf8.count))
    let lines = (0...5).map { String(decoding: file.line($0), as: UTF8.self) }
    #expect(lines == ["", "survey a {", "  題目 \"冷氣👍🏽\"", "", "}", ""])
  }

  @Test func anyBytesHaveLinesAndPositions() {
    let files: [[UInt8]] = [
      [], [0x0D], [0x0A], [0x0D, 0x0A], [0x0A, 0x0D], [0x00, 0xFF, 0x80, 0x0A, 0xE7], [0xAC, 0xEC, 0xA4, 0x75],
    ]
    for bytes in files {
      let file = SourceFile(name: "x", bytes: bytes)
      var last = file.position(0)
      for offset in 0...bytes.count {
        let position = file.position(offset)
        let isForward = (last.line, last.column) <= (position.line, position.column)
        #expect(isForward && position.column >= 1 && position.line >= 1)
        #expect(file.line(position.line).allSatisfy { $0 != 0x0A })
        last = position
      }
    }
  }
}
