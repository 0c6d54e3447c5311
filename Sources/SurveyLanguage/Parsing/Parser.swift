import Diagnostics

/// Groups tokens into statements. Braces are all that can be wrong here; everything else is said when statements are
/// checked, so that one fault hides no other.
struct Parser {
  private let file: SourceFile
  private let tokens: [Token]
  private var index = 0
  private(set) var diagnostics: [Diagnostic] = []
  private static let depthLimit = 32

  init(_ file: SourceFile, _ tokens: [Token]) {
    self.file = file
    self.tokens = tokens
  }

  mutating func run() -> [Statement] {
    var statements: [Statement] = []
    while true {
      statements += block(depth: 0)
      guard tokens[index].isMark("}") else { return statements }
      report(
        .unmatchedBrace, tokens[index].range, Message("多了一個「}」。", "This \"}\" closes nothing."),
        fix: Diagnostic.Fix(range: tokens[index].range, replacement: ""))
      index += 1
    }
  }

  /// The statements up to a closing brace or the end of the file, which is not consumed.
  private mutating func block(depth: Int) -> [Statement] {
    var statements: [Statement] = []
    while true {
      let token = tokens[index]
      if token.kind == .endOfFile || token.isMark("}") { return statements }
      if token.kind == .lineEnd || token.isMark(";") {
        index += 1
      } else {
        statements.append(statement(depth: depth))
      }
    }
  }

  private mutating func statement(depth: Int) -> Statement {
    var words: [Token] = []
    var brackets = 0
    while true {
      let token = tokens[index]
      if token.kind == .endOfFile || token.isMark("}") { break }
      if token.isMark("{") { return withBlock(words, depth: depth) }
      if token.isMark(";") && brackets == 0 { break }
      if token.kind == .lineEnd {
        let goesOn = brackets > 0 || words.last.map(Self.continues) == true
        guard goesOn, !Self.startsDeclaration(tokens, index + 1) else { break }
        index += 1
        continue
      }
      if token.isMark("(") || token.isMark("[") { brackets += 1 }
      if token.isMark(")") || token.isMark("]") { brackets = max(0, brackets - 1) }
      words.append(token)
      index += 1
    }
    return Statement(words: words, block: nil, opening: nil)
  }

  private mutating func withBlock(_ words: [Token], depth: Int) -> Statement {
    let opening = tokens[index]
    index += 1
    guard depth < Self.depthLimit else {
      skipBlock(opening)
      return Statement(words: words, block: [], opening: opening)
    }
    let inner = block(depth: depth + 1)
    if tokens[index].isMark("}") {
      index += 1
    } else {
      reportUnclosed(opening)
    }
    return Statement(words: words, block: inner, opening: opening)
  }

  private mutating func skipBlock(_ opening: Token) {
    report(
      .tooDeep, opening.range,
      Message("大括號超過 \(Self.depthLimit) 層。", "More than \(Self.depthLimit) blocks within each other."))
    var depth = 1
    while depth > 0, tokens[index].kind != .endOfFile {
      if tokens[index].isMark("{") { depth += 1 }
      if tokens[index].isMark("}") { depth -= 1 }
      index += 1
    }
  }

  private mutating func reportUnclosed(_ opening: Token) {
    let end = tokens[index].range
    diagnostics.append(
      Diagnostic(
        code: DiagnosticCode.unclosedBrace.rawValue, severity: .error, file: file.name, range: end,
        message: Message("檔案在大括號關閉前就結束了；檔案可能被截斷。", "The file ends before this brace is closed; it may have been cut."),
        notes: [
          Diagnostic.Note(file: file.name, range: opening.range, message: Message("在這裡開啟。", "Opened here."))
        ], fix: Diagnostic.Fix(range: end, replacement: "}")))
  }

  /// Whether a statement goes on after this token at the end of a line.
  static func continues(_ token: Token) -> Bool {
    if token.kind == .mark { return [",", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"].contains(token.text) }
    return ["and", "or", "not", "mod"].contains { token.isWord($0) }
  }

  /// An open bracket does not swallow the next declaration of the file.
  static func startsDeclaration(_ tokens: [Token], _ place: Int) -> Bool {
    guard place + 1 < tokens.count, tokens[place].kind == .word else { return false }
    return Checker.declarations.contains(tokens[place].text) && tokens[place + 1].kind == .word
  }

  private mutating func report(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: Message, fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(code: code.rawValue, severity: .error, file: file.name, range: range, message: message, fix: fix))
  }
}
