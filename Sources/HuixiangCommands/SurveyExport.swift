import ArgumentParser
import Definitions
import Foundation
import SurveyLanguage

extension SurveyCommand {
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a survey as an XLSForm, for ODK and KoboToolbox.")

    enum Target: String, ExpressibleByArgument, CaseIterable {
      case md, csv
    }

    @OptionGroup var places: Places
    @Argument(help: "The key of the survey.") var survey: String
    @Option(help: "md or csv.") var to = Target.md
    @Option(help: "The file to write; without it, standard output.") var output: String?

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue) = try places.survey(survey)
        let form = XLSForm(definition, catalogue)
        let text = to == .md ? form.markdown : form.csv
        guard let output else {
          print(text, terminator: "")
          return
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      }
    }
  }
}
