extension PortableObject {
  /// The file as text, laid out as `msgcat --no-wrap` does. The same entries give the same bytes.
  public var text: String {
    let fields = header.map { "\($0.name): \($0.value)\n" }.joined()
    let head = "msgid \"\"\nmsgstr \(Self.quoted(fields))\n"
    return ([head] + entries.map(Self.text)).joined(separator: "\n")
  }

  private static func text(_ entry: Entry) -> String {
    var lines = entry.remarks.map { $0.isEmpty ? "#" : "# \($0)" }
    lines += entry.hints.map { "#. \($0)" }
    if !entry.references.isEmpty {
      lines.append("#: " + entry.references.map { "\(isolated($0.file)):\($0.line)" }.joined(separator: " "))
    }
    if entry.isFuzzy { lines.append("#, fuzzy") }
    if let former = entry.formerSource {
      lines += "msgid \(quoted(former))".split(separator: "\n").map { "#| \($0)" }
    }
    if let context = entry.context { lines.append("msgctxt \(quoted(context))") }
    lines.append("msgid \(quoted(entry.source))")
    lines.append("msgstr \(quoted(entry.translation))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name with blanks stands between isolating marks, which is how gettext tells it from two names.
  private static func isolated(_ file: String) -> String {
    file.utf8.contains(0x20) ? "\u{2068}\(file)\u{2069}" : file
  }

  /// The text in quotes; one with line ends begins anew behind each, below an empty string.
  private static func quoted(_ text: String) -> String {
    var lines: [String] = [""]
    for scalar in text.unicodeScalars {
      lines[lines.count - 1] += escaped(scalar)
      if scalar == "\n" { lines.append("") }
    }
    if lines.last?.isEmpty == true, lines.count > 1 { lines.removeLast() }
    guard text.unicodeScalars.dropLast().contains("\n") else { return "\"\(lines.joined())\"" }
    return "\"\"\n" + lines.map { "\"\($0)\"" }.joined(separator: "\n")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\u{7}": "\\a"
    case "\u{8}": "\\b"
    case "\u{B}": "\\v"
    case "\u{C}": "\\f"
    default: String(scalar)
    }
  }
}
