import ArgumentParser
import Definitions
import Diagnostics
import Facts
import Listening
import SQLiteStore

struct ResponseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "response", abstract: "Work with filled-in surveys.", subcommands: [Import.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import questionnaires from a CSV file (UTF-8 or Big5); rejected rows are named, the others kept.")

    @OptionGroup var places: Places
    @Option(help: "The key of the survey; without it, the file's name before the dot.") var survey: String?
    @Option(help: "Names the pile of paper, so that equal rows of two piles both count; without it, the file's name.")
    var batch: String?
    @Argument(help: "CSV file.") var file: String

    func run() async throws {
      try await HuixiangCommands.run {
        let catalogue = try places.catalogue()
        let name = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        guard let definition = catalogue.survey(survey ?? name) else {
          throw CommandFailure("沒有問卷「\(survey ?? name)」，請用 --survey 指定。", "There is no survey \"\(survey ?? name)\"; name one with --survey.")
        }
        let source = SourceFile(name: file, bytes: try readFile(file))
        let imported = ResponseImport(
          survey: definition, catalogue: catalogue, receivedAt: presentInstant(), batch: batch ?? name
        ).read(source)
        let store = try places.store()
        let summary = try await places.intake(catalogue, store).receive(imported.items)
        try store.close()
        try report(imported.diagnostics, imported.file, rejected: imported.rejected, summary)
      }
    }
  }
}

struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Work with what people wrote.",
    subcommands: [Import.self, FeedbackLabel.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import posts, reviews, mails and notes from NDJSON or CSV; each is labelled, and cases are opened.")

    @OptionGroup var places: Places
    @Option(help: "The channel of lines that name none.") var channel: String?
    @Argument(help: "NDJSON or CSV file.") var file: String

    func run() async throws {
      try await HuixiangCommands.run {
        let catalogue = try places.catalogue()
        let channel = try self.channel.map { name in
          guard let channel = Channel(rawValue: name) else {
            throw CommandFailure("沒有管道「\(name)」。", "There is no channel \"\(name)\".")
          }
          return channel
        }
        let source = SourceFile(name: file, bytes: try readFile(file))
        let imported = FeedbackImport(catalogue: catalogue, channel: channel, receivedAt: presentInstant()).read(source)
        let store = try places.store()
        let started = ContinuousClock.now
        let summary = try await places.intake(catalogue, store).receive(imported.items) { $0.receivedAt }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        try store.close()
        try report(imported.diagnostics, imported.file, rejected: imported.rejected, summary)
        if summary.labelled > 0, seconds > 0 {
          print("labelled and stored \(Int(Double(summary.labelled) / seconds)) a second")
        }
      }
    }
  }
}

/// Says what became of an import; exit code 1 where anything was left out.
private func report(_ diagnostics: [Diagnostic], _ file: SourceFile, rejected: Int, _ summary: Intake.Summary) throws {
  let text = DiagnosticText(files: [file], language: userLanguage)
  for diagnostic in diagnostics { printError(text.render(diagnostic)) }
  print(
    """
    stored \(summary.stored), repeated \(summary.repeated), conflicting \(summary.conflicts.count), rejected \(rejected); \
    labelled \(summary.labelled); cases opened \(summary.cases.count)
    """)
  for id in summary.conflicts {
    let known = CommandFailure("編號 \(id) 已用於別的內容；這次的另外保存。", "The id \(id) was used for other content; this one is kept aside.")
    printError("\(file.name): \(known)")
  }
  for (id, reason) in summary.unopened {
    printError("\(file.name): \(CommandFailure("\(id) 應立案但無法計算期限：\(reason)", "\(id) asks for a case whose deadline cannot be computed: \(reason)"))")
  }
  if !diagnostics.isEmpty || !summary.conflicts.isEmpty || !summary.unopened.isEmpty { throw ExitCode(1) }
}
