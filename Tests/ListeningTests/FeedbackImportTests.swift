import CivilTime
import Definitions
import Diagnostics
import Facts
import Listening
import TestSupport
import Testing
import UnicodeText

/// Posts and reviews as other systems give them away. Synthetic.
@Suite struct FeedbackImportTests {
  private func read(_ text: String, name: String, channel: Channel? = nil) throws -> Imported<Feedback> {
    let importer = FeedbackImport(
      catalogue: try museum(), channel: channel, receivedAt: Instant(seconds: 1_540_000_000))
    return importer.read(SourceFile(name: name, bytes: Array(text.utf8)))
  }

  @Test func linesAndTablesSayTheSame() throws {
    let lines = """
      {"id":"x-1","channel":"google","text":"冷氣太熱","written_at":"2018-07-05T10:00:00+08:00","stars":1,"source":"maps"}
      {"channel":"facebook","text":"請問幾點開門？","written_at":"2018-07-06"}

      """
    let table = """
      id,channel,text,written_at,stars,source
      x-1,google,冷氣太熱,2018-07-05T10:00:00+08:00,1,maps
      ,facebook,請問幾點開門？,2018-07-06,,

      """
    let first = try read(lines, name: "posts.ndjson")
    let second = try read(table, name: "posts.csv")
    #expect(first.diagnostics.isEmpty && second.diagnostics.isEmpty)
    #expect(first.items == second.items)
    #expect(first.items.map(\.stars) == [1, nil])
  }

  @Test func everyRejectedLineIsNamed() throws {
    let lines = """
      {"channel":"google","text":"好","written_at":"2018-07-05"}
      {"channel":"google","text":"","written_at":"2018-07-05"}
      {"channel":"pigeon","text":"好","written_at":"2018-07-05"}
      {"channel":"google","text":"好","written_at":"yesterday"}
      {"channel":"google","text":"好","written_at":"2018-07-05","stars":7}
      {"channel":"google","text":7,"written_at":"2018-07-05"}
      {"channel":"google","text":"half
      [1,2]
      {"text":"no channel","written_at":"2018-07-05"}
      {"channel":"google","text":"好極了","written_at":"2018-07-06"}
      """
    let read = try read(lines, name: "posts.ndjson")
    #expect(read.items.map(\.text) == ["好", "好極了"])
    #expect(read.rejected == 8)
    let places = read.diagnostics.map { read.file.position($0.range.lowerBound).line }
    #expect(Set(places) == Set(2...9))
  }

  @Test func encodingsAreFoundNamedOrRefused() throws {
    let importer = FeedbackImport(catalogue: try museum(),
      channel: .google, receivedAt: Instant(seconds: 1_540_000_000))
    // 科工館，讚 in Big5; é in Latin-1, which no encoding here has.
    let big5: [UInt8] = [0xAC, 0xEC, 0xA4, 0x75, 0xC0, 0x5D, 0xA1, 0x41, 0xC6, 0x67]
    let rows: [(cell: [UInt8], named: TextEncoding?, texts: [String], encoding: TextEncoding?, code: String?)] = [
      (big5, nil, ["科工館，讚"], .big5, nil), (big5, .big5, ["科工館，讚"], .big5, nil),
      ([0xE9, 0x74, 0xE9], nil, [], nil, "unknown-encoding"),
      (big5, .utf8, [], nil, "broken-encoding"), (Array("科工館，讚".utf8), nil, ["科工館，讚"], .utf8, nil),
      (big5 + [0xFA, 0x40], .big5, [], nil, "private-character"),
    ]
    for row in rows {
      let read = importer.read(SourceFile(name: "a.csv", bytes: Array("text\r\n".utf8) + row.cell), encoding: row.named)
      #expect(read.items.map(\.text) == row.texts && read.encoding == row.encoding)
      #expect(read.diagnostics.map(\.code).first == row.code)
    }
    let half = importer.read(SourceFile(name: "a.ndjson", bytes: Array(#"{"text":"a\ud83d"}"#.utf8)))
    #expect(half.diagnostics.first?.message.english.contains(#"\ud83d"#) == true)
  }
}
