import Diagnostics
import Foundation
import SurveyLanguage
import TestSupport
import Testing

/// `docs/language.md` holds only what the checker takes, and all of it.
@Suite struct ReferenceTests {
  private static let text: String = (try? repositoryFile("docs/language.md")).map { String(decoding: $0, as: UTF8.self) } ?? ""

  /// The examples by what stands behind `survey` on their fence.
  private static let examples: [(kind: String, source: String)] = {
    var found: [(String, String)] = []
    var open: (kind: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let current = open, line == "```" {
        found.append((current.kind, current.lines.joined(separator: "\n") + "\n"))
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```survey") {
        open = (line.dropFirst(9).trimmingCharacters(in: .whitespaces), [])
      }
    }
    return found
  }()

  private static let declarations = examples.filter { $0.kind.isEmpty }.map(\.source).joined(separator: "\n")

  private static func wrapped(_ source: String, _ number: Int, isQuestion: Bool) -> String {
    let head = "survey example-\(number) \"範例\" {\nversion 1\nowner public-service\nlanguages zh-Hant\nchannels web\n"
    return head + (isQuestion ? "page \"頁\" {\n\(source)}\n" : source) + "}\n"
  }

  @Test func everyExampleIsSound() {
    // Shared scales are in two languages, the short examples in one: staff's wordings need no other.
    var source = Self.declarations.replacing("languages zh-Hant, en\n  unit", with: "languages zh-Hant\n  unit")
    for (number, example) in Self.examples.enumerated() where !example.kind.isEmpty {
      source += Self.wrapped(example.source, number, isQuestion: example.kind == "question")
    }
    let file = SourceFile(name: "language.md", bytes: Array(source.utf8))
    let found = compile([file]).diagnostics
    let said = found.map { DiagnosticText(files: [file], language: "en").render($0) }.joined()
    #expect(found.isEmpty, "\(said)")
    #expect(Self.examples.count >= 7)
  }

  /// Whatever the checker names where it finds another word stands in an example.
  @Test func everyWordHasAnExample() throws {
    let shown = Self.examples.map(\.source).joined()
    let words = Set(shown.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }.map(String.init))
    let places = [
      "zzzz", "institution x \"\" { zzzz }", "survey x \"\" { zzzz }", "survey x \"\" { page { zzzz } }",
      "survey x \"\" { kiosk { zzzz } }", "calendar x \"\" { zzzz }", "level x \"\" { zzzz }", "topic x \"\" { zzzz }",
      "survey x \"\" { example e { expect zzzz } }", "survey x \"\" { page { comment c \"\" zzzz } }",
    ]
    for place in places {
      let messages = compile([SourceFile(name: "x", bytes: Array(place.utf8))]).diagnostics.map(\.message.english)
      let list = try #require(messages.first { $0.hasPrefix("Expected one of: ") || $0.contains(" is none of: ") }, "\(place): \(messages)")
      let known = list.split(separator: ": ")[1].dropLast().split(separator: ", ").map(String.init)
      let missing = known.filter { !words.contains($0) && !["anonymous", "guidance", "exported", "column", "invalid", "message"].contains($0) }
      #expect(missing.isEmpty, "\(place): \(missing)")
      // What has no example of its own stands in the table or the text.
      let unsaid = known.filter { !Self.text.contains($0) }
      #expect(unsaid.isEmpty, "\(place): \(unsaid)")
    }
  }

  @Test func whatIsLaidOutHereIsTheLayout() {
    let file = SourceFile(name: "language.md", bytes: Array(Self.declarations.utf8))
    let first = format(file)
    #expect(first != nil && format(SourceFile(name: "language.md", bytes: Array((first ?? "").utf8))) == first)
  }
}
