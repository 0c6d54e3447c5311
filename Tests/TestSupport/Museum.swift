public import Definitions
import Diagnostics
import Foundation
import SurveyLanguage

/// The definitions in `surveys/`, compiled.
public func museum() throws -> Catalogue {
  let folder = repository.appendingPathComponent("surveys").path
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".survey") }.sorted()
  let files = try names.map { SourceFile(name: "surveys/\($0)", bytes: try repositoryFile("surveys/\($0)")) }
  let compilation = compile(files)
  let text = DiagnosticText(files: files, language: "en")
  guard let catalogue = compilation.catalogue else {
    throw BrokenMuseum(diagnostics: compilation.diagnostics.map(text.render))
  }
  return catalogue
}

struct BrokenMuseum: Error {
  var diagnostics: [String]
}
