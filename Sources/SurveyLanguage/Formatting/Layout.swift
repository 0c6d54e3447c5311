/// Lays lines of tokens out, one after another.
struct Layout {
  let bytes: [UInt8]
  private var lines: [String] = []
  private var depth = 0
  private var brackets = 0
  private var isContinued = false
  static let width = 120

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The lines that were laid out, with a line end behind the last one.
  var text: String {
    var kept = lines
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.isEmpty ? "" : kept.joined(separator: "\n") + "\n"
  }

  mutating func add(_ line: SourceLine) {
    if line.tokens.isEmpty {
      if let comment = line.comment { put(comment) } else { putBlank() }
      return
    }
    if line.tokens.first?.isMark("}") == true { removeBlank() }
    let first = lines.count
    if startsDeclaration(line.tokens) { endStatement() }
    add(line.tokens[...])
    if let last = line.tokens.last { isContinued = brackets > 0 || continues(last) }
    guard let comment = line.comment else { return }
    // Behind what was written on its line; in front of it where the line was taken apart.
    switch lines.count - first {
    case 0: put(comment)
    case 1: lines[first] += "  " + comment
    default: lines.insert(indented(comment, at: first), at: first)
    }
  }

  private func indented(_ comment: String, at place: Int) -> String {
    String(lines.indices.contains(place) ? lines[place].prefix { $0 == " " } : "") + comment
  }

  private mutating func add(_ tokens: ArraySlice<Token>) {
    var current: [Token] = []
    var place = tokens.startIndex
    while place < tokens.endIndex {
      let token = tokens[place]
      if token.isMark(";"), brackets == 0 {
        flush(&current)
      } else if token.isMark("}") {
        flush(&current)
        depth = max(0, depth - 1)
        endStatement()
        removeBlank()
        put("}")
      } else if token.isMark("{") {
        if let close = closing(place, tokens) {
          block(&current, token, tokens[(place + 1)..<close], tokens[close])
          place = close
        } else {
          open(&current, token)
        }
      } else {
        brackets += bracketChange(token)
        current.append(token)
      }
      place += 1
    }
    flush(&current)
  }

  /// The brace that closes the one at `place` on the same line.
  private func closing(_ place: Int, _ tokens: ArraySlice<Token>) -> Int? {
    var open = 0
    for index in place..<tokens.endIndex {
      if tokens[index].isMark("{") { open += 1 }
      if tokens[index].isMark("}") {
        open -= 1
        if open == 0 { return index }
      }
    }
    return nil
  }

  /// A block that stood on one line: it stays there where it fits.
  private mutating func block(_ head: inout [Token], _ open: Token, _ inner: ArraySlice<Token>, _ close: Token) {
    let whole = inner.isEmpty ? render(head) + " {}" : render(head + [open] + inner + [close])
    if displayWidth(indentation + whole) <= Self.width {
      put(whole)
      head = []
      return
    }
    self.open(&head, open)
    add(inner)
    depth -= 1
    put("}")
  }

  private mutating func open(_ head: inout [Token], _ brace: Token) {
    head.append(brace)
    flush(&head)
    endStatement()
    depth += 1
  }

  /// Whatever was left open, a brace or a new declaration ends it, as the parser takes it.
  private mutating func endStatement() {
    brackets = 0
    isContinued = false
  }

  private func startsDeclaration(_ tokens: [Token]) -> Bool {
    tokens.count > 1 && tokens[0].kind == .word && Checker.declarations.contains(tokens[0].text) && tokens[1].kind == .word
  }

  private mutating func flush(_ tokens: inout [Token]) {
    guard !tokens.isEmpty else { return }
    put(render(tokens))
    isContinued = false
    tokens = []
  }

  private var indentation: String { String(repeating: " ", count: 2 * depth + (isContinued ? 4 : 0)) }

  private mutating func put(_ text: String) { lines.append(indentation + text) }

  private mutating func putBlank() {
    guard let last = lines.last, !last.isEmpty, !last.hasSuffix("{") else { return }
    lines.append("")
  }

  private mutating func removeBlank() {
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  private func bracketChange(_ token: Token) -> Int {
    if token.isMark("(") || token.isMark("[") { return 1 }
    return brackets > 0 && (token.isMark(")") || token.isMark("]")) ? -1 : 0
  }

  /// Whether the statement goes on in the next line.
  private func continues(_ token: Token) -> Bool {
    if token.kind == .mark { return [",", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"].contains(token.text) }
    return ["and", "or", "not", "mod"].contains { token.isWord($0) }
  }

  private func render(_ tokens: [Token]) -> String {
    var text = ""
    for (place, token) in tokens.enumerated() {
      if place > 0, needsBlank(place, tokens) { text += " " }
      text += spelling(token)
    }
    return text
  }

  /// Whether a blank stands in front of the token at `place`, which is not the first one.
  private func needsBlank(_ place: Int, _ tokens: [Token]) -> Bool {
    let (before, token) = (tokens[place - 1], tokens[place])
    if token.kind == .mark {
      if [",", ";", ")", "]", "%", "."].contains(token.text) { return false }
      if token.text == "-", before.kind == .time { return false }
      // `mean(…)` is a function; a wording in brackets stands apart.
      if token.text == "(" {
        let isText = tokens.count > place + 1 && tokens[place + 1].kind == .string
        return isText || before.kind != .word || ["and", "or", "not", "when", "mod"].contains(before.text)
      }
    }
    guard before.kind == .mark else { return true }
    if before.text == "-" { return isSubtraction(place - 1, tokens) }
    return !["(", "[", "."].contains(before.text)
  }

  /// Whether the minus at `place` stands between two values; otherwise it is a sign, or joins two times.
  private func isSubtraction(_ place: Int, _ tokens: [Token]) -> Bool {
    guard place > 0 else { return false }
    let before = tokens[place - 1]
    switch before.kind {
    case .number: return true
    case .mark: return before.text == ")"
    case .word: return !["from", "to", "through", "points", "when", "and", "or", "not", "mod", "initial"].contains(before.text)
    default: return false
    }
  }

  private func spelling(_ token: Token) -> String {
    let source = String(decoding: bytes[token.range], as: UTF8.self)
    guard token.kind == .string else { return source.utf8.allSatisfy { $0 < 0x80 } ? source : token.text }
    if source.hasPrefix("\"") { return source }
    let escaped = token.text.map { character in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "\n": "\\n"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

/// Columns on a screen with a fixed width: two for the characters of East Asia.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      width + 2
    default: width + 1
    }
  }
}
