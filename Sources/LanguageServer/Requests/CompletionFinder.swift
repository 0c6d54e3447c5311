import SurveyLanguage

/// Finds what may stand at a place from the words in front of it.
struct CompletionFinder {
  let context: CursorContext
  let file: AnalysedFile
  let catalogue: FolderCatalogue
  /// UTF-8 offset of the cursor.
  let offset: Int

  private var words: [Token] { context.words }
  private var block: String { context.heads.last?.first?.text ?? "" }
  private var survey: SurveyOutline? {
    context.heads.first?.first?.isWord("survey") == true ? file.index.survey(at: offset) : nil
  }

  func proposals() -> [Proposal] {
    if let found = expression() ?? example() ?? keys() { return found }
    return keywords()
  }

  // MARK: Keys that are declared elsewhere

  private func keys() -> [Proposal]? {
    if block == "part" {
      return survey?.questions.filter { !$0.options.isEmpty }.map { Proposal($0.declaration, .question) }
    }
    if let head = context.listHead, let kind = Symbol.Kind(behind: head) { return declared(kind) }
    guard let last = words.last, last.kind == .word, !isNewKey else { return nil }
    if last.isWord("on") { return declared(context.heads.first?.first?.isWord("level") == true ? .calendar : .scale) }
    if words.count == 1, last.isWord("target") { return survey?.metrics.map { Proposal($0, .key) } }
    if words.count == 2, words[0].isWord("target") { return [">=", ">", "<=", "<"].map { Proposal(mark: $0) } }
    // `unit` of a number takes a wording; behind `to` it may end the statement, but a key is what is needed.
    let isWording = last.isWord("unit") && context.isQuestionStatement
    guard let kind = Symbol.Kind(behind: last.text), !isWording else { return nil }
    if words.count == 2, words[0].isWord("to"), !last.isWord("unit") { return nil }
    return declared(kind)
  }

  /// Whether a new key is about to be written, which nothing can propose.
  private var isNewKey: Bool {
    guard words.count == 1 else { return false }
    return context.heads.isEmpty || context.isQuestionStatement
  }

  private func declared(_ kind: Symbol.Kind) -> [Proposal] {
    catalogue.declarations(kind).map { Proposal($0, .key) }.sorted { $0.text < $1.text }
  }

  // MARK: Conditions, measures and examples

  private func expression() -> [Proposal]? {
    let isFeedback = context.heads.first?.first?.isWord("feedback") == true
    guard survey != nil || isFeedback else { return nil }
    // Of questions only those can be read that are asked before.
    let isQuestion = context.isQuestionStatement
    let values = ExpressionCompletion(
      survey: survey, catalogue: catalogue, questions: survey?.questions.filter { question in
        !isQuestion || question.declaration.range.upperBound < (words.first?.range.lowerBound ?? 0)
      } ?? [])
    if let place = words.lastIndex(where: { $0.isWord("when") }) { return values.condition(words[(place + 1)...]) }
    guard ["index", "metric"].contains(words.first?.text ?? ""), let place = words.firstIndex(where: { $0.isMark("=") })
    else { return nil }
    return values.measure(words[(place + 1)...], isMetric: words[0].isWord("metric"))
  }

  private func example() -> [Proposal]? {
    guard block == "example", let survey else { return nil }
    let values = ExpressionCompletion(survey: survey, catalogue: catalogue, questions: survey.questions)
    guard let first = words.first else { return keywords() + values.paths { _ in true } }
    guard first.isWord("expect"), !words.dropFirst().contains(where: { $0.isMark("=") }) else {
      return values.answer(words[...])
    }
    switch words.last?.text {
    case "shown" where words.count == 2, "hidden" where words.count == 2:
      return survey.questions.map { Proposal($0.declaration, .question) }
    case "case" where words.count == 2: return survey.rules.map { Proposal($0, .key) }
    default: return nil
    }
  }

  // MARK: Words of the language

  private func keywords() -> [Proposal] {
    let used = Set(words.filter { $0.kind == .word }.map(\.text))
    return context.wordPlaces.flatMap { place -> [Keyword] in
      let all = Vocabulary.words(place)
      if case .settings = place { return all.filter { !used.contains($0.word) } }
      return all
    }.map { Proposal($0) }
  }
}
