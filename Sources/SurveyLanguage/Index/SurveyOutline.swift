/// What a survey declares, read from its tree whatever is wrong with it.
public struct SurveyOutline: Sendable {
  public let key: String
  /// UTF-8 offsets from its first word to its last.
  public let range: Range<Int>
  /// The first language of its wordings.
  public let language: String
  /// In the order in which they are asked.
  public private(set) var questions: [QuestionOutline] = []
  public private(set) var indexes: [SymbolDeclaration] = []
  public private(set) var metrics: [SymbolDeclaration] = []
  public private(set) var rules: [SymbolDeclaration] = []
  /// Parts of the score and examples, which nothing else names.
  public private(set) var others: [SymbolDeclaration] = []
  private var questionsByKey: [String: Int] = [:]

  init(_ statement: Statement, key: String) {
    self.key = key
    range = statement.wholeRange
    let languages = statement.block?.first { $0.keyword?.isWord("languages") == true }
    language = languages?.words.dropFirst().first?.text ?? "zh-Hant"
    for part in statement.block ?? [] { add(part) }
  }

  /// The question with this key; the first one where several have it.
  public func question(_ key: String) -> QuestionOutline? { questionsByKey[key].map { questions[$0] } }

  /// Every key that was declared, in no particular order.
  var declarations: [SymbolDeclaration] {
    questions.flatMap { [$0.declaration] + $0.options + $0.items } + indexes + metrics + rules + others
  }

  private mutating func add(_ part: Statement) {
    switch part.keyword?.text {
    case "page": for question in part.block ?? [] { addQuestion(question) }
    case "index": if let index = declaration(.index, part, at: 1) { indexes.append(index) }
    case "metric": if let metric = declaration(.metric, part, at: 1) { metrics.append(metric) }
    case "example": if let example = declaration(.example, part, at: 1) { others.append(example) }
    case "open":
      if part.words.dropFirst().first?.isWord("case") == true, let rule = declaration(.rule, part, at: 2) {
        rules.append(rule)
      }
    case "score":
      for inner in part.block ?? [] where inner.keyword?.isWord("part") == true {
        if let found = declaration(.part, inner, at: 1) { others.append(found) }
      }
    // Whatever else has a key and a wording holds a value that can be read.
    default: if part.words.isText(at: 2) { addQuestion(part) }
    }
  }

  /// A question, or a group of them with or without a key of its own.
  private mutating func addQuestion(_ statement: Statement) {
    guard let keyword = statement.keyword, keyword.kind == .word else { return }
    guard !statement.words.isText(at: 1) else {
      for inner in statement.block ?? [] { addQuestion(inner) }
      return
    }
    let isKnown = QuestionReader.kinds.contains(keyword.text)
    guard isKnown || statement.words.isText(at: 2), let found = declaration(.question, statement, at: 1) else { return }
    var question = QuestionOutline(found)
    var nested: [Statement] = []
    for inner in statement.block ?? [] where inner.keyword?.kind == .word {
      if inner.words.isWord(at: 1), inner.words.isText(at: 2) {
        nested.append(inner)
      } else if inner.words.isText(at: 1) || inner.words.count == 1 {
        question.add(inner, language)
      }
    }
    if questionsByKey[found.symbol.key] == nil { questionsByKey[found.symbol.key] = questions.count }
    questions.append(question)
    for inner in nested { addQuestion(inner) }
  }

  private func declaration(_ kind: Symbol.Kind, _ statement: Statement, at place: Int) -> SymbolDeclaration? {
    guard statement.words.isWord(at: place) else { return nil }
    let token = statement.words[place]
    return SymbolDeclaration(
      symbol: Symbol(kind, [key, token.text]), keyword: statement.words[0].text, range: token.range,
      label: statement.words.wording(at: place + 1, first: language).text, statement: statement)
  }
}

/// A question with what can be answered.
public struct QuestionOutline: Sendable {
  public let declaration: SymbolDeclaration
  public private(set) var options: [SymbolDeclaration] = []
  public private(set) var items: [SymbolDeclaration] = []
  /// The key of the scale behind `on`.
  public let scale: String?
  /// The key of the scale behind `with importance on`.
  public let importanceScale: String?

  init(_ declaration: SymbolDeclaration) {
    self.declaration = declaration
    let words = declaration.statement.words
    var scales: [Bool: String] = [:]
    for place in words.indices.dropFirst(2) where words[place].isWord("on") && words.isWord(at: place + 1) {
      let isImportance = words[place - 1].isWord("importance")
      if scales[isImportance] == nil { scales[isImportance] = words[place + 1].text }
    }
    scale = scales[false]
    importanceScale = scales[true]
  }

  /// The key of the question.
  public var key: String { declaration.symbol.key }
  /// `rating`, `choices`.
  public var keyword: String { declaration.keyword }

  public func option(_ key: String) -> SymbolDeclaration? { options.first { $0.symbol.key == key } }
  public func item(_ key: String) -> SymbolDeclaration? { items.first { $0.symbol.key == key } }

  mutating func add(_ statement: Statement, _ language: String) {
    let kind: Symbol.Kind = keyword == "matrix" ? .item : .option
    let token = statement.words[0]
    let found = SymbolDeclaration(
      symbol: Symbol(kind, declaration.symbol.path + [token.text]), keyword: keyword, range: token.range,
      label: statement.words.wording(at: 1, first: language).text, statement: statement)
    if kind == .item { items.append(found) } else { options.append(found) }
  }
}
