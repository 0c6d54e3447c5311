import ArgumentParser
import Diagnostics
import SurveyLanguage

extension SurveyCommand {
  /// Runs the examples that surveys hold.
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples in survey files; exit code 1 where one fails or cannot run.")

    @Argument(help: "Files and folders of .survey files.") var paths: [String] = ["surveys"]
    @Option(help: "Only the examples of the survey with this key.") var survey: String?
    @Option(help: "text or json.") var format = OutputFormat.text

    func run() async throws {
      try await HuixiangCommands.run {
        let files = try surveyFiles(paths)
        let compilation = compile(files, requiresInstitution: false)
        let examples = compilation.examples.filter { survey == nil || $0.survey == survey }
        switch format {
        case .text: tell(examples, compilation, files)
        case .json: print("[\(examples.map { json($0, files) }.joined(separator: ",\n "))]")
        }
        if examples.contains(where: { !$0.isPassed }) || compilation.hasErrors { throw ExitCode(1) }
      }
    }

    private func tell(_ examples: [ExampleOutcome], _ compilation: Compilation, _ files: [SourceFile]) {
      let text = DiagnosticText(files: files, language: userLanguage)
      for diagnostic in compilation.diagnostics where diagnostic.severity == .error && diagnostic.code != DiagnosticCode.failedExample.rawValue { printError(text.render(diagnostic)) }
      let isChinese = userLanguage.hasPrefix("zh")
      for example in examples {
        let mark = example.isPassed ? "✔" : "✘"
        let counted = isChinese ? "\(example.expectations) 項期望" : counted(example.expectations, "expectation")
        let cannot = isChinese ? "問卷有錯，無法執行" : "cannot run: the survey has errors"
        print("\(mark) \(example.survey) \(example.example): \(example.failures == nil ? cannot : counted)")
        for failure in example.failures ?? [] { print("    \(failure.text(in: userLanguage))") }
      }
      let passed = examples.filter(\.isPassed).count
      print(
        isChinese
          ? "\(examples.count) 個範例：\(passed) 個通過，\(examples.count - passed) 個未通過"
          : "\(counted(examples.count, "example")): \(passed) passed, \(examples.count - passed) failed")
    }

    private func json(_ example: ExampleOutcome, _ files: [SourceFile]) -> String {
      let position = files.first { $0.name == example.file }?.position(example.range.lowerBound)
      let failures = (example.failures ?? []).map { quotedJSON($0.text(in: userLanguage)) }.joined(separator: ",")
      return """
        {"survey":\(quotedJSON(example.survey)),"example":\(quotedJSON(example.example)),\
        "file":\(quotedJSON(example.file)),"line":\(position?.line ?? 0),"passed":\(example.isPassed),\
        "ran":\(example.failures != nil),"failures":[\(failures)]}
        """
    }
  }
}
