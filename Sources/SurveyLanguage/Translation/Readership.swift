/// Who reads which wordings, and so in which languages they are due; read from the statements alone, because
/// definitions that lack translations do not compile.
struct Readership {
  /// The languages of a survey, its scales, and whether it is filled in on kiosks.
  struct Survey {
    var languages: [String] = []
    var version = 0
    var scales: Set<String> = []
    var isOnKiosk = false
  }

  /// In which languages a text is due; whether the checker insists; whether visitors read it or staff alone.
  struct Due {
    var languages: [String]
    var isRequired: Bool
    var isForVisitors: Bool
  }

  private(set) var surveys: [String: Survey] = [:]
  /// What staff read.
  private(set) var houseLanguages: [String] = []
  private var touchpoints: [String: String] = [:]
  /// The language of what stands outside surveys; see ``Words/text(first:)``.
  static let firstLanguage = "zh-Hant"
  /// Parts of a survey that only staff read.
  private static let staffParts: Set<String> = ["index", "metric", "target", "score", "quota"]

  init(_ statements: [Statement]) {
    for statement in statements {
      guard let keyword = statement.keyword?.text else { continue }
      let key = statement.words.dropFirst().first?.text ?? ""
      switch keyword {
      case "institution": houseLanguages = Self.list("languages", statement)
      case "touchpoint": touchpoints[key] = Self.list("survey", statement).first
      case "survey" where surveys[key] == nil: surveys[key] = Self.survey(statement)
      default: break
      }
    }
  }

  private static func survey(_ statement: Statement) -> Survey {
    var scales: Set<String> = []
    collectScales(statement, &scales)
    return Survey(
      languages: list("languages", statement), version: Int(list("version", statement).first ?? "") ?? 0,
      scales: scales, isOnKiosk: list("channels", statement).contains("kiosk"))
  }

  /// The words of a part, commas apart.
  private static func list(_ keyword: String, _ statement: Statement) -> [String] {
    let part = statement.block?.first { $0.keyword?.isWord(keyword) == true }
    return part?.words.dropFirst().filter { $0.kind == .word || $0.kind == .number }.map(\.text) ?? []
  }

  /// What follows `on` is a scale, or nothing that is one.
  private static func collectScales(_ statement: Statement, _ scales: inout Set<String>) {
    for (word, next) in zip(statement.words, statement.words.dropFirst()) where word.isWord("on") {
      scales.insert(next.text)
    }
    for part in statement.block ?? [] { collectScales(part, &scales) }
  }

  /// The language of the first string of each text of a declaration.
  func firstLanguage(_ keyword: String, _ key: String) -> String {
    (keyword == "survey" ? surveys[key]?.languages.first : nil) ?? Self.firstLanguage
  }

  /// The surveys that show something of a declaration to visitors: keys, sorted.
  func surveys(_ keyword: String, _ key: String) -> [String] {
    switch keyword {
    case "survey": surveys[key] == nil ? [] : [key]
    case "scale": surveys.filter { $0.value.scales.contains(key) }.keys.sorted()
    case "touchpoint": touchpoints[key].map { [$0] } ?? []
    case "institution": surveys.keys.sorted()
    default: []
    }
  }

  /// Who reads a text.
  ///
  /// - Parameters:
  ///   - part: the keyword of the declaration's part that holds it; `nil` for the declaration's own name.
  func due(_ keyword: String, _ key: String, part: String?) -> Due {
    let read = surveys(keyword, key).flatMap { surveys[$0]?.languages ?? [] }
    switch (keyword, part) {
    case ("survey", let part?) where Self.staffParts.contains(part):
      return Due(languages: read.filter(houseLanguages.contains), isRequired: true, isForVisitors: false)
    case ("survey", _), ("scale", .some): return Due(languages: read, isRequired: true, isForVisitors: true)
    case ("touchpoint", _), ("institution", _): return Due(languages: read, isRequired: false, isForVisitors: true)
    default: return Due(languages: houseLanguages, isRequired: false, isForVisitors: false)
    }
  }

  func isOnKiosk(_ keyword: String, _ key: String) -> Bool {
    surveys(keyword, key).contains { surveys[$0]?.isOnKiosk == true }
  }
}
