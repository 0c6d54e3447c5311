import ArgumentParser
import CivilTime
import Definitions
import Documents
import Facts
import Foundation
import Reports
import SQLiteStore
import TextAnalysis
import Web

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make reports.", subcommands: [Build.self])

  struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the report of a quarter: HTML, and every table as CSV.")

    @OptionGroup var places: Places
    @Flag(help: "Begin CSV files with a byte order mark, for Excel.") var excel = false
    @Option(help: "The key of a declared report; without it, the first one.") var outline: String?
    @Argument(help: "2018Q3 or 107年第3季.") var period: String

    func run() async throws {
      try await HuixiangCommands.run {
        let quarter = try quarter(period)
        let catalogue = try places.catalogue()
        let chosen = outline.map { key in catalogue.reports.first { $0.key == key } }
        if case .some(.none) = chosen {
          let known = catalogue.reports.map(\.key).joined(separator: ", ")
          throw CommandFailure("沒有報告「\(outline ?? "")」；有：\(known)。", "There is no report \"\(outline ?? "")\"; there is \(known).")
        }
        let store = try places.store()
        let facts = try await QuarterFacts(quarter, from: store, catalogue)
        try store.close()
        var changes: [String: VersionChange] = [:]
        for survey in catalogue.surveys {
          let responses = (facts.responses[survey.key] ?? []) + (facts.responsesBefore[survey.key] ?? [])
          changes[survey.key] = try SurveyVersions(places: places).change(survey, catalogue, responses)
        }
        let analyser = try places.labeller().analyser
        let document = QuarterReport(
          facts: facts, catalogue: catalogue, modelVersion: analyser.modelVersion, themeReader: ThemeReader(analyser),
          versionChanges: changes, outline: chosen ?? nil
        ).document()
        let folder = "\(places.reportsFolder)/\(quarter)"
        try write(document, to: folder, isForExcel: excel)
        print("\(folder)/index.html")
      }
    }

    private func write(_ document: Document, to folder: String, isForExcel: Bool) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let words = HTMLWriter.Words(contents: "目錄", data: "資料表", download: "下載 CSV")
      let page = HTMLWriter(words: words, address: { "\($0).csv" }).render(document)
      try Data(page.utf8).write(to: URL(fileURLWithPath: "\(folder)/index.html"), options: .atomic)
      let writer = CSVWriter(hasByteOrderMark: isForExcel)
      for table in document.tables {
        let url = URL(fileURLWithPath: "\(folder)/\(table.key).csv")
        try Data(writer.render(table).utf8).write(to: url, options: .atomic)
      }
    }
  }
}

/// The reports in the data folder.
struct ReportFolder: ReportShelf {
  let folder: String

  func periods() async throws -> [Quarter] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { Quarter($0) }.sorted(by: >)
  }

  /// Only plain file names: nothing outside the folder can be asked for.
  func file(_ name: String, of period: Quarter) async throws -> [UInt8]? {
    let isPlain = name.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
    }
    guard isPlain, name.hasSuffix(".html") || name.hasSuffix(".csv") else { return nil }
    let url = URL(fileURLWithPath: "\(folder)/\(period)/\(name)")
    return (try? Data(contentsOf: url)).map { Array($0) }
  }
}
