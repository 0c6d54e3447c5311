import Diagnostics
import Foundation
import SurveyLanguage

/// Definitions with what is remembered of their translations: kept versions in `versions/` beside them, and
/// translators' files in `translations/`.
struct TranslationDesk {
  static let folderName = "translations"

  let files: [SourceFile]
  let catalogue: WordingCatalogue
  private let kept: [WordingCatalogue]
  private let records: [(language: String, file: PortableObject)]

  init(_ paths: [String]) throws {
    files = try surveyFiles(paths)
    catalogue = try readingWordings(files)
    let folders = paths.map { $0.hasSuffix(".survey") ? Self.folder(of: $0) : $0 }
    kept = try Self.names(in: folders, SurveyVersions.folderName, ".survey").map {
      try readingWordings([SourceFile(name: $0, bytes: try readFile($0))])
    }
    let known = catalogue.languages
    records = try Self.names(in: folders, Self.folderName, ".po").compactMap { name in
      let file = try readTranslations(name)
      return file.language(known: known).map { ($0, file) }
    }
  }

  /// The translations whose wording has changed since.
  var stale: [StaleTranslation] { staleTranslations(in: catalogue, kept: kept, records: records) }

  /// The languages that a survey, or the whole catalogue, is translated into, sorted.
  func languages(ofSurvey key: String?) throws -> [String] {
    guard let key else {
      let first = Set(catalogue.wordings.map(\.source.language))
      return catalogue.languages.filter { !first.contains($0) || first.count > 1 }
    }
    try requireSurvey(key)
    return catalogue.languages(ofSurvey: key).dropFirst().sorted()
  }

  func requireSurvey(_ key: String?) throws {
    guard let key, !catalogue.surveys.contains(key) else { return }
    throw CommandFailure("沒有問卷「\(key)」。", "There is no survey \"\(key)\".")
  }

  private static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// The files of a folder beside the definitions, by name.
  private static func names(in folders: [String], _ name: String, _ ending: String) -> [String] {
    Set(folders).sorted().flatMap { folder -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let found = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return found.filter { $0.hasSuffix(ending) }.sorted().map { "\(path)/\($0)" }
    }
  }
}

/// A PO file; what is wrong with it goes to standard error.
func readTranslations(_ path: String) throws -> PortableObject {
  let file = SourceFile(name: path, bytes: try readFile(path))
  do {
    return try PortableObject(file)
  } catch {
    let text = DiagnosticText(files: [file], language: userLanguage)
    for diagnostic in error.diagnostics { printError(text.render(diagnostic)) }
    throw CommandFailure("\(path) 無法讀取，未做任何變更。", "\(path) cannot be read; nothing was done.")
  }
}

/// The wordings of files; what is wrong with them goes to standard error.
func readingWordings(_ files: [SourceFile]) throws -> WordingCatalogue {
  do {
    return try WordingCatalogue(files)
  } catch {
    let text = DiagnosticText(files: files, language: userLanguage)
    for diagnostic in error.diagnostics { printError(text.render(diagnostic)) }
    throw CommandFailure("定義的結構有錯誤，未執行。", "The structure of the definitions is unclear; nothing was done.")
  }
}

/// Replaces files, all or none: each is written beside its place first, under a name of its own.
func replaceFiles(_ files: [SourceFile]) throws {
  var drafts: [(draft: String, place: String)] = []
  defer { for (draft, _) in drafts { try? FileManager.default.removeItem(atPath: draft) } }
  for file in files {
    let place = URL(fileURLWithPath: file.name).resolvingSymlinksInPath().path
    let draft = place + ".new"
    let mode = (try? FileManager.default.attributesOfItem(atPath: place))?[.posixPermissions]
    let isWritten = FileManager.default.createFile(
      atPath: draft, contents: Data(file.bytes), attributes: mode.map { [.posixPermissions: $0] })
    drafts.append((draft, place))
    guard isWritten else { throw CommandFailure("無法寫入 \(file.name)", "Cannot write \(file.name).") }
  }
  for (draft, place) in drafts where rename(draft, place) != 0 {
    throw CommandFailure("無法寫入 \(place)", "Cannot write \(place).")
  }
}
