public import Diagnostics

/// The source of one survey within a file, from its first word through its closing brace; `nil` where the file does not
/// declare it whole.
public func source(ofSurvey key: String, in file: SourceFile) -> [UInt8]? {
  var ignored: [Diagnostic] = []
  guard let tree = parse(file, &ignored) else { return nil }
  let statement = tree.statements.first { $0.words.first?.isWord("survey") == true && $0.words.dropFirst().first?.text == key }
  guard let statement, let opening = statement.opening else { return nil }
  var depth = 0
  for token in tree.tokens where token.range.lowerBound >= opening.range.lowerBound {
    if token.isMark("{") { depth += 1 }
    if token.isMark("}") { depth -= 1 }
    if depth == 0 { return Array(file.bytes[statement.range.lowerBound..<token.range.upperBound]) + [0x0A] }
  }
  return nil
}
