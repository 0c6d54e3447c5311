import Diagnostics
import SurveyLanguage

/// The files that are checked together, as they are at one moment.
final class FolderCatalogue {
  /// By path.
  let files: [AnalysedFile]
  /// Whether files of the past lie here: each is read alone, and what it names is not looked for.
  private let isKept: Bool
  /// What is wrong, by the path of the file; made when it is first asked for.
  private(set) lazy var diagnostics = Dictionary(grouping: check(), by: \.file)

  init(_ files: [AnalysedFile], isKept: Bool) {
    self.files = files
    self.isKept = isKept
  }

  private func check() -> [Diagnostic] {
    isKept ? files.flatMap(\.parsed.diagnostics) : compile(parsed: files.map(\.parsed)).diagnostics
  }

  func file(_ path: String) -> AnalysedFile? { files.first { $0.path == path } }

  /// Where a symbol is declared; more than once where that is the fault.
  func declarations(of symbol: Symbol) -> [(file: AnalysedFile, declaration: SymbolDeclaration)] {
    files.flatMap { file in file.index.declarations.filter { $0.symbol == symbol }.map { (file, $0) } }
  }

  /// All declarations of a kind, the first one of each key.
  func declarations(_ kind: Symbol.Kind) -> [SymbolDeclaration] {
    var seen: Set<Symbol> = []
    return files.flatMap(\.index.declarations).filter { $0.symbol.kind == kind && seen.insert($0.symbol).inserted }
  }

  /// Everywhere that a symbol is written, file by file.
  func occurrences(of symbol: Symbol) -> [(file: AnalysedFile, occurrence: Occurrence)] {
    files.flatMap { file in file.index.occurrences.filter { $0.symbol == symbol }.map { (file, $0) } }
  }
}
