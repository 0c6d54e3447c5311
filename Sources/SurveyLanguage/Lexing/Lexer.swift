import CivilTime
import Diagnostics

/// Cuts bytes into tokens; never fails, whatever the bytes are.
struct Lexer {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  /// All tokens, the last one being the end of the file.
  mutating func run() -> [Token] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var start = 0
    while true {
      skipTrivia()
      let token = next(start)
      tokens.append(token)
      start = token.range.upperBound
      if token.kind == .endOfFile { return tokens }
    }
  }

  private mutating func skipTrivia() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D: position += 1
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      // The ideographic space and the no-break space of input methods and word processors.
      case 0xE3 where byte(1) == 0x80 && byte(2) == 0x80: position += 3
      case 0xC2 where byte(1) == 0xA0: position += 2
      default: return
      }
    }
  }

  private mutating func next(_ start: Int) -> Token {
    guard position < bytes.count else {
      return Token(kind: .endOfFile, text: "", start: start, range: position..<position)
    }
    let first = bytes[position]
    switch first {
    case 0x0A: return take(1, .lineEnd, "\n", start)
    case UInt8(ascii: "\""): return string(start, close: [UInt8(ascii: "\"")], opening: 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return numeric(start)
    case UInt8(ascii: "+") where byte(3) == UInt8(ascii: ":") && isDigit(byte(1)):
      return take(6, .zone, ascii(6), start)
    case _ where isLetter(first): return word(start)
    case _ where first >= 0x80: return wide(start)
    default: return mark(start)
    }
  }

  private mutating func mark(_ start: Int) -> Token {
    let two = ascii(2)
    if ["!=", "<=", ">="].contains(two) { return take(2, .mark, two, start) }
    let one = ascii(1)
    if "{}()[],;.=<>%-+*/".utf8.contains(bytes[position]) { return take(1, .mark, one, start) }
    let token = take(1, .unknown, one, start)
    report(.unknownCharacter, .error, token.range, Message("看不懂字元「\(one)」。", "The character \"\(one)\" means nothing here."))
    return token
  }

  private mutating func word(_ start: Int) -> Token {
    var end = position
    while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || isJoint(bytes[end]) { end += 1 }
    // A joint at the end belongs to what follows.
    while end > position + 1, isJoint(bytes[end - 1]) { end -= 1 }
    return take(end - position, .word, ascii(end - position), start)
  }

  private mutating func numeric(_ start: Int) -> Token {
    var end = position
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    let digits = end - position
    if digits == 4, CivilDate(ascii(10)) != nil || (isShapedLikeDate && !isDigit(byte(10))) {
      return take(10, .date, ascii(10), start)
    }
    if digits == 2, byte(2) == UInt8(ascii: ":"), isDigit(byte(3)), isDigit(byte(4)) {
      return take(5, .time, ascii(5), start)
    }
    if end < bytes.count, isLetter(bytes[end]) {
      var stop = end
      while stop < bytes.count, isLetter(bytes[stop]) { stop += 1 }
      return take(stop - position, .duration, ascii(stop - position), start)
    }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
      end += 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    }
    return take(end - position, .number, ascii(end - position), start)
  }

  /// `9999-99-99`, which may be no day at all: then it is said so, instead of three numbers being read.
  private var isShapedLikeDate: Bool {
    byte(4) == UInt8(ascii: "-") && byte(7) == UInt8(ascii: "-") && [5, 6, 8, 9].allSatisfy { isDigit(byte($0)) }
  }

  /// A string to its closing quote on the same line.
  private mutating func string(_ start: Int, close: [UInt8], opening: Int) -> Token {
    let begin = position
    position += opening
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != 0x0A {
      if bytes[position...].starts(with: close) {
        position += close.count
        return finish(.string, content, start, begin)
      }
      if bytes[position] == UInt8(ascii: "\\"), let escaped = byte(1), escaped != 0x0A {
        content.append(escaped == UInt8(ascii: "n") ? 0x0A : escaped)
        position += 2
      } else {
        content.append(bytes[position])
        position += 1
      }
    }
    report(
      .unterminatedString, .error, begin..<position,
      Message("這一行的文字沒有結尾的引號。", "This text has no closing quote on its line."))
    return finish(.string, content, start, begin)
  }

  private func finish(_ kind: Token.Kind, _ content: [UInt8], _ start: Int, _ begin: Int) -> Token {
    Token(kind: kind, text: String(decoding: content, as: UTF8.self), start: start, range: begin..<position)
  }

  /// Full-width forms from a Chinese input method: understood, with a warning and the ASCII form as the fix.
  private mutating func wide(_ start: Int) -> Token {
    let begin = position
    let (scalar, length) = scalarAtPosition()
    if let close = FullWidth.closingQuotes[scalar] {
      let token = string(start, close: Array(String(close).utf8), opening: length)
      diagnostics.append(
        Diagnostic(
          code: DiagnosticCode.fullWidth.rawValue, severity: .warning, file: file.name, range: token.range,
          message: Message("全形引號，已當作半形引號。", "Full-width quotes, read as ASCII ones."),
          fix: Diagnostic.Fix(range: token.range, replacement: "\"\(token.text)\"")))
      return token
    }
    if let mark = FullWidth.mark(scalar) { return wideMark(mark, length, start) }
    guard FullWidth.letterOrDigit(scalar) != nil else {
      repeat { position += scalarAtPosition().1 } while isUnquoted
      let token = finish(.unknown, Array(bytes[begin..<position]), start, begin)
      diagnostics.append(
        Diagnostic(
          code: DiagnosticCode.unknownCharacter.rawValue, severity: .error, file: file.name, range: token.range,
          message: Message(
            "看不懂「\(token.text)」；文字要放在引號裡。", "\"\(token.text)\" means nothing here; wordings go into quotes."),
          fix: Diagnostic.Fix(range: token.range, replacement: "\"\(token.text)\"")))
      return token
    }
    return wideWord(start, begin)
  }

  /// Whether the words without quotes go on.
  private var isUnquoted: Bool {
    guard position < bytes.count, bytes[position] >= 0x80 else { return false }
    let (scalar, _) = scalarAtPosition()
    return scalar != "\u{3000}" && scalar != "\u{A0}" && FullWidth.closingQuotes[scalar] == nil && FullWidth.mark(scalar) == nil
      && FullWidth.letterOrDigit(scalar) == nil
  }

  private mutating func wideMark(_ mark: String, _ length: Int, _ start: Int) -> Token {
    let begin = position
    position += length
    var text = mark
    let (following, next) = scalarAtPosition()
    if ["<", ">", "!"].contains(mark), following == "=" || following == "＝" {
      text += "="
      position += next
    }
    let kind: Token.Kind = text == "!" ? .unknown : .mark
    let token = Token(kind: kind, text: text, start: start, range: begin..<position)
    warnFullWidth(token.range, text)
    return token
  }

  private mutating func wideWord(_ start: Int, _ begin: Int) -> Token {
    var text = ""
    while position < bytes.count {
      let (scalar, length) = scalarAtPosition()
      guard let plain = FullWidth.letterOrDigit(scalar) ?? (isWordScalar(scalar) ? scalar : nil) else { break }
      text.unicodeScalars.append(plain)
      position += length
    }
    warnFullWidth(begin..<position, text)
    let isNumber = text.utf8.allSatisfy { isDigit($0) }
    return Token(kind: isNumber ? .number : .word, text: text, start: start, range: begin..<position)
  }

  private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    let byte = UInt8(scalar.value)
    return isLetter(byte) || isDigit(byte) || isJoint(byte)
  }

  private func scalarAtPosition() -> (Unicode.Scalar, Int) {
    guard position < bytes.count else { return ("\0", 0) }
    let end = min(position + 4, bytes.count)
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    let scalar = text.unicodeScalars.first ?? "\0"
    return (scalar, min(UTF8.width(scalar), end - position))
  }

  private mutating func warnFullWidth(_ range: Range<Int>, _ ascii: String) {
    diagnostics.append(
      Diagnostic(
        code: DiagnosticCode.fullWidth.rawValue, severity: .warning, file: file.name, range: range,
        message: Message("全形符號，已當作半形「\(ascii)」。", "A full-width form, read as \"\(ascii)\"."),
        fix: Diagnostic.Fix(range: range, replacement: ascii)))
  }

  private mutating func report(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, _ range: Range<Int>, _ message: Message
  ) {
    diagnostics.append(
      Diagnostic(code: code.rawValue, severity: severity, file: file.name, range: range, message: message))
  }

  private mutating func take(_ length: Int, _ kind: Token.Kind, _ text: String, _ start: Int) -> Token {
    let begin = position
    position = min(position + length, bytes.count)
    return Token(kind: kind, text: text, start: start, range: begin..<position)
  }

  private func byte(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func ascii(_ length: Int) -> String {
    String(decoding: bytes[position..<min(position + length, bytes.count)], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 48 && $0 <= 57 } ?? false }
  private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
  private func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
}
