import SurveyLanguage

/// Finds what an expression may go on with.
struct ExpressionCompletion {
  /// `nil` in rules for feedback.
  let survey: SurveyOutline?
  let catalogue: FolderCatalogue
  /// Those that can be read.
  let questions: [QuestionOutline]

  /// What the expression waits for behind the words that are there.
  private enum Need {
    case operand
    case comparison
    case value
    case connector
    /// A row of the matrix on the left.
    case item
  }

  private struct State {
    var need = Need.operand
    /// The keys of the last path.
    var path: [String] = []
    var isInList = false
  }

  /// Behind `when`.
  func condition(_ words: ArraySlice<Token>) -> [Proposal] {
    let state = state(words)
    switch state.need {
    case .operand: return operands + [Proposal(Vocabulary.conditionWords[2])]
    case .connector: return Vocabulary.conditionWords.prefix(2).map { Proposal($0) }
    case .comparison: return comparisons(state.path)
    case .value: return values(state.path)
    case .item: return items(state.path)
    }
  }

  /// An answer in an example: `heard = [friends, …`.
  func answer(_ words: ArraySlice<Token>) -> [Proposal] {
    let state = state(words)
    switch state.need {
    case .value: return values(state.path)
    case .item: return items(state.path)
    case .comparison: return [Proposal(mark: "=")]
    case .operand, .connector: return []
    }
  }

  /// Behind the `=` of an index or a metric.
  func measure(_ words: ArraySlice<Token>, isMetric: Bool) -> [Proposal] {
    guard let function = words.first else {
      return Vocabulary.measures.filter { isMetric || $0.word == "mean" }.map { Proposal($0) }
    }
    if words.last?.isWord("of") == true { return Vocabulary.bases.map { Proposal($0) } }
    if words.last?.isMark(")") == true {
      return isMetric ? [Proposal(Keyword("of", "分母。", "The base of the figure."))] : []
    }
    guard words.count > 1 else { return [Proposal(mark: "(")] }
    let state = state(words.dropFirst(2))
    if state.need == .item { return items(state.path) }
    guard words.last?.isMark("(") == true || words.last?.isMark(",") == true else { return [] }
    switch function.text {
    case "index": return survey?.indexes.map { Proposal($0, .key) } ?? []
    case "share" where words.last?.isMark(",") == true: return values(state.path)
    case "share": return paths { !$0.options.isEmpty }
    case "score": return []
    default: return paths { $0.scale != nil }
    }
  }

  /// The paths of those questions that are wanted, a matrix by its rows.
  func paths(_ isWanted: (QuestionOutline) -> Bool) -> [Proposal] {
    questions.filter { $0.keyword != "information" && isWanted($0) }.flatMap { question in
      guard !question.items.isEmpty else { return [Proposal(question.declaration, .question)] }
      return question.items.map { Proposal($0, .question, path: "\(question.key).\($0.symbol.key)") }
    }
  }

  private var operands: [Proposal] {
    survey == nil ? Vocabulary.feedbackProperties.map { Proposal($0.property) } : paths { _ in true }
  }

  private func state(_ words: ArraySlice<Token>) -> State {
    var state = State()
    for word in words {
      switch word.kind {
      case .word: read(word.text, &state)
      case .mark: read(mark: word.text, &state)
      default: state.need = .connector
      }
    }
    return state
  }

  private func read(_ word: String, _ state: inout State) {
    switch (state.need, word) {
    case (.operand, "not"), (_, "and"), (_, "or"): state.need = .operand
    case (.comparison, "given"), (.value, _): state.need = .connector
    case (.comparison, "includes"): state.need = .value
    case (.item, _):
      state.path.append(word)
      state.need = .comparison
    default:
      state.path = [word]
      state.need = .comparison
    }
  }

  private func read(mark: String, _ state: inout State) {
    switch mark {
    case "=", "!=", "<", "<=", ">", ">=": state.need = .value
    case ".": state.need = .item
    case "(": state.need = .operand
    case "[":
      state.isInList = true
      state.need = .value
    case ",": state.need = state.isInList ? .value : .operand
    case "]":
      state.isInList = false
      state.need = .connector
    default: state.need = .connector
    }
  }

  private func question(_ path: [String]) -> QuestionOutline? { path.first.flatMap { survey?.question($0) } }

  private func items(_ path: [String]) -> [Proposal] {
    guard let question = question(path) else { return [] }
    if path.count == 1 { return question.items.map { Proposal($0, .question) } }
    return question.importanceScale == nil ? [] : [Proposal(value: "importance")]
  }

  private func comparisons(_ path: [String]) -> [Proposal] {
    let given = Proposal(Vocabulary.conditionWords[3])
    let includes = Proposal(Vocabulary.conditionWords[4])
    let marks = { (all: [String]) in all.map { Proposal(mark: $0) } }
    guard let question = question(path) else {
      switch path.first {
      case "topics": return [includes]
      case "contact": return [given]
      case "stars", "units": return marks(["<=", ">=", "=", "!=", "<", ">"]) + [given]
      default: return marks(["=", "!="]) + [given]
      }
    }
    switch question.keyword {
    case "choices": return [includes, given]
    case "choice": return marks(["=", "!="]) + [given]
    case "contact": return [given]
    case "comment": return [given] + marks(["=", "!="])
    default: return marks(["<=", ">=", "=", "!=", "<", ">"]) + [given]
    }
  }

  /// Options with their labels, or the codes of the scale with theirs.
  private func values(_ path: [String]) -> [Proposal] {
    guard let question = question(path) else {
      if path == ["topics"], survey == nil { return catalogue.declarations(.topic).map { Proposal($0, .key) } }
      let property = Vocabulary.feedbackProperties.first { [$0.property.word] == path }
      return survey == nil ? (property?.values ?? []).map { Proposal(value: $0) } : []
    }
    guard question.options.isEmpty else { return question.options.map { Proposal($0, .value) } }
    guard let scale = path.count > 2 ? question.importanceScale : question.scale else { return [] }
    return catalogue.declarations(.code).filter { $0.symbol.path.first == scale }.map { Proposal($0, .value) }
  }
}
