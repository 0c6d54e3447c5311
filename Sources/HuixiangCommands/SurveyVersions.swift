import ArgumentParser
import Definitions
import Diagnostics
import Facts
import Foundation
import Reports
import SurveyLanguage

/// The versions of surveys that have collected answers, each as a file: `surveys/versions/visitor-2.survey`.
struct SurveyVersions {
  let places: Places

  static let folderName = "versions"

  private func path(_ survey: String, _ version: Int) -> String {
    "\(places.surveysFolder)/\(Self.folderName)/\(survey)-\(version).survey"
  }

  /// Keeps the survey as it is now, under its version; the text that stands there already must say the same.
  func keep(_ survey: Survey, in files: [SourceFile]) throws -> String {
    guard let bytes = files.lazy.compactMap({ source(ofSurvey: survey.key, in: $0) }).first else {
      throw CommandFailure("找不到問卷「\(survey.key)」的原始檔。", "The source of the survey \"\(survey.key)\" was not found.")
    }
    let path = path(survey.key, survey.version)
    if FileManager.default.fileExists(atPath: path) {
      guard try readFile(path) == bytes else {
        throw CommandFailure(
          "\(path) 已有第 \(survey.version) 版，內容不同；請提高 version。",
          "\(path) holds another version \(survey.version): raise `version`.")
      }
      return path
    }
    try FileManager.default.createDirectory(
      atPath: "\(places.surveysFolder)/\(Self.folderName)", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    return path
  }

  /// What older versions among the responses mean for the figures; a version that was not kept breaks every series.
  func change(_ survey: Survey, _ catalogue: Catalogue, _ responses: [Response]) throws -> VersionChange {
    var change = VersionChange.none
    for version in Set(responses.map(\.version)).sorted() where version < survey.version {
      guard let old = try kept(survey.key, version) else {
        change.brokenPaths.formUnion(survey.questions.flatMap { question -> [String] in paths(question) })
        change.notes.append("第 \(version) 版的定義沒有留存（\(path(survey.key, version))），無法判斷能否比較，各題都不與之比較。")
        continue
      }
      let comparison = compare(survey.key, in: old, with: catalogue)
      for item in comparison?.changes ?? [] where item.kind > .moved && !item.question.hasPrefix("metric ") {
        if !item.isComparable { change.brokenPaths.insert(item.question) }
        guard item.kind == .reworded || !item.isComparable else { continue }
        let reasons = item.reasons.map(\.chinese).joined()
        change.notes.append("第 \(version) 版與第 \(survey.version) 版：\(item.question) \(item.kind.name.chinese)。\(reasons)")
      }
    }
    return change
  }

  private func paths(_ question: Question) -> [String] {
    guard case .matrix(let matrix) = question.kind else { return [question.key] }
    return matrix.items.map { "\(question.key).\($0.key)" }
  }

  /// A kept version, checked together with today's other definitions.
  private func kept(_ key: String, _ version: Int) throws -> Catalogue? {
    let path = path(key, version)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let old = SourceFile(name: path, bytes: try readFile(path))
    let others = try SurveyFile.surroundings(of: [key], in: places.surveysFolder)
    let compilation = compile(others + [old])
    guard let catalogue = compilation.catalogue else {
      let text = DiagnosticText(files: others + [old], language: userLanguage)
      for diagnostic in compilation.diagnostics where diagnostic.severity == .error { printError(text.render(diagnostic)) }
      throw CommandFailure("\(path) 有錯誤。", "\(path) has errors.")
    }
    return catalogue
  }

}

extension SurveyCommand {
  struct Keep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep the surveys' present versions, so that later reports know what changed. Run it when one goes live.")

    @OptionGroup var places: Places
    @Argument(help: "Keys of surveys; without any, all.") var surveys: [String] = []

    func run() async throws {
      try await HuixiangCommands.run {
        let catalogue = try places.catalogue()
        let files = try surveyFiles([places.surveysFolder])
        let keys = surveys.isEmpty ? catalogue.surveys.map(\.key) : surveys
        for key in keys { print(try SurveyVersions(places: places).keep(try places.survey(key).0, in: files)) }
      }
    }
  }
}
