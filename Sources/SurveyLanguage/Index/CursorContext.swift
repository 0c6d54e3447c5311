/// What stands in front of a place in a file that may be half written: the blocks around it, and the words of its
/// statement.
public struct CursorContext: Sendable {
  /// The words in front of the braces that are open, outermost first.
  public private(set) var heads: [[Token]] = []
  /// The words of the statement in front of the place, without the one that is being typed.
  public private(set) var words: [Token] = []
  /// The bytes of the word or number in front of the place; empty where none is being typed.
  public private(set) var typed: Range<Int>

  /// - Returns: `nil` within a wording or a comment, where nothing of the language stands.
  public init?(_ tree: SyntaxTree, _ bytes: [UInt8], at offset: Int) {
    typed = offset..<offset
    var brackets = 0
    for (index, token) in tree.tokens.enumerated() {
      guard token.range.lowerBound < offset else {
        if token.start < offset, Self.hasComment(bytes[token.start..<offset]) { return nil }
        break
      }
      let reachesIt = token.range.upperBound >= offset
      if token.kind == .string, token.range.upperBound > offset || reachesIt && Self.isOpen(token, bytes) { return nil }
      if reachesIt, token.kind == .word || token.kind == .number {
        typed = token.range.lowerBound..<offset
        break
      }
      take(token, tree.tokens, index, &brackets)
    }
  }

  /// As the parser groups tokens into statements.
  private mutating func take(_ token: Token, _ tokens: [Token], _ index: Int, _ brackets: inout Int) {
    switch token.kind {
    case .lineEnd:
      let goesOn = brackets > 0 || words.last.map(Parser.continues) == true
      guard goesOn, !Parser.startsDeclaration(tokens, index + 1) else { return end(&brackets) }
    case .mark where token.text == "{":
      heads.append(words)
      end(&brackets)
    case .mark where token.text == "}":
      if !heads.isEmpty { heads.removeLast() }
      end(&brackets)
    case .mark where token.text == ";" && brackets == 0: end(&brackets)
    case .endOfFile: break
    default:
      if token.isMark("(") || token.isMark("[") { brackets += 1 }
      if token.isMark(")") || token.isMark("]") { brackets = max(0, brackets - 1) }
      words.append(token)
    }
  }

  private mutating func end(_ brackets: inout Int) {
    words = []
    brackets = 0
  }

  /// Whether a comment begins in the trivia in front of the place; it reaches to the end of its line.
  private static func hasComment(_ trivia: ArraySlice<UInt8>) -> Bool { trivia.contains(UInt8(ascii: "/")) }

  /// Whether a text lacks its closing quote.
  private static func isOpen(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let source = String(decoding: bytes[token.range], as: UTF8.self).unicodeScalars
    guard source.count > 1, let first = source.first, let last = source.last else { return true }
    return last != (FullWidth.closingQuotes[first] ?? "\"")
  }
}
