import Diagnostics
import Foundation
import TestSupport
import Testing

/// Synthetic files and faults.
@Suite struct RenderingTests {
  private static let survey = SourceFile(
    name: "surveys/visitor.survey",
    bytes: Array(
      """
      survey visitor "觀眾服務滿意度調查" {\r
        rating overall "整體而言，您滿意嗎？" on satisfactoin5 required
        rating overall "廁所乾淨嗎？"\ton satisfaction5
      ＂
      }
      """.utf8))
  private static let scales = SourceFile(name: "surveys/scales.survey", bytes: Array("scale satisfaction5 {}\n".utf8))

  private static func range(_ text: String, in file: SourceFile, from: Int = 0) -> Range<Int> {
    let needle = Array(text.utf8)
    let start = (from...(file.bytes.count - needle.count)).first { file.bytes[$0...].starts(with: needle) } ?? 0
    return start..<start + needle.count
  }

  private static var diagnostics: [Diagnostic] {
    let misspelt = range("satisfactoin5", in: survey)
    let second = range("overall", in: survey, from: misspelt.upperBound)
    return [
      Diagnostic(
        code: "unknown-scale", severity: .error, file: survey.name, range: misspelt,
        message: Message("沒有「satisfactoin5」這個量表。", "There is no scale \"satisfactoin5\"."),
        notes: [
          Diagnostic.Note(
            file: scales.name, range: range("satisfaction5", in: scales),
            message: Message("名稱相近的量表在這裡。", "A scale with a similar name is here."))
        ], fix: Diagnostic.Fix(range: misspelt, replacement: "satisfaction5")),
      Diagnostic(
        code: "repeated-question", severity: .error, file: survey.name, range: second,
        message: Message("「overall」用了兩次。", "\"overall\" is used twice."),
        notes: [
          Diagnostic.Note(
            file: survey.name, range: range("overall", in: survey), message: Message("第一次在這裡。", "First used here."))
        ]),
      Diagnostic(
        code: "full-width-quote", severity: .warning, file: survey.name, range: range("＂", in: survey),
        message: Message("全形引號。", "A full-width quotation mark."),
        fix: Diagnostic.Fix(range: range("＂", in: survey), replacement: "")),
      Diagnostic(
        code: "wide-text", severity: .error, file: survey.name, range: range("廁所乾淨嗎？\"\ton", in: survey),
        message: Message("游標標示寬字。", "The caret spans wide characters.")),
      Diagnostic(
        code: "missing-brace", severity: .error, file: survey.name, range: survey.bytes.count..<survey.bytes.count,
        message: Message("少了「}」。", "A \"}\" is missing.")),
      Diagnostic(
        code: "several-lines", severity: .error, file: survey.name, range: 0..<survey.bytes.count,
        message: Message("從這裡開始。", "Begins here.")),
      Diagnostic(
        code: "unreadable-file", severity: .error, file: "surveys/gone.survey", range: 3..<9,
        message: Message("讀不到這個檔案。", "The file cannot be read.")),
    ]
  }

  @Test(arguments: ["zh-Hant", "en"]) func diagnosticsReadAsRecorded(_ language: String) throws {
    let files = [Self.survey, Self.scales]
    let text = DiagnosticText(files: files, language: language)
    let rendered = Self.diagnostics.map(text.render).joined()
    #expect(try difference(rendered, fromGolden: "diagnostics/diagnostics.\(language).txt") == nil)
    let json = DiagnosticJSON.render(Self.diagnostics, files: files, language: language)
    #expect(try difference(json, fromGolden: "diagnostics/diagnostics.\(language).json") == nil)
    let sarif = DiagnosticSARIF.render(Self.diagnostics, files: files, language: language)
    #expect(try difference(sarif, fromGolden: "diagnostics/diagnostics.\(language).sarif") == nil)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(sarif.utf8)) }
  }

  @Test func jsonIsReadByOthers() throws {
    let odd = "\"\\\u{0}\u{1B}\u{7F}\n\r\t\u{2028}冷氣👍"
    let file = SourceFile(name: odd, bytes: Array("第一行\n第二行".utf8))
    let diagnostic = Diagnostic(
      code: "odd", severity: .warning, file: odd, range: 3..<16, message: Message(odd, odd))
    let data = Data(DiagnosticJSON.render([diagnostic, diagnostic], files: [file], language: "en").utf8)
    let rows = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(rows.count == 2)
    for row in rows {
      #expect(
        row["message"] as? String == odd && row["file"] as? String == odd && row["severity"] as? String == "warning")
      #expect(row["line"] as? Int == 1 && row["column"] as? Int == 2)
      #expect(row["endLine"] as? Int == 2 && row["endColumn"] as? Int == 3)
    }
    #expect(DiagnosticJSON.render([], files: [], language: "en") == "[]\n")
  }

  /// A Trojan-source mark, an escape sequence and a C1 control in file, name, message and fix.
  @Test func nothingQuotedSteersTheTerminal() {
    let steering = "a\u{1B}[31mb\u{9B}2Jc\u{202E}d\u{2066}e\u{7F}\u{0}\u{2028}f"
    let file = SourceFile(name: steering, bytes: Array((steering + "\n").utf8))
    let diagnostic = Diagnostic(
      code: "odd", severity: .error, file: steering, range: 0..<1, message: Message(steering, steering),
      notes: [.init(file: "other\u{1B}", range: 0..<1, message: Message(steering, steering))],
      fix: .init(range: 0..<1, replacement: steering))
    let text = DiagnosticText(files: [file], language: "en").render(diagnostic)
    let forbidden = text.unicodeScalars.filter {
      ($0.value < 32 && $0 != "\n") || (127..<160).contains($0.value) || (0x2028...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value)
    }
    #expect(forbidden.isEmpty && text.split(separator: "\n").count == 5)
  }

  @Test func longLinesAndLongCausesAreCut() throws {
    let bytes = Array(String(repeating: "題目,", count: 50_000).utf8)
    let file = SourceFile(name: "long.csv", bytes: bytes)
    for range in [0..<bytes.count, 0..<1, 300_000..<300_003, 300_000..<bytes.count, bytes.count..<bytes.count] {
      let text = DiagnosticText(files: [file], language: "en").render(
        Diagnostic(code: "long", severity: .error, file: file.name, range: range, message: Message("長", "Long.")))
      #expect(text.utf8.count < 2_000 && text.contains("^"), "\(range)")
    }
  }

  /// The caret stands under the cause, whatever widths stand before it.
  @Test func caretsStandUnderTheCause() throws {
    let rows: [(before: String, cause: String, indent: Int, length: Int)] = [
      ("abc", "d", 3, 1), ("題目", "題", 4, 2), ("ｏｎ", "x", 4, 1), ("e\u{301}", "x", 1, 1), ("👍", "讚", 2, 2),
      ("\t", "x", 1, 1), ("한글", "ab", 4, 2), ("𠮷", "𪜶", 2, 2), ("かな", "！", 4, 2), ("é", "", 1, 1),
    ]
    for row in rows {
      let file = SourceFile(name: "a", bytes: Array((row.before + row.cause + "rest").utf8))
      let start = row.before.utf8.count
      let text = DiagnosticText(files: [file], language: "en").render(
        Diagnostic(
          code: "c", severity: .error, file: "a", range: start..<start + row.cause.utf8.count,
          message: Message("字", "m")))
      let caret = try #require(text.split(separator: "\n").last)
      let expected = String(repeating: " ", count: 2 + row.indent) + String(repeating: "^", count: row.length)
      #expect(caret == expected, "\(row)")
    }
  }
}

@Suite struct FixTests {
  private let file = SourceFile(name: "a", bytes: Array("one two three".utf8))

  private func fix(_ range: Range<Int>, _ replacement: String) -> Diagnostic {
    Diagnostic(
      code: "x", severity: .error, file: "a", range: range, message: Message("", ""),
      fix: Diagnostic.Fix(range: range, replacement: replacement))
  }

  @Test func fixesAreAppliedInOrderAndOverlapsWait() {
    let fixes = [fix(8..<13, "THREE"), fix(0..<3, "1"), fix(2..<5, "?"), fix(13..<13, "!"), fix(13..<13, "!")]
    let result = applyingFixes(of: fixes, to: file)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "1 two THREE!")
    #expect(result.applied.count == 3)
  }
}
