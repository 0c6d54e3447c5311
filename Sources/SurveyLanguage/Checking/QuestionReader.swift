import Definitions
import Diagnostics

/// Reads one question with the words behind its label and the choices or items in its block.
struct QuestionReader {
  let checker: Checker
  let file: SourceFile
  let languages: [String]
  let scope: PathScope
  /// The conditions of the page and the groups that it stands in.
  var outer: Expression?

  static let kinds = [
    "rating", "matrix", "choice", "choices", "ranking", "number", "decimal", "date", "time", "datetime", "text",
    "comment", "contact", "consent", "photo", "information", "computed",
  ]

  func question(_ statement: Statement) -> Question? {
    guard let keyword = statement.keyword, Self.kinds.contains(keyword.text) else {
      checker.unknown(.unknownPart, statement, file, among: Self.kinds)
      return nil
    }
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("題目", "the question")) else { return nil }
    var scope = scope
    scope.own = key.text
    let own = QuestionReader(checker: checker, file: file, languages: languages, scope: scope, outer: outer)
    return keyword.isWord("computed") ? own.computed(key, &words) : own.asked(keyword, key, statement, &words)
  }

  private func asked(_ keyword: Token, _ key: Token, _ statement: Statement, _ words: inout Words) -> Question? {
    let reader = settingsReader
    guard let label = reader.text(&words) else { return unreadable(key) }
    let settings = reader.settings(&words)
    checkSettings(settings, keyword)
    guard let kind = kind(keyword.text, key, statement, settings) else { return unreadable(key) }
    if settings.isRequired, settings.isNeverShown {
      checker.report(
        .hiddenRequired, file, key.range,
        Message("必填的「\(key.text)」永遠不會出現。", "\"\(key.text)\" is required but never shown."))
    }
    var question = Question(
      key: key.text, label: label, hint: settings.hint, kind: kind, isRequired: settings.isRequired,
      shownWhen: settings.shownWhen, topic: settings.topic, formerKey: settings.formerKey,
      presentation: settings.presentation)
    question.constraint = constraint(settings, question)
    return question
  }

  private static let common: Set<String> = [
    "required", "hint", "topic", "was", "shown", "valid", "message", "image", "exported", "column", "guidance",
  ]
  /// What only some kinds have.
  private static let own: [String: Set<String>] = [
    "rating": ["on"], "matrix": ["on", "with", "shuffled"], "choice": ["list", "shuffled", "initial"],
    "choices": ["choose", "list", "shuffled"], "ranking": ["choose", "list", "shuffled"],
    "number": ["from", "any", "unit", "initial"], "decimal": ["from", "any", "unit", "initial"], "date": ["initial"],
    "time": ["initial"], "datetime": ["initial"], "text": ["limit", "initial"], "comment": ["limit"],
    "contact": ["kept"],
  ]

  /// What some kinds do not have: a matrix has no answer of its own to hold against a condition, a text to read none at
  /// all.
  private static let without: [String: Set<String>] = [
    "matrix": ["valid", "message"], "contact": ["valid", "message"], "photo": ["valid", "message"],
    "information": ["valid", "message", "required", "was"],
  ]

  /// A setting that means nothing for this kind would be obeyed by nobody.
  private func checkSettings(_ settings: QuestionSettings, _ kind: Token) {
    let known = Self.common.union(Self.own[kind.text] ?? []).subtracting(Self.without[kind.text] ?? [])
    for token in settings.used where QuestionSettings.words.contains(token.text) && !known.contains(token.text) {
      checker.report(
        .unexpected, file, token.range,
        Message("「\(token.text)」對 \(kind.text) 沒有意義。", "\"\(token.text)\" means nothing for a \(kind.text)."))
    }
  }

  private var settingsReader: QuestionSettingsReader {
    QuestionSettingsReader(checker: checker, file: file, languages: languages, scope: scope, outer: outer)
  }

  /// What names this question is not at fault for its being unreadable.
  private func unreadable(_ key: Token) -> Question? {
    checker.unreadable.insert(key.text)
    return nil
  }

  /// `computed KEY TEXT = FORMULA`; its wording is for staff, and may be left out.
  private func computed(_ key: Token, _ words: inout Words) -> Question? {
    var label = LocalizedText(wordings: [])
    if words.startsText, let (text, range) = words.text(first: languages.first ?? "zh-Hant") {
      checker.requireLanguages(languages.filter(checker.houseLanguages.contains), text, file, range)
      label = text
    }
    words.expect("=")
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard let formula = formulas.formula(&words) else { return unreadable(key) }
    OptionalAnswers(scope: scope, checker: checker, file: file).check(formula.formula, formula.range)
    let settings = settingsReader.settings(&words)
    return Question(
      key: key.text, label: label, hint: nil, kind: .computed(formula.formula), isRequired: false,
      shownWhen: settings.shownWhen, topic: nil, formerKey: settings.formerKey, presentation: settings.presentation)
  }

  /// Reads the constraint in a scope that holds the question's own answer, which nobody else can make here.
  private func constraint(_ settings: QuestionSettings, _ question: Question) -> Question.Constraint? {
    guard var words = settings.constraint else { return nil }
    var scope = scope
    scope.add(question, scales: checker.scales)
    scope.own = nil
    let reader = ExpressionReader(checker: checker, file: file, scope: scope)
    let start = words.place.lowerBound
    guard let condition = reader.disjunction(&words, depth: 0) else { return nil }
    let range = start..<max(start, words.endOfLast)
    if let next = words.next, !QuestionSettings.words.contains(next.text) { words.finish() }
    ConditionProof(scope: scope).checkConstraint(condition, of: question, under: outer, checker, file, range)
    return Question.Constraint(condition: condition, message: settings.message)
  }

  private func kind(
    _ keyword: String, _ key: Token, _ statement: Statement, _ settings: QuestionSettings
  ) -> Question.Kind? {
    switch keyword {
    case "rating": return scale(key, settings).map { .rating(scale: $0) }
    case "matrix":
      guard let scale = scale(key, settings) else { return nil }
      if let importance = settings.importance { requireScale(importance, key) }
      return .matrix(Matrix(scale: scale, importanceScale: settings.importance, items: options.items(statement, key)))
    case "choice", "choices":
      return options.choices(keyword == "choices", key, statement, settings).map { .choice($0) }
    case "ranking": return options.ranking(key, statement, settings).map { .ranking($0) }
    case "number": return number(key, settings)
    case "decimal":
      guard settings.range != nil || settings.isAny else { return missing("from … to …", key) }
      return .decimal(range: settings.range, unit: settings.unit)
    case "date": return .date
    case "time": return .time
    case "datetime": return .dateTime
    case "text": return .text(limit: settings.limit)
    case "comment": return .comment(limit: settings.limit ?? 1000)
    case "contact": return .contact(keptDays: settings.keptDays)
    case "consent": return .consent
    case "photo": return .photo
    default: return .information
    }
  }

  private var options: OptionReader { OptionReader(checker: checker, file: file, languages: languages, scope: scope) }

  private func number(_ key: Token, _ settings: QuestionSettings) -> Question.Kind? {
    if settings.isAny { return .number(range: Question.anyNumber, unit: settings.unit) }
    guard let range = settings.range else { return missing("from … to …", key) }
    guard let low = Int(exactly: range.lowerBound), let high = Int(exactly: range.upperBound) else {
      checker.report(
        .invalidValue, file, key.range,
        Message("number 是整數；有小數請用 decimal。", "`number` is for whole numbers; use `decimal` for fractions."))
      return nil
    }
    return .number(range: low...high, unit: settings.unit)
  }

  private func scale(_ key: Token, _ settings: QuestionSettings) -> String? {
    guard let scale = settings.scale else {
      missing("on", key)
      return nil
    }
    requireScale(scale, key)
    return scale
  }

  /// The scale's wordings must be there in every language of the survey.
  private func requireScale(_ key: String, _ place: Token) {
    guard let scale = checker.scales[key] else { return }
    let texts = scale.points.map(\.label) + [scale.notApplicable].compactMap { $0 }
    for language in languages where texts.contains(where: { !$0.has(language) }) {
      checker.report(
        .missingTranslation, file, place.range,
        Message("量尺「\(key)」缺少 \(language) 的文字。", "The scale \"\(key)\" has no wording in \(language)."),
        severity: checker.translations == .complete ? .error : .warning)
    }
  }

  @discardableResult
  private func missing(_ part: String, _ key: Token) -> Question.Kind? {
    checker.report(.missingPart, file, key.range, Message("缺少「\(part)」。", "\"\(part)\" is missing."))
    return nil
  }
}
