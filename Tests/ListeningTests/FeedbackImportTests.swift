import CivilTime
import Definitions
import Diagnostics
import Facts
import Listening
import TestSupport
import Testing

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
}
