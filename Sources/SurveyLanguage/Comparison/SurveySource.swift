public import Diagnostics

/// The source of one survey within a file, from its first word through its closing brace; `nil` where the file does not
/// declare it whole.
public func source(ofSurvey key: String, in file: SourceFile) -> [UInt8]? {
  var ignored: [Diagnostic] = []
  guard let tree = parse(file, &ignored) else { return nil }
  let statement = tree.statements.first { $0.words.first?.isWord("survey") == true && $0.words.dropFirst().first?.text == key }
  guard let statement, statement.opening != nil, let range = tree.wholeRange(of: statement) else { return nil }
  return Array(file.bytes[range]) + [0x0A]
}

extension SyntaxTree {
  /// From the first word of a statement through the brace that closes its block, if it has one; `nil` where nothing
  /// closes it.
  func wholeRange(of statement: Statement) -> Range<Int>? {
    guard let opening = statement.opening else { return statement.range }
    var depth = 0
    for token in tokens where token.range.lowerBound >= opening.range.lowerBound {
      if token.isMark("{") { depth += 1 }
      if token.isMark("}") { depth -= 1 }
      if depth == 0 { return statement.range.lowerBound..<token.range.upperBound }
    }
    return nil
  }
}
