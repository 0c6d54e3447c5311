import CivilTime
import Definitions
import Diagnostics

/// Reads a survey: its settings, then its questions in order, then what is computed from them.
struct SurveyReader {
  let checker: Checker
  let declaration: Declaration

  private var file: SourceFile { declaration.file }
  private static let settings = [
    "version", "owner", "languages", "channels", "open", "anonymous", "kiosk", "translations", "sample",
  ]
  private static let lists = ["page", "index", "metric", "target", "score", "example", "quota", "weight", "setting", "break"]

  /// What may begin a part of a survey.
  static var words: [String] { settings + lists }

  func survey() -> Survey? {
    let statements = declaration.statement.block ?? []
    let single = statements.filter { isSetting($0) }
    let parts = Parts(
      Declaration(
        statement: Statement(words: declaration.statement.words, block: single, opening: nil), file: file,
        key: declaration.key), checker, known: Self.settings,
      required: checker.isStandalone ? ["languages"] : ["version", "owner", "languages", "channels"])
    for other in statements where !isSetting(other) && !isList(other) {
      checker.unknown(.unknownPart, other, file, among: Self.settings + Self.lists)
    }
    readTranslations(parts)
    defer { checker.translations = .complete }
    var survey = head(parts)
    checker.unreadable = []
    checker.hasUnnamedQuestion = false
    checker.questionPlaces = [:]
    let pages = statements.filter { $0.keyword?.isWord("page") == true }
    let blocks = BlockReader(checker: checker, languages: survey.languages, isAnonymous: survey.isAnonymous)
    var scope = PathScope(later: Set(blocks.keys(pages.flatMap { $0.block ?? [] })))
    survey.pages = pages.map { page($0, survey, blocks, &scope) }
    // Questions that could not be read are no lack of questions.
    if survey.questions.isEmpty, !checker.hasError(file, declaration.statement.wholeRange) {
      checker.report(
        .missingPart, file, declaration.key.range, Message("問卷沒有任何題目。", "The survey asks nothing."))
    }
    measures(statements, &survey, scope)
    survey.practice = PracticeReader(checker: checker, file: file, scope: scope).practice(statements, parts)
    let kiosk = KioskCheck(checker: checker, file: file, place: declaration.key.range)
    kiosk.check(survey, pages.map(\.range), parts.statement("kiosk"))
    rulesAndExamples(statements, &survey, scope)
    return survey
  }

  /// `open case` is a rule; `open` with a date is a setting.
  private func isSetting(_ statement: Statement) -> Bool {
    guard let keyword = statement.keyword, Self.settings.contains(keyword.text) else { return false }
    return !isRule(statement)
  }

  private func isRule(_ statement: Statement) -> Bool {
    statement.keyword?.isWord("open") == true && statement.words.dropFirst().first?.isWord("case") == true
  }

  private func isList(_ statement: Statement) -> Bool {
    isRule(statement) || (statement.keyword.map { Self.lists.contains($0.text) } ?? false)
  }

  /// `translations complete`, or `partial`: then what is missing is shown in the first language.
  private func readTranslations(_ parts: Parts) {
    guard var words = parts.words("translations") else { return }
    let known = Survey.Translations.allCases.map(\.rawValue)
    if let token = words.key(Message("complete 或 partial", "complete or partial")) {
      if let found = Survey.Translations(rawValue: token.text) {
        checker.translations = found
      } else {
        checker.unknownWord(token, file, among: known)
      }
    }
    words.finish()
  }

  private func head(_ parts: Parts) -> Survey {
    let languages = parts.languages()
    var words = Words(declaration.statement, file, checker)
    words.skip()
    var title = LocalizedText("")
    if let (text, range) = words.text(first: languages.first ?? "zh-Hant") {
      checker.requireLanguages(languages, text, file, range)
      title = text
    }
    words.finish()
    var version = 1
    if var words = parts.words("version") {
      let place = words.place
      version = words.integer() ?? 1
      if version < 1 { checker.report(.invalidValue, file, place, Message("至少是 1。", "It must be 1 or more.")) }
      words.finish()
    }
    var open: ClosedRange<CivilDate>?
    if var words = parts.words("open") {
      open = CalendarReader(checker: checker).dates(&words, file)
      words.finish()
    }
    return Survey(
      key: declaration.key.text, title: title, version: version, owner: parts.reference("owner", "unit") ?? "",
      languages: languages, channels: parts.channels(), open: open, isAnonymous: parts.statement("anonymous") != nil,
      pages: [], indexes: [], metrics: [], targets: [], score: nil, caseRules: [],
      kiosk: parts.statement("kiosk").map(KioskReader(checker: checker, file: file).kiosk) ?? .standard, examples: [])
  }

  /// `page [TEXT] [shuffled] [shown when CONDITION] { … }`.
  private func page(_ statement: Statement, _ survey: Survey, _ blocks: BlockReader, _ scope: inout PathScope) -> Page {
    var words = Words(statement, file, checker)
    let reader = QuestionSettingsReader(
      checker: checker, file: file, languages: survey.languages, scope: scope, outer: nil)
    let title = words.startsText ? reader.text(&words) : nil
    let isShuffled = words.take("shuffled")
    var condition: Expression?
    if words.take("shown") {
      words.expect("when")
      condition = ExpressionReader(checker: checker, file: file, scope: scope).condition(&words)
    }
    words.finish()
    let content = blocks.content(statement.block ?? [], file, &scope, under: condition)
    return Page(title: title, shownWhen: condition, content: content, isShuffled: isShuffled)
  }

  private func measures(_ statements: [Statement], _ survey: inout Survey, _ scope: PathScope) {
    let reader = { (survey: Survey) in
      MeasureReader(checker: checker, file: file, survey: survey, scope: scope)
    }
    let of = { (keyword: String) in statements.filter { $0.keyword?.isWord(keyword) == true } }
    for statement in of("score") {
      if survey.score != nil {
        checker.report(.repeatedPart, file, statement.range, Message("score 只能寫一次。", "\"score\" can be given only once."))
      }
      survey.score = reader(survey).score(statement)
    }
    for statement in of("index") {
      if let index = reader(survey).index(statement) { survey.indexes.append(index) } else { markUnreadable(statement) }
    }
    for statement in of("metric") {
      if let metric = reader(survey).metric(statement) { survey.metrics.append(metric) } else { markUnreadable(statement) }
    }
    for statement in of("target") { if let target = reader(survey).target(statement) { survey.targets.append(target) } }
    unique(of("index") + of("metric"))
  }

  /// What names this is not at fault for its being unreadable.
  private func markUnreadable(_ statement: Statement) {
    if let key = statement.words.dropFirst().first?.text { checker.unreadable.insert(key) }
  }

  private func unique(_ statements: [Statement]) {
    var seen: Set<String> = []
    for statement in statements where statement.words.count > 1 {
      let key = statement.words[1]
      if !seen.insert("\(statement.words[0].text) \(key.text)").inserted {
        checker.report(.duplicateKey, file, key.range, Message("「\(key.text)」重複宣告。", "\"\(key.text)\" is declared twice."))
      }
    }
  }

  private func rulesAndExamples(_ statements: [Statement], _ survey: inout Survey, _ scope: PathScope) {
    let rules = RuleReader(checker: checker, file: file, offered: survey.channels)
    survey.caseRules = rules.rules(statements.filter(isRule), scope)
    let isSound = !checker.hasError(file, declaration.statement.wholeRange)
    for statement in statements where statement.keyword?.isWord("example") == true {
      let reader = ExampleReader(
        checker: checker, file: file, survey: survey, scope: scope, isSound: isSound)
      if let example = reader.example(statement) { survey.examples.append(example) }
    }
  }
}
