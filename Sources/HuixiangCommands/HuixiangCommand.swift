public import ArgumentParser

/// `huixiang`: ask, listen, answer, improve.
public struct HuixiangCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "huixiang", abstract: "Satisfaction surveys and feedback: ask, listen, answer, improve.",
    version: "0.1.0",
    subcommands: [
      SurveyCommand.self, ResponseCommand.self, FeedbackCommand.self, TextCommand.self, ReportCommand.self,
      ServeCommand.self, StatusCommand.self, SampleCommand.self, LanguageServerCommand.self,
    ])

  public init() {}
}
