import Diagnostics
import Foundation
import SurveyLanguage
import TestSupport
import Testing

/// Every file in `fixtures/language/reject` with all that is said of it.
@Suite struct RefusalTests {
  private static let names: [String] = {
    let folder = repository.appendingPathComponent("fixtures/language/reject").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".survey") }.map { String($0.dropLast(".survey".count)) }.sorted()
  }()

  private static func files(_ name: String) throws -> [SourceFile] {
    let own = SourceFile(name: "\(name).survey", bytes: try repositoryFile("fixtures/language/reject/\(name).survey"))
    if name == "orphan" { return [own] }
    return [SourceFile(name: "base.survey", bytes: try repositoryFile("fixtures/language/base.survey")), own]
  }

  @Test(arguments: names) func whatIsSaidIsAsRecorded(_ name: String) throws {
    let files = try Self.files(name)
    let diagnostics = compile(files).diagnostics
    let text = ["zh-Hant", "en"].map { language in
      diagnostics.map(DiagnosticText(files: files, language: language).render).joined()
    }.joined(separator: "\n")
    #expect(!diagnostics.isEmpty)
    #expect(try difference(text, fromGolden: "language/reject/\(name).txt") == nil)
  }

  @Test func everyCodeIsMetByAnExample() throws {
    let met = try Set(Self.names.flatMap { try compile(Self.files($0)).diagnostics.map(\.code) })
    let unmet = Set(DiagnosticCode.allCases.map(\.rawValue)).subtracting(met)
    #expect(unmet.isEmpty)
  }

  @Test func everyFixLeadsOn() throws {
    for name in Self.names {
      for diagnostic in compile(try Self.files(name)).diagnostics {
        guard let fix = diagnostic.fix, let file = try Self.files(name).first(where: { $0.name == diagnostic.file })
        else { continue }
        #expect(fix.range.lowerBound >= 0 && fix.range.upperBound <= file.bytes.count)
        var repaired = file.bytes
        repaired.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
        let base = try Self.files(name).filter { $0.name != file.name }
        let after = compile(base + [SourceFile(name: file.name, bytes: repaired)]).diagnostics
        #expect(!after.contains(diagnostic), "\(name): the fix for \(diagnostic.code) changes nothing")
      }
    }
  }
}

@Suite struct DiagnosticsReferenceTests {
  /// `docs/diagnostics.md` explains every code, and no other, with what the checker says today.
  @Test func theReferenceIsComplete() throws {
    let lines = String(decoding: try repositoryFile("docs/diagnostics.md"), as: UTF8.self).split(separator: "\n").map(String.init)
    let explained = lines.filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    #expect(explained == DiagnosticCode.allCases.map(\.rawValue))
    let folder = repository.appendingPathComponent("fixtures/language/reject").path
    let goldens = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    let said = Set(
      try goldens.flatMap { name in
        String(decoding: try repositoryFile("fixtures/language/reject/\(name)"), as: UTF8.self).split(separator: "\n").map(String.init)
      })
    for line in lines where line.contains(".survey:") { #expect(said.contains(line), "outdated: \(line)") }
  }
}
