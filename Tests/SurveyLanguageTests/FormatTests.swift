import Diagnostics
import Foundation
import SurveyLanguage
import TestSupport
import Testing

@Suite struct FormatTests {
  private func laidOut(_ bytes: [UInt8]) -> String? { format(SourceFile(name: "x.survey", bytes: bytes)) }

  @Test func aMessyFileIsLaidOutAsRecorded() throws {
    let text = try #require(laidOut(repositoryFile("fixtures/language/format/messy.survey")))
    #expect(try difference(text, fromGolden: "language/format/messy.formatted") == nil)
    #expect(laidOut(Array(text.utf8)) == text)
  }

  /// However the blanks are spread, the museum's files come out as they are kept.
  @Test func blanksDoNotMatter() throws {
    let folder = repository.appendingPathComponent("surveys").path
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".survey") {
      let kept = String(decoding: try repositoryFile("surveys/\(name)"), as: UTF8.self)
      #expect(laidOut(Array(kept.utf8)) == kept, "\(name) is not in the one layout")
      let lines = kept.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        let bare = line.drop { $0 == " " }
        return (bare.isEmpty ? "" : "\t   " + bare) + "  "
      }
      #expect(laidOut(Array(lines.joined(separator: "\r\n").utf8)) == kept, "\(name)")
    }
  }

  @Test func aFileWithoutClearStructureIsLeftAlone() {
    for text in ["survey visitor \"觀眾\" {", "}", "unit front \"前臺", "unit 前臺 \"前臺\""] {
      #expect(laidOut(Array(text.utf8)) == nil)
    }
  }
}
