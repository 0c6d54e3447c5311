import Definitions

/// The languages of a form and the wordings in them.
struct FormLanguages {
  /// BCP 47 tags in the form's order, the default one first; `und` for columns that name no language.
  private(set) var tags: [String] = []
  /// What the form calls each tag.
  private(set) var names: [String: String] = [:]
  private var tagsByName: [String: String] = [:]

  init(_ tables: [FormTable], defaultLanguage: String?) {
    for table in tables {
      let used = Set(table.rows.flatMap(\.cells.keys))
      for column in table.columns where used.contains(column) && Self.translated.contains(column.base) {
        add(column.language)
      }
    }
    if let defaultLanguage, let tag = tagsByName[defaultLanguage], let place = tags.firstIndex(of: tag) {
      tags.remove(at: place)
      tags.insert(tag, at: 0)
    }
    if tags.isEmpty { tags = ["und"] }
  }

  static let translated: Set<String> = ["label", "hint", "guidance_hint", "constraint_message", "required_message"]

  private mutating func add(_ name: String?) {
    guard let name else {
      if !tags.contains("und") { tags.append("und") }
      return
    }
    guard tagsByName[name] == nil else { return }
    var tag = Self.tag(name)
    if tags.contains(tag) { tag = "x-l\(tags.count)" }
    tagsByName[name] = tag
    names[tag] = name
    tags.append(tag)
  }

  private static let known = [
    "english": "en", "french": "fr", "chinese": "zh-Hant", "japanese": "ja", "korean": "ko", "german": "de",
    "spanish": "es", "russian": "ru", "kyrgyz": "ky", "bosnian": "bs", "arabic": "ar", "portuguese": "pt",
    "vietnamese": "vi", "indonesian": "id", "thai": "th", "中文": "zh-Hant", "繁體中文": "zh-Hant", "日本語": "ja",
  ]

  /// The tag in brackets, or that of a known name, or one of the form's own.
  private static func tag(_ name: String) -> String {
    let inside = name.split(separator: "(").dropFirst().last.map { trimmed(String($0.prefix { $0 != ")" })) }
    if inside?.lowercased() == "zh", !name.contains("简") { return "zh-Hant" }
    for candidate in [inside, name] {
      guard let candidate, isTag(candidate) else { continue }
      return candidate
    }
    if let known = known[trimmed(String(name.prefix { $0 != "(" })).lowercased()] { return known }
    let letters = name.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) }.prefix(8)
    return "x-\(letters.isEmpty ? "l" : String(String.UnicodeScalarView(letters)))"
  }

  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-")
    guard let first = parts.first, (2...3).contains(first.count), !["on", "of", "by", "to"].contains(text) else { return false }
    return text.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || $0.properties.numericType != nil) }
      && first.unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
  }

  /// The wordings of a row's columns of one kind, by tag in the order of the languages.
  func texts(_ base: String, _ row: FormRow) -> [(tag: String, text: String)] {
    let found = row.cells.filter { $0.key.base == base }.map { (tag: $0.key.language.flatMap { tagsByName[$0] } ?? "und", text: $0.value) }
    return tags.compactMap { tag in found.first { $0.tag == tag } }
  }

  /// `languages und, en named "English (en)"`.
  var source: String {
    tags.map { tag in names[tag].map { "\(tag) named \(surveyString($0))" } ?? tag }.joined(separator: ", ")
  }

  /// The wordings as the survey language writes them, in brackets where they need a line each.
  func source(_ texts: [(tag: String, text: String)]) -> String {
    texts.map { $0.tag == tags.first ? surveyString($0.text) : "\($0.tag) \(surveyString($0.text))" }.joined(separator: " ")
  }
}
