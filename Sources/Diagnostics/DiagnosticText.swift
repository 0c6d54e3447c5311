/// Writes diagnostics for people: place, code, sentence, the source line, and a caret under the cause.
public struct DiagnosticText: Sendable {
  private let files: [String: SourceFile]
  private let language: String

  /// - Parameter language: BCP 47; Chinese for any `zh` tag, English otherwise.
  public init(files: [SourceFile], language: String) {
    self.files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.language = language
  }

  public func render(_ diagnostic: Diagnostic) -> String {
    var text = heading(
      diagnostic.file, diagnostic.range, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]", diagnostic.message)
    for note in diagnostic.notes { text += heading(note.file, note.range, "note", note.message) }
    if let fix = diagnostic.fix {
      let word = language.hasPrefix("zh") ? "修正" : "fix"
      let colon = language.hasPrefix("zh") ? "：" : ": "
      text += "  \(word)\(colon)\(fix.replacement.isEmpty ? "–" : printable(fix.replacement))\n"
    }
    return text
  }

  private func heading(_ name: String, _ range: Range<Int>, _ kind: String, _ message: Message) -> String {
    let sentence = "\(kind): \(printable(message.text(in: language)))\n"
    guard let file = files[name] else { return "\(printable(name)): \(sentence)" }
    let position = file.position(range.lowerBound)
    return "\(printable(name)):\(position.line):\(position.column): \(sentence)" + excerpt(file, range, position)
  }

  /// The line and the caret; a long line is cut around the cause, and a long cause behind its start.
  private func excerpt(_ file: SourceFile, _ range: Range<Int>, _ position: SourceFile.Position) -> String {
    let line = Array(String(decoding: file.line(position.line), as: UTF8.self).unicodeScalars)
    guard !line.isEmpty else { return "" }
    let first = min(position.column - 1, line.count)
    let end = file.position(range.upperBound)
    let last = end.line == position.line ? min(max(end.column - 1, first + 1), line.count) : line.count
    let start = max(0, first - 60)
    let stop = min(line.count, min(max(last, first), first + 120) + 40)
    let shown = line[start..<stop].map(printable).joined()
    let indent = line[start..<first].reduce(0) { $0 + width($1) }
    let length = first < last ? line[first..<min(last, stop)].reduce(0) { $0 + width($1) } : 1
    return "  \(shown)\n  " + String(repeating: " ", count: indent) + String(repeating: "^", count: max(1, length)) + "\n"
  }

  private func printable(_ text: String) -> String { text.unicodeScalars.map(printable).joined() }

  /// What is quoted from a file must neither steer the terminal nor turn the direction of the line.
  private func printable(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<32, 127..<160, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: " "
    default: String(scalar)
    }
  }

  /// A terminal gives Chinese, Japanese, Korean and full-width characters two columns, and
  /// a mark on the character before it none.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: 0
    default: 1
    }
  }
}
