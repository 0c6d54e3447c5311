import ArgumentParser
import Definitions
import Diagnostics
import Facts
import Listening
import SQLiteStore
import UnicodeText

struct ResponseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "response", abstract: "Work with filled-in surveys.", subcommands: [Import.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import questionnaires from a CSV file; rejected rows are named, the others kept.")

    @OptionGroup var places: Places
    @Option(help: "The key of the survey; without it, the file's name before the dot.") var survey: String?
    @Option(help: "Names the pile of paper, so that equal rows of two piles both count; without it, the file's name.")
    var batch: String?
    @Option(help: "How the file is written, such as UTF-8, Big5 or GB18030; without it, that is found out.")
    var encoding: String?
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
        ).read(source, encoding: try namedEncoding(encoding))
        let store = try places.store()
        let summary = try await places.intake(catalogue, store).receive(imported.items)
        try store.close()
        try report(imported, summary)
      }
    }
  }
}

struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Work with what people wrote.",
    subcommands: [
      Import.self, FeedbackLabel.self, FeedbackSearch.self, FindThemes.self, FeedbackRelabel.self, FeedbackNext.self,
      FeedbackCorrections.self,
    ])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import posts, reviews, mails and notes from NDJSON or CSV; each is labelled, and cases are opened.")

    @OptionGroup var places: Places
    @Option(help: "The channel of lines that name none.") var channel: String?
    @Option(help: "How the file is written, such as UTF-8, Big5 or GB18030; without it, that is found out.")
    var encoding: String?
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
        let importer = FeedbackImport(catalogue: catalogue, channel: channel, receivedAt: presentInstant())
        let imported = importer.read(source, encoding: try namedEncoding(encoding))
        let store = try places.store()
        let started = ContinuousClock.now
        let summary = try await places.intake(catalogue, store).receive(imported.items) { $0.receivedAt }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        try store.close()
        try report(imported, summary)
        if summary.labelled > 0, seconds > 0 {
          print("labelled and stored \(Int(Double(summary.labelled) / seconds)) a second")
        }
      }
    }
  }
}

/// The encoding that an option names; nil where it names none.
func namedEncoding(_ name: String?) throws -> TextEncoding? {
  guard let name else { return nil }
  guard let encoding = TextEncoding(name: name) else {
    let known = TextEncoding.allCases.map(\.name).joined(separator: ", ")
    throw CommandFailure("沒有編碼「\(name)」；有 \(known)。", "There is no encoding \"\(name)\"; there are \(known).")
  }
  return encoding
}

/// Says what became of an import; exit code 1 where anything was left out.
private func report<Item>(_ imported: Imported<Item>, _ summary: Intake.Summary) throws {
  let (file, diagnostics, rejected) = (imported.file, imported.diagnostics, imported.rejected)
  if let encoding = imported.encoding, encoding != .utf8, encoding != .utf8WithMark {
    printError("\(file.name): \(CommandFailure("以 \(encoding.name) 編碼讀取。", "read as \(encoding.name)."))")
  }
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
