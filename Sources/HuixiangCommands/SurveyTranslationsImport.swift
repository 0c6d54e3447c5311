import ArgumentParser
import Diagnostics
import Foundation
import SurveyLanguage

extension SurveyCommand.Translations {
  struct ImportTranslations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Write the translations of PO files behind their wordings.",
      discussion: """
        Fuzzy and empty entries wait. A translation of a wording that has changed, or without its placeholders, is \
        refused and the others are taken; then the exit code is 1. Of a file that cannot be read nothing is taken.
        """)

    @Argument(help: "PO files, then files and folders of .survey files (without any, surveys).") var paths: [String]
    @Flag(help: "Change nothing; only say what would change.") var dryRun = false
    @Flag(help: "Let surveys name the language, where they get their first wordings in it.") var addLanguage = false

    func run() async throws {
      try await HuixiangCommands.run {
        let names = paths.filter { $0.hasSuffix(".po") }
        guard !names.isEmpty else { throw CommandFailure("沒有指定 .po 檔案。", "No PO file was given.") }
        let places = paths.filter { !$0.hasSuffix(".po") }
        let sources = try surveyFiles(places.isEmpty ? ["surveys"] : places)
        _ = try readingWordings(sources)
        // Each is read before anything is taken from one.
        let translations = try names.map { (name: $0, file: try readTranslations($0)) }
        var files = sources
        var isRefused = false
        for (name, file) in translations {
          let result = try TranslationImport(file, name: name, into: files, addsLanguage: addLanguage)
          try say(result, name, files)
          isRefused = isRefused || result.refusedCount > 0
          files = result.files
        }
        let changed = zip(sources, files).filter { $0.bytes != $1.bytes }.map(\.1)
        if !dryRun { try replaceFiles(changed) }
        for file in changed { print(file.name) }
        if isRefused { throw ExitCode(1) }
      }
    }

    private func say(_ result: TranslationImport, _ name: String, _ files: [SourceFile]) throws {
      let own = SourceFile(name: name, bytes: try readFile(name))
      let text = DiagnosticText(files: files + [own], language: userLanguage)
      for diagnostic in result.diagnostics { print(text.render(diagnostic), terminator: "") }
      let message = Message(
        "\(name)：新增 \(result.addedCount)、更新 \(result.replacedCount)、相同 \(result.unchangedCount)、"
          + "待確認 \(result.fuzzyCount)、未譯 \(result.emptyCount)、拒收 \(result.refusedCount)。",
        "\(name): \(result.addedCount) added, \(result.replacedCount) replaced, \(result.unchangedCount) unchanged, "
          + "\(result.fuzzyCount) fuzzy, \(result.emptyCount) empty, \(result.refusedCount) refused")
      print(message.text(in: userLanguage))
    }
  }
}
