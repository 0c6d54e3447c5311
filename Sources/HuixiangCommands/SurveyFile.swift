import Definitions
import Diagnostics
import Foundation
import SurveyLanguage

/// Reading one survey file, with the scales, units and topics that it names from elsewhere.
struct SurveyFile {
  let path: String
  /// The folder of the shared definitions.
  let shared: String

  /// The file's definitions: alone where it needs nothing else, otherwise together with the shared ones that do not
  /// declare the same surveys. What is wrong goes to standard error.
  func catalogue() throws -> (catalogue: Catalogue, keys: [String]) {
    let own = try surveyFiles([path])
    let keys = own.flatMap(Self.surveyKeys)
    if let catalogue = compile(own, requiresInstitution: false).catalogue { return (catalogue, keys) }
    var files = own
    if FileManager.default.fileExists(atPath: shared) {
      files += try Self.surroundings(of: keys, in: shared).filter { $0.name != path }
    }
    let compilation = compile(files, requiresInstitution: false)
    guard let catalogue = compilation.catalogue else {
      let text = DiagnosticText(files: files, language: userLanguage)
      for diagnostic in compilation.diagnostics where diagnostic.severity == .error { printError(text.render(diagnostic)) }
      throw CommandFailure("\(path) 有錯誤，未執行。", "\(path) has errors; nothing was done.")
    }
    return (catalogue, keys)
  }

  /// The files of a folder without these surveys, which make room for other versions of theirs.
  static func surroundings(of keys: [String], in folder: String) throws -> [SourceFile] {
    try surveyFiles([folder]).compactMap { file in
      var bytes = file.bytes
      for key in keys {
        guard let own = source(ofSurvey: key, in: file), let start = bytes.firstRange(of: own.dropLast()) else { continue }
        bytes.replaceSubrange(start, with: Array(repeating: 0x20, count: start.count))
      }
      let rest = SourceFile(name: file.name, bytes: bytes)
      var ignored: [Diagnostic] = []
      return SurveyLanguage.parse(rest, &ignored)?.statements.isEmpty == true ? nil : rest
    }
  }

  /// The surveys that a file declares.
  static func surveyKeys(_ file: SourceFile) -> [String] {
    var ignored: [Diagnostic] = []
    return (SurveyLanguage.parse(file, &ignored)?.statements ?? []).compactMap { statement in
      statement.words.first?.text == "survey" ? statement.words.dropFirst().first?.text : nil
    }
  }
}

extension Places {
  /// A survey by its key, or the one in a `.survey` file, with its source.
  func surveyOrFile(_ name: String) throws -> (survey: Survey, catalogue: Catalogue, source: [UInt8]?) {
    guard name.hasSuffix(".survey") else {
      let (survey, catalogue) = try survey(name)
      let sources = try surveyFiles([surveysFolder]).compactMap { SurveyLanguage.source(ofSurvey: name, in: $0) }
      return (survey, catalogue, sources.first)
    }
    let (catalogue, keys) = try SurveyFile(path: name, shared: surveysFolder).catalogue()
    guard let key = keys.first, keys.count == 1, let survey = catalogue.survey(key) else {
      throw CommandFailure("\(name) 應只有一份問卷。", "\(name) must hold exactly one survey.")
    }
    return (survey, catalogue, try readFile(name))
  }
}
