import CivilTime
import Definitions
import Diagnostics

/// Reads a survey: its settings, then its questions in order, then what is computed from them.
struct SurveyReader {
  let checker: Checker
  let declaration: Declaration

  private var file: SourceFile { declaration.file }
  private static let settings = ["version", "owner", "languages", "channels", "open", "anonymous", "kiosk"]
  private static let lists = ["page", "index", "metric", "target", "score", "example"]

  func survey() -> Survey? {
    let statements = declaration.statement.block ?? []
    let single = statements.filter { isSetting($0) }
    let parts = Parts(
      Declaration(
        statement: Statement(words: declaration.statement.words, block: single, opening: nil), file: file,
        key: declaration.key), checker, known: Self.settings, required: ["version", "owner", "languages", "channels"])
    for other in statements where !isSetting(other) && !isList(other) {
      checker.unknown(.unknownPart, other, file, among: Self.settings + Self.lists)
    }
    var survey = head(parts)
    var scope = PathScope(later: Set(questionKeys(statements)))
    survey.pages = statements.filter { $0.keyword?.isWord("page") == true }.map { page($0, &survey, &scope) }
    if survey.questions.isEmpty {
      checker.report(
        .missingPart, file, declaration.key.range, Message("問卷沒有任何題目。", "The survey asks nothing."))
    }
    measures(statements, &survey, scope)
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

  private func questionKeys(_ statements: [Statement]) -> [String] {
    statements.filter { $0.keyword?.isWord("page") == true }.flatMap { $0.block ?? [] }
      .compactMap { $0.words.dropFirst().first?.text }
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
      version = words.integer() ?? 1
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
      kiosk: parts.statement("kiosk").map(kiosk) ?? .standard, examples: [])
  }

  private func page(_ statement: Statement, _ survey: inout Survey, _ scope: inout PathScope) -> Page {
    var words = Words(statement, file, checker)
    var title = LocalizedText("")
    if let (text, range) = words.text(first: survey.languages.first ?? "zh-Hant") {
      checker.requireLanguages(survey.languages, text, file, range)
      title = text
    }
    words.finish()
    var questions: [Question] = []
    for part in statement.block ?? [] {
      guard let question = question(part, survey, scope) else { continue }
      check(question, part, survey, scope, questions)
      scope.later.remove(question.key)
      scope.add(question, scales: checker.scales)
      questions.append(question)
    }
    return Page(title: title, questions: questions)
  }

  /// The reader is gone when this returns: while it holds the scope, every question added to it would copy it whole.
  private func question(_ statement: Statement, _ survey: Survey, _ scope: PathScope) -> Question? {
    QuestionReader(checker: checker, file: file, languages: survey.languages, scope: scope).question(statement)
  }

  private func check(
    _ question: Question, _ statement: Statement, _ survey: Survey, _ scope: PathScope, _ page: [Question]
  ) {
    let range = statement.words.count > 1 ? statement.words[1].range : statement.range
    if !scope.later.contains(question.key) {
      checker.report(
        .duplicateKey, file, range, Message("題目「\(question.key)」重複。", "The question \"\(question.key)\" is asked twice."))
    }
    if case .contact = question.kind, survey.isAnonymous {
      checker.report(
        .contactInAnonymous, file, range, Message("匿名問卷不能詢問聯絡方式。", "An anonymous survey cannot ask for a contact."))
    }
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
    for statement in of("index") { if let index = reader(survey).index(statement) { survey.indexes.append(index) } }
    for statement in of("metric") { if let metric = reader(survey).metric(statement) { survey.metrics.append(metric) } }
    for statement in of("target") { if let target = reader(survey).target(statement) { survey.targets.append(target) } }
    unique(of("index") + of("metric"))
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
    var seen: Set<String> = []
    let rules = RuleReader(checker: checker, file: file, offered: survey.channels)
    survey.caseRules = statements.filter(isRule).compactMap { rules.rule($0, scope, &seen) }
    let isSound = !checker.hasError(file, declaration.statement.wholeRange)
    for statement in statements where statement.keyword?.isWord("example") == true {
      let reader = ExampleReader(
        checker: checker, file: file, survey: survey, scope: scope, isSound: isSound)
      if let example = reader.example(statement) { survey.examples.append(example) }
    }
  }

  /// `kiosk { idle 60s; countdown 30s; then keep; thanks 8s }`.
  private func kiosk(_ statement: Statement) -> KioskBehaviour {
    var kiosk = KioskBehaviour.standard
    for part in statement.block ?? [] {
      var words = Words(part, file, checker)
      switch part.keyword?.text {
      case "idle": kiosk.idleSeconds = seconds(&words, atLeast: 10) ?? kiosk.idleSeconds
      case "countdown": kiosk.countdownSeconds = seconds(&words, atLeast: 20) ?? kiosk.countdownSeconds
      case "thanks": kiosk.thanksSeconds = seconds(&words, atLeast: 2) ?? kiosk.thanksSeconds
      case "then":
        guard let token = words.key(Message("discard 或 keep", "discard or keep")) else { continue }
        guard let timeout = KioskBehaviour.Timeout(rawValue: token.text) else {
          checker.unknownWord(token, file, among: ["discard", "keep"])
          continue
        }
        kiosk.onTimeout = timeout
      default:
        checker.unknown(.unknownPart, part, file, among: ["idle", "countdown", "then", "thanks"])
        continue
      }
      words.finish()
    }
    return kiosk
  }

  private func seconds(_ words: inout Words, atLeast least: Int) -> Int? {
    let place = words.place
    guard let seconds = words.seconds() else { return nil }
    if seconds < least {
      checker.report(
        .invalidValue, file, place,
        Message("至少 \(least) 秒（倒數 20 秒是 WCAG 2.2.1 的要求）。", "At least \(least)s (a countdown of 20s is what WCAG 2.2.1 asks for)."))
    }
    return seconds
  }
}
