/// Finds where one declaration uses keys. It goes by the words in front of a key and by what the survey declares, not
/// by the rules of each statement, so that it also understands statements that are half written or wrong.
struct UseFinder {
  /// The survey that the declaration is; `nil` for every other declaration.
  let survey: SurveyOutline?

  /// Words of the language that may stand behind a setting; a question of the same name is not meant there.
  private static let plainWords: Set<String> = [
    "required", "importance", "days", "day", "hours", "working", "times", "by", "to", "through", "exclusive",
    "write-in", "points", "worth", "with", "hint", "limit", "choose", "from", "kept", "shown", "of", "below",
  ]

  func uses(declaration: Statement) -> [Occurrence] {
    var found: [Occurrence] = []
    let isLevel = declaration.keyword?.isWord("level") == true
    settings(declaration.words, from: declaration.words.wording(at: 2, first: "").end, isLevel, &found)
    for part in declaration.block ?? [] { uses(part, isLevel, &found) }
    return found
  }

  private func uses(_ statement: Statement, _ isLevel: Bool, _ found: inout [Occurrence]) {
    let words = statement.words
    switch statement.keyword?.text {
    case "target" where survey != nil: metric(words, &found)
    case "example" where survey != nil: for part in statement.block ?? [] { example(part.words, &found) }
    case "part" where survey != nil: for part in statement.block ?? [] { questions(part.words, &found) }
    case "open" where words.dropFirst().first?.isWord("case") == true:
      settings(words, from: 3, isLevel, &found)
      for part in statement.block ?? [] { uses(part, isLevel, &found) }
    default:
      settings(words, from: start(words), isLevel, &found)
      for part in statement.block ?? [] { uses(part, isLevel, &found) }
    }
  }

  /// Where settings begin: behind the wording and whatever key stands in front of it.
  private func start(_ words: [Token]) -> Int {
    if words.isText(at: 1) { return words.wording(at: 1, first: "").end }
    if words.isText(at: 2), words.isWord(at: 1) { return words.wording(at: 2, first: "").end }
    return 0
  }

  /// `on SCALE`, `topic KEY`, `units KEY, KEY`, `when CONDITION`, `= EXPRESSION`.
  private func settings(_ words: [Token], from first: Int, _ isLevel: Bool, _ found: inout [Occurrence]) {
    var place = first
    while place < words.count {
      let token = words[place]
      place += 1
      if token.isWord("when") || token.isMark("=") {
        var expression = ExpressionUses(survey: survey, words: words, place: place)
        expression.run()
        found += expression.found
        place = max(place, expression.place)
      } else if token.isWord("was") {
        place += 1
      } else if let kind = token.isWord("on") ? (isLevel ? .calendar : .scale) : reference(token) {
        place = keys(words, place, kind, &found)
      } else if place - 1 > first, token.kind == .word, words[place - 2].kind == .word,
        !Self.plainWords.contains(token.text), let question = survey?.question(token.text)
      {
        found.append(use(question.declaration.symbol, token))
      }
    }
  }

  private func reference(_ token: Token) -> Symbol.Kind? { token.kind == .word ? Symbol.Kind(behind: token.text) : nil }

  /// Keys with commas between; the place behind them.
  private func keys(_ words: [Token], _ first: Int, _ kind: Symbol.Kind, _ found: inout [Occurrence]) -> Int {
    var place = first
    while words.isWord(at: place), !words.isText(at: place + 1) {
      found.append(use(Symbol(kind, [words[place].text]), words[place]))
      guard place + 1 < words.count, words[place + 1].isMark(",") else { return place + 1 }
      place += 2
    }
    return place
  }

  private func metric(_ words: [Token], _ found: inout [Occurrence]) {
    guard let survey, words.isWord(at: 1) else { return }
    found.append(use(Symbol(.metric, [survey.key, words[1].text]), words[1]))
  }

  /// `{ greeting, speed }` of a score's part.
  private func questions(_ words: [Token], _ found: inout [Occurrence]) {
    for token in words where token.kind == .word {
      if let question = survey?.question(token.text) { found.append(use(question.declaration.symbol, token)) }
    }
  }

  /// `facilities.toilets = 2`, `expect shown why`, `expect case low-rating`.
  private func example(_ words: [Token], _ found: inout [Occurrence]) {
    let isExpectation = words.first?.isWord("expect") == true && words.isWord(at: 1)
    if isExpectation, words[1].isWord("case"), let survey, words.isWord(at: 2) {
      found.append(use(Symbol(.rule, [survey.key, words[2].text]), words[2]))
      return
    }
    // `expect shown why` names a question behind two words; `expect total = 5` behind one.
    let expected = words.count > 2 && words[2].kind == .mark ? 1 : 2
    var expression = ExpressionUses(survey: survey, words: words, place: isExpectation ? expected : 0)
    expression.run()
    found += expression.found
  }

  private func use(_ symbol: Symbol, _ token: Token) -> Occurrence {
    Occurrence(symbol: symbol, range: token.range, isDeclaration: false)
  }
}
