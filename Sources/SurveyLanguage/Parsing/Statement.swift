/// One declaration or part: its words, and what stands in its block.
///
/// The whole language has this one shape; what the words mean is decided when the statement is checked.
public struct Statement: Sendable {
  /// At least one token for every statement that the parser makes, without line ends and braces.
  public var words: [Token]
  /// `nil` where there is no block.
  public var block: [Statement]?
  /// The opening brace.
  public var opening: Token?

  /// The first word, which says what the statement is.
  public var keyword: Token? { words.first }

  /// The bytes from the first word to the last.
  public var range: Range<Int> {
    guard let first = words.first, let last = words.last else { return opening?.range ?? 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// From its first word to the last one in its block.
  public var wholeRange: Range<Int> {
    guard let last = block?.last else { return range }
    return range.lowerBound..<max(range.upperBound, last.wholeRange.upperBound)
  }
}

/// A file as statements, with every token in its order.
public struct SyntaxTree: Sendable {
  public var statements: [Statement]
  /// Put together with their trivia they are the file, byte for byte.
  public var tokens: [Token]
}
