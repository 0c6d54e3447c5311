import ArgumentParser
import Diagnostics
import Foundation
import SurveyLanguage

extension SurveyCommand {
  struct Translations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give wordings to translators as gettext PO files, take them back, and see what is missing.",
      subcommands: [Status.self, ExportTranslations.self, ImportTranslations.self])
  }
}

extension SurveyCommand.Translations {
  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name what is not translated, and what was translated before its wording changed.",
      discussion: "Exit code 1 where there is any of either.")

    @Argument(help: "Files and folders of .survey files.") var paths: [String] = ["surveys"]
    @Option(help: "A language, such as ja; may be given several times. Without it, all.") var language: [String] = []
    @Option(help: "The key of a survey; without it, everything.") var survey: String?
    @Option(help: "text or json.") var format = OutputFormat.text

    func run() async throws {
      try await HuixiangCommands.run {
        let desk = try TranslationDesk(paths)
        let stale = desk.stale
        let languages = language.isEmpty ? try desk.languages(ofSurvey: survey) : language
        let states = languages.map {
          TranslationStatus($0, of: desk.catalogue, survey: survey, stale: stale)
        }
        switch format {
        case .json: print(json(states, desk), terminator: "")
        case .text: for state in states { print(text(state, desk), terminator: "") }
        }
        if states.contains(where: { !$0.isComplete }) { throw ExitCode(1) }
      }
    }

    private func text(_ state: TranslationStatus, _ desk: TranslationDesk) -> String {
      let writer = DiagnosticText(files: desk.files, language: userLanguage)
      let sentence = Message(
        "\(state.language)：完成 \(state.completeCount)、缺少 \(state.missing.count)、待更新 \(state.stale.count)；"
          + "另有 \(state.optionalCount) 段可不譯的沒有譯文。",
        "\(state.language): \(state.completeCount) complete, \(state.missing.count) missing, "
          + "\(state.stale.count) stale; \(state.optionalCount) others have none and need none")
      return state.diagnostics.map(writer.render).joined() + sentence.text(in: userLanguage) + "\n"
    }

    /// A list of `{language, complete, missing, stale, optional, places}`, each place with path, state, file and line.
    private func json(_ states: [TranslationStatus], _ desk: TranslationDesk) -> String {
      let rows = states.map { state in
        let missing = state.missing.map { place("missing", $0, $0.source.range, desk) }
        let stale = state.stale.map {
          place("stale", $0.wording, $0.wording.translation(in: state.language)?.range ?? $0.wording.source.range, desk)
        }
        return """
          {"language":\(quotedJSON(state.language)),"complete":\(state.completeCount),"missing":\(missing.count),\
          "stale":\(stale.count),"optional":\(state.optionalCount),\
          "places":[\((missing + stale).joined(separator: ",\n"))]}
          """
      }
      return "[" + rows.joined(separator: ",\n") + "]\n"
    }

    private func place(_ state: String, _ wording: Wording, _ range: Range<Int>, _ desk: TranslationDesk) -> String {
      let line = desk.files.first { $0.name == wording.file }?.position(range.lowerBound).line ?? 1
      return """
        {"path":\(quotedJSON(wording.path)),"state":"\(state)","file":\(quotedJSON(wording.file)),"line":\(line)}
        """
    }
  }
}
