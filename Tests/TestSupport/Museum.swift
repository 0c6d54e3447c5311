public import Definitions
import Diagnostics
import Foundation
import SurveyLanguage

/// The definitions in `surveys/`, compiled.
public func museum() throws -> Catalogue {
  let folder = repository.appendingPathComponent("surveys").path
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".survey") }.sorted()
  return try compiled(names.map { SourceFile(name: "surveys/\($0)", bytes: try repositoryFile("surveys/\($0)")) })
}

/// Definitions on top of `fixtures/language/base.survey`, compiled.
public func definitions(_ text: String) throws -> Catalogue {
  let base = SourceFile(name: "base.survey", bytes: try repositoryFile("fixtures/language/base.survey"))
  return try compiled([base, SourceFile(name: "test.survey", bytes: Array(text.utf8))])
}

private func compiled(_ files: [SourceFile]) throws -> Catalogue {
  let compilation = compile(files)
  let text = DiagnosticText(files: files, language: "en")
  guard let catalogue = compilation.catalogue else {
    throw BrokenDefinitions(diagnostics: compilation.diagnostics.map(text.render))
  }
  return catalogue
}

struct BrokenDefinitions: Error {
  var diagnostics: [String]
}
