import ArgumentParser
import Diagnostics
import Foundation
import SurveyLanguage

extension SurveyCommand.Translations {
  struct ExportTranslations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write the wordings as PO files, one a language, with the present translations.",
      discussion: """
        Translations whose wording has changed are marked as fuzzy. What translators wrote into a file that is \
        replaced, and was not imported yet, stays in it.
        """)

    @Argument(help: "Files and folders of .survey files.") var paths: [String] = ["surveys"]
    @Option(help: "A language, such as ja; may be given several times.") var language: [String] = []
    @Flag(help: "Every language of the survey, or of all surveys.") var all = false
    @Option(help: "A file that ends in .po for one language, or a folder.") var output: String
    @Option(help: "The key of a survey: only its wordings and its scales.") var survey: String?

    func validate() throws {
      guard all || !language.isEmpty else { throw ValidationError("Give --language or --all.") }
    }

    func run() async throws {
      try await HuixiangCommands.run {
        let desk = try TranslationDesk(paths)
        try desk.requireSurvey(survey)
        let languages = all ? try desk.languages(ofSurvey: survey) : language
        try requireTags(languages, desk)
        for language in languages { try write(language, desk) }
      }
    }

    private func requireTags(_ languages: [String], _ desk: TranslationDesk) throws {
      if output.hasSuffix(".po"), languages.count != 1 {
        throw CommandFailure("多種語言請指定資料夾。", "Several languages need a folder.")
      }
      for language in languages where !isLanguageTag(language) {
        throw CommandFailure("「\(language)」不是語言代號，如 ja。", "\"\(language)\" is no language tag such as ja.")
      }
    }

    private func write(_ language: String, _ desk: TranslationDesk) throws {
      let path = path(language)
      let exists = FileManager.default.fileExists(atPath: path)
      let earlier = exists ? try readTranslations(path) : nil
      let file = PortableObject(
        language, of: desk.catalogue, survey: survey, files: desk.files, stale: desk.stale, earlier: earlier)
      guard !file.entries.isEmpty else {
        throw CommandFailure("沒有需要譯成 \(language) 的文字。", "There is nothing to translate into \(language).")
      }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try replaceFiles([SourceFile(name: path, bytes: Array(file.text.utf8))])
      let empty = file.entries.filter { $0.translation.isEmpty }.count
      let fuzzy = file.entries.filter(\.isFuzzy).count
      let message = Message(
        "\(path)：\(file.entries.count) 段，未譯 \(empty)，待確認 \(fuzzy)。",
        "\(path): \(file.entries.count) wordings, \(empty) untranslated, \(fuzzy) fuzzy")
      print(message.text(in: userLanguage))
    }

    private func path(_ language: String) -> String {
      guard !output.hasSuffix(".po") else { return output }
      let name = (survey.map { $0 + "." } ?? "") + language + ".po"
      return output.hasSuffix("/") ? output + name : "\(output)/\(name)"
    }
  }
}
