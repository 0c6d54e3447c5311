import ArgumentParser
import Definitions
import Diagnostics
import Documents
import Reports
import SurveyLanguage

extension SurveyCommand {
  struct WriteCodebook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "codebook", abstract: "Say what every column and code of a survey's data means.")

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
      case html, csv, spss
    }

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String
    @Flag(help: "All kept versions together: since when each column is there, and where its series breaks.")
    var pooled = false
    @Option(help: "html, csv, or spss: syntax that reads the CSV `responses.csv` (PSPP runs it too).")
    var format = OutputFormat.html

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, _) = try places.surveyOrFile(survey)
        let codebook = Codebook(survey: definition, catalogue: catalogue, language: userLanguage)
        let history = pooled ? try SurveyHistory(definition, catalogue, SurveyVersions(places: places)) : nil
        switch format {
        case .spss:
          let syntax = StatisticsSyntax(survey: definition, catalogue: catalogue, language: userLanguage)
          print(syntax.text(reading: "responses.csv"), terminator: "")
        case .csv: print(CSVWriter(hasByteOrderMark: false).render(history?.table ?? codebook.columns), terminator: "")
        case .html:
          var document = codebook.document()
          if let history { document.blocks.insert(.table(history.table), at: 0) }
          let words = HTMLWriter.Words(contents: "", data: "", download: "")
          print(HTMLWriter(words: words, address: { _ in nil }).render(document), terminator: "")
        }
      }
    }
  }
}

/// Every column that any version of a survey has had, with the versions in which it was asked and what became of its
/// series from one to the next.
private struct SurveyHistory {
  private struct Column {
    /// What it is called in the newest version that has it.
    var path: String
    var wording: String
    var versions: [Int]
    var events: [String]
  }

  private var columns: [Column] = []

  init(_ survey: Survey, _ catalogue: Catalogue, _ versions: SurveyVersions) throws {
    var before: (survey: Survey, catalogue: Catalogue)?
    for version in 1...survey.version {
      guard let now = version == survey.version ? catalogue : try versions.kept(survey.key, version),
        let definition = now.survey(survey.key)
      else {
        before = nil
        continue
      }
      add(definition, version, before.flatMap { compare(survey.key, in: $0.catalogue, with: now)?.changes } ?? [])
      before = (definition, now)
    }
  }

  private mutating func add(_ survey: Survey, _ version: Int, _ changes: [SurveyChange]) {
    for path in SurveyVersions.paths(survey) {
      let change = changes.first { $0.question == path }
      let former = Self.formerPath(path, survey)
      let place = columns.firstIndex { $0.path == path } ?? columns.firstIndex { $0.path == former } ?? columns.count
      if place == columns.count { columns.append(Column(path: path, wording: "", versions: [], events: [])) }
      columns[place].path = path
      columns[place].wording = survey.label(ofPath: path, in: userLanguage)
      columns[place].versions.append(version)
      guard let change, ![.same, .added, .moved].contains(change.kind) else { continue }
      let isChinese = userLanguage.hasPrefix("zh")
      let broken = change.isComparable ? "" : isChinese ? "，數列中斷" : ", series breaks"
      columns[place].events.append("\(version): \(change.kind.name.text(in: userLanguage))\(broken)")
    }
  }

  /// The path before this version, where the survey says that it was another one.
  private static func formerPath(_ path: String, _ survey: Survey) -> String {
    let parts = path.split(separator: ".").map(String.init)
    guard let question = survey.question(parts[0]) else { return path }
    let key = question.formerKey ?? question.key
    guard parts.count > 1, case .matrix(let matrix) = question.kind else { return key }
    return "\(key).\(matrix.items.first { $0.key == parts[1] }?.formerKey ?? parts[1])"
  }

  var table: Table {
    let isChinese = userLanguage.hasPrefix("zh")
    return Table(
      key: "codebook-history", caption: isChinese ? "各版本的欄位" : "Columns of all versions",
      columns: isChinese ? ["欄位", "問法", "版本", "變更"] : ["Column", "Wording", "Versions", "Changes"],
      rows: columns.map { column in
        [
          .text(column.path), .text(column.wording), .text(column.versions.map(String.init).joined(separator: ", ")),
          .text(column.events.joined(separator: "; ")),
        ]
      })
  }
}
