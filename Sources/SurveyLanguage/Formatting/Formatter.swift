public import Diagnostics

/// The one layout of a file: two blanks for each block, one part a line, at most one blank line, comments kept. A block
/// that stood on one line and fits stays there. Full-width marks become the ASCII ones that they were read as.
///
/// - Returns: the text, or `nil` where the file has errors that leave its structure unclear; ``parse(_:_:)`` says which.
public func format(_ file: SourceFile) -> String? {
  var diagnostics: [Diagnostic] = []
  guard let tree = parse(file, &diagnostics), !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  var layout = Layout(bytes: file.bytes)
  for line in sourceLines(tree.tokens, file.bytes) { layout.add(line) }
  let text = layout.text
  // A layout that says something else than the source would be worse than any layout.
  var ignored: [Diagnostic] = []
  let again = parse(SourceFile(name: file.name, bytes: Array(text.utf8)), &ignored)
  return again.map { meaning($0.statements) } == meaning(tree.statements) ? text : nil
}

/// What statements say, whatever lines they stand on.
private func meaning(_ statements: [Statement]) -> [String] {
  statements.flatMap { statement in
    statement.words.map { "\($0.kind):\($0.text)" } + (statement.block.map { ["{"] + meaning($0) + ["}"] } ?? [";"])
  }
}

/// The tokens of a line of the source, and the comment behind them.
struct SourceLine {
  var tokens: [Token] = []
  var comment: String?
}

private func sourceLines(_ tokens: [Token], _ bytes: [UInt8]) -> [SourceLine] {
  var lines: [SourceLine] = []
  var line = SourceLine()
  for token in tokens {
    guard token.kind == .lineEnd || token.kind == .endOfFile else {
      line.tokens.append(token)
      continue
    }
    line.comment = comment(in: bytes[token.start..<token.range.lowerBound])
    lines.append(line)
    line = SourceLine()
  }
  return lines
}

/// The comment in the trivia in front of a line's end, without blanks behind it.
private func comment(in trivia: ArraySlice<UInt8>) -> String? {
  guard let first = trivia.firstIndex(of: UInt8(ascii: "/")) else { return nil }
  var end = trivia.endIndex
  while end > first, [0x20, 0x09, 0x0D].contains(trivia[end - 1]) { end -= 1 }
  return String(decoding: trivia[first..<end], as: UTF8.self)
}
