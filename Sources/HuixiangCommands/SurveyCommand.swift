import ArgumentParser
import Definitions
import Diagnostics
import SurveyLanguage

struct SurveyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "Work with the definitions.",
    subcommands: [
      Check.self, Test.self, Preview.self, FormatFiles.self, Fix.self, Diff.self, Keep.self, Export.self, Import.self, Translations.self, Simulate.self, Paths.self, WriteCodebook.self,
    ])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check files or folders together; exit code 1 on errors.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
      case text, json, sarif
    }

    @Argument(help: "Files and folders of .survey files.") var paths: [String] = ["surveys"]
    @Option(help: "text, json or sarif.") var format = OutputFormat.text

    func run() async throws {
      try await HuixiangCommands.run {
        let files = try surveyFiles(paths)
        let compilation = compile(files, requiresInstitution: false)
        let found = compilation.diagnostics
        switch format {
        case .json: print(DiagnosticJSON.render(found, files: files, language: userLanguage), terminator: "")
        case .sarif: print(DiagnosticSARIF.render(found, files: files, language: userLanguage), terminator: "")
        case .text:
          let text = DiagnosticText(files: files, language: userLanguage)
          for diagnostic in found { print(text.render(diagnostic), terminator: "") }
          summarise(compilation, files.count)
        }
        if compilation.hasErrors { throw ExitCode(1) }
      }
    }

    private func summarise(_ compilation: Compilation, _ files: Int) {
      let errors = compilation.diagnostics.filter { $0.severity == .error }.count
      let warnings = compilation.diagnostics.count - errors
      let isChinese = userLanguage.hasPrefix("zh")
      let counts = compilation.catalogue.map {
        isChinese
          ? "\($0.surveys.count) 份問卷、\($0.touchpoints.count) 個接觸點、\($0.topics.count) 個題材，"
          : "\(counted($0.surveys.count, "survey")), \(counted($0.touchpoints.count, "touchpoint")), \(counted($0.topics.count, "topic")), "
      } ?? ""
      print(
        isChinese
          ? "\(files) 個檔案：\(counts)\(errors) 個錯誤、\(warnings) 個警告"
          : "\(counted(files, "file")): \(counts)\(counted(errors, "error")), \(counted(warnings, "warning"))")
    }
  }
}
