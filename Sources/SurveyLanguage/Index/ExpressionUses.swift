/// Finds the keys in a condition, a measure or an answer: paths of questions, and the options and codes they are
/// compared with.
struct ExpressionUses {
  /// `nil` in rules for feedback, which read properties and topics.
  let survey: SurveyOutline?
  let words: [Token]
  /// Where it goes on; behind the expression when it is done.
  private(set) var place: Int
  private(set) var found: [Occurrence] = []

  /// What the last path holds, for the value on its right.
  private var left: Operand?
  private var wantsValue = false
  private var isInList = false
  private var wantsIndex = false

  private enum Operand {
    case question(QuestionOutline)
    case rating(scale: String)
    case topics
  }

  init(survey: SurveyOutline?, words: [Token], place: Int) {
    self.survey = survey
    self.words = words
    self.place = place
  }

  mutating func run() {
    while place < words.count {
      let token = words[place]
      switch token.kind {
      case .word:
        // A word in front of a wording is no operand: another setting begins.
        if !wantsValue, words.isText(at: place + 1), words[place + 1].kind == .string { return }
        word(token)
      case .number:
        if wantsValue { code(token) }
        wantsValue = isInList
      case .mark: mark(token.text)
      default: wantsValue = isInList
      }
      place += 1
    }
  }

  private mutating func mark(_ mark: String) {
    switch mark {
    case "=", "!=", "<", "<=", ">", ">=": wantsValue = true
    case "[": isInList = true
    case "]":
      isInList = false
      wantsValue = false
    // `share(first, yes)`: behind the comma stands an option if the question has it.
    case ",": wantsValue = isInList || hasOptions
    case ")":
      wantsIndex = false
      wantsValue = false
    default: if !isInList { wantsValue = false }
    }
  }

  private var hasOptions: Bool {
    if case .question(let question)? = left { return !question.options.isEmpty }
    return false
  }

  private mutating func word(_ token: Token) {
    switch token.text {
    case "and", "or", "not":
      left = nil
      wantsValue = false
    case "includes": wantsValue = true
    // The base of a metric.
    case "of": place += 1
    case "given" where !wantsValue || !has(option: token): wantsValue = false
    case "index" where place + 1 < words.count && words[place + 1].isMark("("): wantsIndex = true
    case _ where wantsIndex: if let survey { use(Symbol(.index, [survey.key, token.text]), token) }
    default: if !(wantsValue && value(token)) { path() }
    }
  }

  private func has(option token: Token) -> Bool {
    if case .question(let question)? = left { return question.option(token.text) != nil }
    return false
  }

  /// Takes the word as an option of the question on the left, if it is one.
  private mutating func value(_ token: Token) -> Bool {
    switch left {
    case .question(let question)?:
      guard let option = question.option(token.text) else { return false }
      use(option.symbol, token)
    case .topics?: use(Symbol(.topic, [token.text]), token)
    default: return false
    }
    wantsValue = isInList
    return true
  }

  private mutating func code(_ token: Token) {
    switch left {
    case .rating(let scale)?: use(Symbol(.code, [scale, token.text]), token)
    case .question(let question)?: if let scale = question.scale { use(Symbol(.code, [scale, token.text]), token) }
    default: break
    }
  }

  /// `facilities.toilets.importance`; stands behind its last word.
  private mutating func path() {
    let first = words[place]
    wantsValue = false
    guard let question = survey?.question(first.text) else {
      if survey == nil, first.text == "topics" { left = .topics } else if survey == nil { left = nil }
      skipPath()
      return
    }
    use(question.declaration.symbol, first)
    left = .question(question)
    guard let second = step() else { return }
    if let item = question.item(second.text) { use(item.symbol, second) }
    left = question.scale.map { .rating(scale: $0) }
    guard step() != nil else { return }
    left = question.importanceScale.map { .rating(scale: $0) }
  }

  /// The word behind a full stop.
  private mutating func step() -> Token? {
    guard place + 2 < words.count, words[place + 1].isMark("."), words[place + 2].kind == .word else { return nil }
    place += 2
    return words[place]
  }

  private mutating func skipPath() { while step() != nil {} }

  private mutating func use(_ symbol: Symbol, _ token: Token) {
    found.append(Occurrence(symbol: symbol, range: token.range, isDeclaration: false))
  }
}
