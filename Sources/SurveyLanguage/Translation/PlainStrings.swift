/// The strings that are for machines or for the record, and are not translated. Every other string is a wording.
enum PlainStrings {
  /// Parts of a declaration that hold none, with all that is in them, by the declaration's keyword.
  private static let parts: [String: Set<String>] = [
    "service": ["dimension", "item", "area", "code", "due"],
    "calendar": ["off", "work"],
    "survey": ["example"],
  ]

  /// Words in front of a string that is a name of a file, an address or a pattern.
  private static let leads: Set<String> = [
    "image", "picture", "sound", "video", "file", "address", "matches", "pattern",
  ]

  /// What stands in front of a string that is compared, or that is one of a list of values.
  private static let marks: Set<String> = ["=", "!=", "<", "<=", ">", ">=", ",", "["]

  static func isPlain(part keyword: String, of declaration: String) -> Bool {
    parts[declaration]?.contains(keyword) == true
  }

  static func isPlain(behind token: Token) -> Bool {
    switch token.kind {
    case .mark: marks.contains(token.text)
    case .word: leads.contains(token.text)
    default: false
    }
  }
}
