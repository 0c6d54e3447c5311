import CivilTime
import Definitions
import Diagnostics

/// One declaration with the file that it stands in.
struct Declaration {
  var statement: Statement
  var file: SourceFile
  var key: Token
}

/// Collects the declarations of all files, then builds the definitions with every name resolved.
final class Checker {
  static let declarations: Set<String> = [
    "institution", "unit", "touchpoint", "topic", "service", "scale", "calendar", "level", "block", "list", "survey", "report", "feedback",
  ]

  var diagnostics: [Diagnostic] = []
  /// Of all examples, in source order.
  var outcomes: [ExampleOutcome] = []
  private(set) var found: [String: [Declaration]] = [:]
  private var keys: [String: [String: Declaration]] = [:]
  private var feedbackRules: [Declaration] = []
  private var files: [SourceFile] = []
  /// What staff read; wordings that only they see need no other language.
  private(set) var houseLanguages: Set<String> = []
  /// Whether a survey that is read alone names what other files declare.
  private var lacksOthers = false
  /// Whether what is being read belongs to several surveys.
  var isShared = false
  /// Keys of questions that could not be read: naming them is no second fault.
  var unreadable: Set<String> = []
  /// Whether a question of the survey has no readable key: then whatever is unknown may be its name.
  var hasUnnamedQuestion = false

  /// Whether what is unknown is so because its question could not be read.
  func isUnreadable(_ path: String) -> Bool {
    hasUnnamedQuestion || unreadable.contains(path.split(separator: ".").first.map(String.init) ?? path)
  }
  /// Where the questions of the survey that is being read stand, by key.
  var questionPlaces: [String: (file: SourceFile, range: Range<Int>)] = [:]
  /// Blocks that a survey uses.
  var usedBlocks: Set<String> = []
  /// Keys of the loops around the place that is being read: their options are put into wordings.
  var loopKeys: Set<String> = []
  /// What the survey that is being read says of wordings that are missing.
  var translations = Survey.Translations.complete
  /// By key, filled while building.
  var scales: [String: Scale] = [:]
  private let requiresInstitution: Bool

  init(requiresInstitution: Bool) { self.requiresInstitution = requiresInstitution }

  func report(
    _ code: DiagnosticCode, _ file: SourceFile, _ range: Range<Int>, _ message: Message,
    severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = [], fix: Diagnostic.Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, severity: severity, file: file.name, range: range, message: message, notes: notes,
        fix: fix))
  }

  /// Whether an error was reported within a part of a file.
  func hasError(_ file: SourceFile, _ range: Range<Int>) -> Bool {
    diagnostics.contains { $0.severity == .error && $0.file == file.name && range.contains($0.range.lowerBound) }
  }

  /// Takes in the declarations of a file, by kind and key.
  func add(_ file: SourceFile, _ tree: SyntaxTree) {
    files.append(file)
    for statement in tree.statements { add(statement, file) }
  }

  private func add(_ statement: Statement, _ file: SourceFile) {
    guard let keyword = statement.keyword, keyword.kind == .word, Self.declarations.contains(keyword.text) else {
      unknown(.unknownDeclaration, statement, file, among: Self.declarations.sorted())
      return
    }
    var words = Words(statement, file, self)
    if keyword.text == "feedback" {
      words.expect("rules")
      words.finish()
      feedbackRules.append(Declaration(statement: statement, file: file, key: keyword))
      return
    }
    guard let key = words.key(Message("這項宣告", "this declaration")) else { return }
    let declaration = Declaration(statement: statement, file: file, key: key)
    if let earlier = keys[keyword.text]?[key.text] {
      report(
        .duplicateKey, file, key.range, Message("「\(key.text)」重複宣告。", "\"\(key.text)\" is declared twice."),
        notes: [
          Diagnostic.Note(
            file: earlier.file.name, range: earlier.key.range, message: Message("先在這裡宣告。", "First declared here."))
        ])
      return
    }
    keys[keyword.text, default: [:]][key.text] = declaration
    found[keyword.text, default: []].append(declaration)
  }

  /// Whether the files hold surveys alone, such as one that came from another program: then nothing of an institution
  /// is missing.
  var isStandalone: Bool {
    let kinds = Set(found.filter { !$0.value.isEmpty }.keys)
    return kinds.contains("survey") && kinds.isSubset(of: ["survey", "scale", "block", "list"]) && !requiresInstitution
  }

  /// Builds everything that can be built; the caller uses it only where nothing was reported.
  func build() -> Catalogue? {
    let institutions = found["institution"] ?? []
    if institutions.isEmpty, !isStandalone, let file = files.first {
      reportAlone(file)
    }
    for extra in institutions.dropFirst() {
      report(.repeatedPart, extra.file, extra.key.range, Message("只能有一個 institution。", "There can be only one institution."))
    }
    let builder = PlaceReader(checker: self)
    let institution = institutions.first.map(builder.institution) ?? (isStandalone ? .standIn : nil)
    houseLanguages = Set(institution?.languages ?? [])
    let scales = all("scale", builder.scale)
    self.scales = Dictionary(scales.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let units = all("unit", builder.unit)
    let services = all("service", builder.service)
    let topics = all("topic", builder.topic)
    let calendars = all("calendar") { CalendarReader(checker: self).calendar($0) }
    let levels = all("level") { CalendarReader(checker: self).level($0) }
    let surveys = all("survey") { SurveyReader(checker: self, declaration: $0).survey() }
    let touchpoints = all("touchpoint") { builder.touchpoint($0, surveys) }
    checkBlocks()
    let reports = all("report") { ReportReader(checker: self).report($0) }
    let rules = feedbackRules.flatMap { RuleReader(checker: self, file: $0.file).feedbackRules($0.statement) }
    if lacksOthers, let file = files.first { reportAlone(file) }
    guard let institution else { return nil }
    return Catalogue(
      institution: institution, units: units, touchpoints: touchpoints, topics: topics, services: services,
      scales: scales, calendars: calendars, levels: levels, surveys: surveys, feedbackRules: rules, reports: reports)
  }

  private func reportAlone(_ file: SourceFile) {
    report(
      .noInstitution, file, 0..<0,
      Message("沒有 institution 宣告。請一併檢查整個資料夾。", "There is no institution: check the whole folder together."))
  }

  /// A block that no survey uses is never read, so its faults would stay unseen.
  private func checkBlocks() {
    for block in found["block"] ?? [] where !usedBlocks.contains(block.key.text) {
      report(
        .unusedBlock, block.file, block.key.range,
        Message("沒有問卷使用區塊「\(block.key.text)」。", "No survey uses the block \"\(block.key.text)\"."), severity: .warning)
    }
  }

  private func all<Value>(_ kind: String, _ read: (Declaration) -> Value?) -> [Value] {
    (found[kind] ?? []).compactMap(read)
  }

  /// What declarations are called in Chinese.
  private static let names = [
    "unit": "組室", "touchpoint": "接觸點", "topic": "題材", "service": "服務項目", "scale": "量尺", "calendar": "日曆",
    "level": "處理時限", "block": "共用區塊", "list": "選項清單", "survey": "問卷",
  ]

  func declaration(_ kind: String, _ key: String) -> Declaration? { keys[kind]?[key] }

  /// The key, if a declaration of this kind has it; reported otherwise, with the nearest one as the fix.
  func resolve(_ token: Token, _ kind: String, _ file: SourceFile) -> String {
    let name = Self.names[kind] ?? kind
    if keys[kind]?[token.text] == nil {
      if isStandalone { lacksOthers = true }
      let near = nearest(token.text, among: (keys[kind] ?? [:]).keys.sorted())
      report(
        .unknownKey, file, token.range,
        Message(
          "沒有名為「\(token.text)」的\(name)\(near.map { "；是「\($0)」嗎？" } ?? "。")",
          "There is no \(kind) \"\(token.text)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ".")"),
        fix: near.map { Diagnostic.Fix(range: token.range, replacement: $0) })
    }
    return token.text
  }

  /// Reports a statement whose first word means nothing here.
  func unknown(_ code: DiagnosticCode, _ statement: Statement, _ file: SourceFile, among words: [String]) {
    let token = statement.keyword ?? statement.opening
    guard let token else { return }
    let near = token.kind == .word ? nearest(token.text, among: words) : nil
    let list = words.joined(separator: ", ")
    report(
      code, file, token.range,
      Message(
        near.map { "看不懂「\(token.text)」；是「\($0)」嗎？" } ?? "這裡只能是：\(list)。",
        near.map { "\"\(token.text)\" is not known here; did you mean \"\($0)\"?" } ?? "Expected one of: \(list)."),
      fix: near.map { Diagnostic.Fix(range: token.range, replacement: $0) })
  }

  /// Reports wordings in languages that the survey does not offer: nobody would read them. What several surveys share
  /// may have more.
  func refuseOtherLanguages(_ languages: [String], _ text: LocalizedText, _ file: SourceFile, _ range: Range<Int>) {
    let extra = text.wordings.map(\.language).filter { !languages.contains($0) }
    guard !isShared, !languages.isEmpty, !extra.isEmpty else { return }
    let list = extra.joined(separator: ", ")
    report(
      .extraTranslation, file, range,
      Message("問卷沒有列出 \(list)，這段譯文不會顯示。", "The survey does not list \(list): this wording is shown to nobody."),
      severity: .warning)
  }

  /// Reports wordings that lack one of the languages.
  func requireLanguages(_ languages: [String], _ text: LocalizedText, _ file: SourceFile, _ range: Range<Int>) {
    let missing = languages.filter { !text.has($0) }
    guard !missing.isEmpty else { return }
    let list = missing.joined(separator: ", ")
    report(
      .missingTranslation, file, range,
      Message(
        "缺少 \(list) 的文字；在後面補上：\(missing[0]) \"…\"。",
        "There is no wording in \(list); add behind it: \(missing[0]) \"…\"."),
      severity: translations == .complete ? .error : .warning)
  }
}

/// The word that is at most two edits (a third of its length) away; `nil` where none is.
func nearest(_ word: String, among words: [String]) -> String? {
  let limit = min(2, max(1, word.utf8.count / 3))
  return words.map { ($0, editDistance(Array(word.utf8), Array($0.utf8))) }.filter { $0.1 <= limit }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// The edits between two byte strings: a byte put in, left out or changed, or two neighbours exchanged.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  guard abs(left.count - right.count) <= 2, left.count < 100 else { return 99 }
  var before = [Int](repeating: 0, count: right.count + 1)
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var next = [i + 1] + [Int](repeating: 0, count: right.count)
    for (j, other) in right.enumerated() {
      next[j + 1] = min(row[j + 1] + 1, next[j] + 1, row[j] + (byte == other ? 0 : 1))
      if i > 0, j > 0, byte == right[j - 1], left[i - 1] == other { next[j + 1] = min(next[j + 1], before[j - 1] + 1) }
    }
    before = row
    row = next
  }
  return row[right.count]
}

extension Institution {
  /// Stands for the institution where surveys are read alone.
  fileprivate static let standIn = Institution(
    key: "institution", name: LocalizedText("機構", english: "Institution"), zone: Zone(secondsEast: 8 * 3600),
    languages: [], unit: "")
}
