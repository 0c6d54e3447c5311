/// What a translation must have in common with its wording.
enum TranslationText {
  /// Everything in braces, sorted, each as often as it is there: `{overall}`.
  static func placeholders(_ text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      // Of two that open, the inner one is the placeholder.
      let start = rest[open..<close].lastIndex(of: "{") ?? open
      found.append(String(rest[start...close]))
      rest = rest[rest.index(after: close)...]
    }
    return found.sorted()
  }

  /// A control character, or a mark that turns the direction of what follows, that the wording does not have: it would
  /// not be seen in review, and a broken one spoils the file. Line ends are allowed.
  static func strangeControl(in text: String, of source: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { isControl($0) && !source.unicodeScalars.contains($0) }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<32, 127..<160, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD: true
    default: false
    }
  }

  /// As a string of the survey language, with its quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
