public import Definitions
public import Diagnostics

/// What became of a set of files: everything that is wrong, and the catalogue where nothing is.
public struct Compilation: Sendable {
  /// `nil` where there is any error.
  public let catalogue: Catalogue?
  /// Errors and warnings of all files, by file and place.
  public let diagnostics: [Diagnostic]
  /// The examples within the surveys, in source order.
  public let examples: [ExampleOutcome]

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Checks files together and builds their catalogue. Never fails, whatever the bytes are.
///
/// - Parameter requiresInstitution: whether files that hold nothing but surveys and their scales lack an institution;
///   otherwise they get one that stands in.
public func compile(_ files: [SourceFile], requiresInstitution: Bool = true) -> Compilation {
  compile(parsed: files.map { ParsedFile($0) }, requiresInstitution: requiresInstitution)
}

/// The same for files that were parsed before, so that an editor parses only the one that changes.
public func compile(parsed files: [ParsedFile], requiresInstitution: Bool = true) -> Compilation {
  let checker = Checker(requiresInstitution: requiresInstitution)
  for file in files {
    checker.diagnostics += file.diagnostics
    if let tree = file.tree { checker.add(file.source, tree) }
  }
  let catalogue = checker.build()
  let diagnostics = limited(checker.diagnostics, files.map(\.source))
  let isSound = !diagnostics.contains { $0.severity == .error }
  return Compilation(catalogue: isSound ? catalogue : nil, diagnostics: diagnostics, examples: checker.outcomes)
}

/// A file with its tree, and what was wrong with it before it met the others.
public struct ParsedFile: Sendable {
  public let source: SourceFile
  /// `nil` where the bytes are no text.
  public let tree: SyntaxTree?
  /// Of its characters, tokens and braces.
  public let diagnostics: [Diagnostic]

  public init(_ source: SourceFile) {
    var found: [Diagnostic] = []
    self.source = source
    tree = parse(source, &found)
    diagnostics = found
  }
}

/// The tree of a file that can be read as text; `nil` after the reason was reported.
public func parse(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> SyntaxTree? {
  if let offset = firstInvalidByte(file.bytes) {
    // A character takes up to four bytes: a fault within the last three is one that was cut.
    let isCut = offset >= file.bytes.count - 3 && offset > 0 && file.bytes[offset] >= 0xC2
    diagnostics.append(
      Diagnostic(
        code: DiagnosticCode.notUTF8.rawValue, severity: .error, file: file.name, range: offset..<offset + 1,
        message: isCut
          ? Message("檔案在一個字的中間結束；檔案可能被截斷。", "The file ends within a character; it may have been cut.")
          : Message(
            "不是 UTF-8（可能是 Big5）。請在編輯器中另存為 UTF-8。",
            "Not UTF-8 (perhaps Big5). Save the file as UTF-8 in your editor.")))
    return nil
  }
  var lexer = Lexer(file)
  let tokens = lexer.run()
  diagnostics += lexer.diagnostics
  var parser = Parser(file, tokens)
  let statements = parser.run()
  diagnostics += parser.diagnostics
  if statements.isEmpty {
    diagnostics.append(
      Diagnostic(
        code: DiagnosticCode.emptyFile.rawValue, severity: .error, file: file.name, range: 0..<0,
        message: Message("檔案裡沒有任何宣告。", "The file declares nothing.")))
  }
  return SyntaxTree(statements: statements, tokens: tokens)
}

/// The offset of the first byte that is not UTF-8.
func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  guard !bytes.contains(where: { $0 >= 0x80 }) else {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
  return nil
}

/// Faults that follow from another one, which says more.
private struct Explained {
  private let unknown: Set<Int>
  private let expected: Set<Int>
  /// The lines with a text that is never closed: what else is said of them comes from it.
  private let open: [Int: Range<Int>]
  private let file: SourceFile?

  init(_ diagnostics: [Diagnostic], _ file: SourceFile?) {
    let places = { (code: DiagnosticCode) in
      Set(diagnostics.filter { $0.code == code.rawValue }.map(\.range.lowerBound))
    }
    unknown = places(.unknownCharacter)
    expected = places(.expected)
    self.file = file
    let strings = diagnostics.filter { $0.code == DiagnosticCode.unterminatedString.rawValue }
    open = Dictionary(
      strings.map { (file?.position($0.range.lowerBound).line ?? 0, $0.range) }, uniquingKeysWith: { first, _ in first })
  }

  func covers(_ diagnostic: Diagnostic) -> Bool {
    let place = diagnostic.range.lowerBound
    switch diagnostic.code {
    case DiagnosticCode.unterminatedString.rawValue, DiagnosticCode.fullWidth.rawValue, DiagnosticCode.unclosedBrace.rawValue:
      return false
    case DiagnosticCode.expected.rawValue: if unknown.contains(place) { return true }
    case DiagnosticCode.unexpected.rawValue: if unknown.contains(place) || expected.contains(place) { return true }
    default: break
    }
    guard !open.isEmpty, let file else { return false }
    return open[file.position(place).line] != nil
  }
}

/// By file and place, each once; at most a hundred errors for a file, with a line that says how many more there are.
private func limited(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> [Diagnostic] {
  var result: [Diagnostic] = []
  var byFile: [String: [Diagnostic]] = [:]
  for diagnostic in diagnostics { byFile[diagnostic.file, default: []].append(diagnostic) }
  for name in Set(files.map(\.name)).union(byFile.keys).sorted() {
    var seen: Set<Diagnostic> = []
    // Where something was expected, that what stands there is unexpected says nothing more.
    let explained = Explained(byFile[name] ?? [], files.first { $0.name == name })
    let sorted = (byFile[name] ?? []).filter { !explained.covers($0) && seen.insert($0).inserted }.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.code) < ($1.range.lowerBound, $1.range.upperBound, $1.code)
    }
    result += sorted.prefix(100)
    if sorted.count > 100 {
      result.append(
        Diagnostic(
          code: DiagnosticCode.tooManyErrors.rawValue, severity: .error, file: name, range: sorted[100].range,
          message: Message("還有 \(sorted.count - 100) 項。", "And \(sorted.count - 100) more.")))
    }
  }
  return result
}
