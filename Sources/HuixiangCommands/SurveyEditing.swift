import ArgumentParser
import Diagnostics
import Foundation
import SurveyLanguage

extension SurveyCommand {
  struct FormatFiles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "format", abstract: "Give files the one layout; comments and meaning stay.")

    @Argument(help: "Files and folders of .survey files.") var paths: [String] = ["surveys"]
    @Flag(help: "Change nothing; name the files that would change, and exit with 1 if there are any.") var check = false

    func run() async throws {
      try await HuixiangCommands.run {
        var changed = 0
        for file in try surveyFiles(paths) {
          guard let text = SurveyLanguage.format(file) else {
            try refuse(file)
            continue
          }
          guard Array(text.utf8) != file.bytes else { continue }
          changed += 1
          print(file.name)
          if !check { try Data(text.utf8).write(to: URL(fileURLWithPath: file.name), options: .atomic) }
        }
        if check, changed > 0 { throw ExitCode(1) }
      }
    }

    /// A file whose structure is unclear is left as it is.
    private func refuse(_ file: SourceFile) throws {
      var diagnostics: [Diagnostic] = []
      _ = SurveyLanguage.parse(file, &diagnostics)
      let text = DiagnosticText(files: [file], language: userLanguage)
      for diagnostic in diagnostics where diagnostic.severity == .error { printError(text.render(diagnostic)) }
      throw CommandFailure("\(file.name) 未重排；請先改好 survey check 指出的錯誤。",
        "\(file.name) was not laid out: put right first what survey check says of it.")
    }
  }

  struct Fix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Apply the fixes that the checker proposes, and check again; each is named.")

    @Argument(help: "Files and folders of .survey files, checked together.") var paths: [String] = ["surveys"]
    @Flag(help: "Change nothing; only name what would change.") var check = false

    func run() async throws {
      try await HuixiangCommands.run {
        let sources = try surveyFiles(paths)
        var files = sources
        // A fix may bring another fault to light; each round mends something or is the last one.
        for _ in 0..<8 {
          guard let next = mended(files) else { break }
          files = next
        }
        for (before, after) in zip(sources, files) where before.bytes != after.bytes && !check {
          try Data(after.bytes).write(to: URL(fileURLWithPath: after.name), options: .atomic)
        }
        let left = compile(files)
        let text = DiagnosticText(files: files, language: userLanguage)
        for diagnostic in left.diagnostics { print(text.render(diagnostic), terminator: "") }
        if left.hasErrors { throw ExitCode(1) }
      }
    }

    /// The files with the fixes of this round, or `nil` where there is none that helps.
    private func mended(_ files: [SourceFile]) -> [SourceFile]? {
      let diagnostics = compile(files).diagnostics
      let results = files.map { applyingFixes(of: diagnostics, to: $0) }
      guard results.contains(where: { !$0.applied.isEmpty }) else { return nil }
      let next = zip(files, results).map { SourceFile(name: $0.name, bytes: $1.bytes) }
      guard compile(next).diagnostics.count < diagnostics.count else { return nil }
      for (file, result) in zip(files, results) {
        for diagnostic in result.applied {
          let line = file.position(diagnostic.range.lowerBound).line
          print("\(file.name):\(line): \(diagnostic.message.text(in: userLanguage)) → \(diagnostic.fix?.replacement ?? "")")
        }
      }
      return next
    }
  }
}
