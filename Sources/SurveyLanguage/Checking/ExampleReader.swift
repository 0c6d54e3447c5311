import Definitions
import Diagnostics

/// Reads an example and lets it run: what it expects must hold.
struct ExampleReader {
  let checker: Checker
  let file: SourceFile
  let survey: Survey
  let scope: PathScope
  /// Whether nothing else is wrong with the survey.
  let isSound: Bool

  func example(_ statement: Statement) -> Example? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("範例", "an example")) else { return nil }
    words.finish()
    var example = Example(key: key.text, answers: [], expectations: [])
    var places: [Range<Int>] = []
    for part in statement.block ?? [] {
      if part.keyword?.isWord("expect") == true {
        if let expectation = expectation(part) {
          example.expectations.append(expectation)
          places.append(part.range)
        }
      } else if let given = given(part) {
        example.answers.append(given)
      }
    }
    var outcome = ExampleOutcome(survey: survey.key, example: key.text, file: file.name, range: key.range)
    defer { checker.outcomes.append(outcome) }
    // What a faulty survey would do is not what its author meant.
    guard isSound else { return example }
    outcome.failures = []
    outcome.expectations = example.expectations.count
    let run = ExampleRun(survey: survey, example: example)
    for (expectation, place) in zip(example.expectations, places) {
      if let found = run.failure(expectation) {
        checker.report(.failedExample, file, place, found)
        outcome.failures?.append(found)
      }
    }
    return example
  }

  /// `facilities.toilets = 2`, `heard = [friends, other]`, `why = "…"`, `reply = given`.
  private func given(_ statement: Statement) -> Example.Given? {
    // The path begins with the first word, so the words are read as if a keyword stood before them.
    guard let first = statement.words.first else { return nil }
    var words = Words(
      Statement(words: [first] + statement.words, block: nil, opening: nil), file, checker)
    guard let (path, range) = words.path() else { return nil }
    words.expect("=")
    guard let type = scope.types[path] else {
      if checker.isUnreadable(path) { return nil }
      let near = nearest(path, among: scope.types.keys.sorted())
      checker.report(
        .unknownKey, file, range, Message("沒有題目「\(path)」。", "There is no \"\(path)\"."),
        fix: near.map { Diagnostic.Fix(range: range, replacement: $0) })
      return nil
    }
    let value = value(&words, type)
    words.finish()
    return value.map { Example.Given(path: path, value: $0) }
  }

  private func value(_ words: inout Words, _ type: PathType) -> Expression.Literal? {
    switch type {
    case .manyOf(let options), .ranking(let options): return list(&words, options)
    default: break
    }
    let sign = words.take("-") ? -1.0 : 1.0
    guard let token = words.next else {
      words.expect("…")
      return nil
    }
    words.skip()
    switch (type, token.kind) {
    case (.rating(let codes), .number):
      // No codes: the scale is missing, and that was said.
      guard let code = Int(token.text), codes.isEmpty || codes.contains(code) else { break }
      return .number(Double(code))
    case (.number(let range), .number):
      guard let number = Int(token.text), range.contains(Int(sign) * number) else { break }
      return .number(sign * Double(number))
    case (.decimal(let range), .number):
      guard let number = Double(token.text), range?.contains(sign * number) ?? true else { break }
      return .number(sign * number)
    case (.oneOf(let options), .word), (.oneOf(let options), .number):
      guard options.contains(token.text) else {
        checker.unknownWord(token, file, among: options)
        return nil
      }
      return .symbol(token.text)
    case (.text, .string), (.date, .date), (.time, .time), (.dateTime, .string): return .text(token.text)
    case (.presence, .word) where token.text == "given": return .symbol("given")
    default: break
    }
    checker.report(
      .typeMismatch, file, token.range,
      Message("「\(token.text)」不是這題的答案：應為\(type.name.chinese)。", "\"\(token.text)\" is no answer: expected \(type.name.english)."))
    return nil
  }

  private func list(_ words: inout Words, _ options: [String]) -> Expression.Literal? {
    words.expect("[")
    var tokens: [Token] = []
    repeat {
      guard let token = words.optionKey() else { return nil }
      tokens.append(token)
    } while words.take(",")
    words.expect("]")
    for token in tokens where !options.contains(token.text) { checker.unknownWord(token, file, among: options) }
    return .symbols(tokens.map(\.text))
  }

  private func expectation(_ statement: Statement) -> Example.Expectation? {
    var words = Words(statement, file, checker)
    guard let token = words.key(Message("期望", "what to expect")) else { return nil }
    var result: Example.Expectation?
    switch token.text {
    case "shown": result = question(&words).map { .shown($0) }
    case "hidden": result = question(&words).map { .hidden($0) }
    case "case": result = rule(&words).map { .opensCase($0) }
    case "no":
      words.expect("case")
      result = .opensNoCase
    case "score": result = words.integer().map { .score($0) }
    case "invalid": result = question(&words).map { .invalid($0) }
    case "value": result = value(&words)
    default: checker.unknownWord(token, file, among: ["shown", "hidden", "case", "no", "score", "invalid", "value"])
    }
    words.finish()
    return result
  }

  /// `expect value total = 12`.
  private func value(_ words: inout Words) -> Example.Expectation? {
    guard let key = question(&words) else { return nil }
    words.expect("=")
    let sign = words.take("-") ? "-" : ""
    guard let token = words.next else {
      words.expect("…")
      return nil
    }
    words.skip()
    return .value(key, sign + token.text)
  }

  private func question(_ words: inout Words) -> String? {
    guard let key = words.key(Message("題目", "a question")) else { return nil }
    return known(key, survey.questions.map(\.key))
  }

  private func rule(_ words: inout Words) -> String? {
    guard let key = words.key(Message("規則", "a rule")) else { return nil }
    return known(key, survey.caseRules.map(\.key))
  }

  private func known(_ key: Token, _ keys: [String]) -> String? {
    if keys.contains(key.text) { return key.text }
    if checker.isUnreadable(key.text) { return nil }
    let near = nearest(key.text, among: keys)
    checker.report(
      .unknownKey, file, key.range, Message("沒有「\(key.text)」。", "There is no \"\(key.text)\"."),
      fix: near.map { Diagnostic.Fix(range: key.range, replacement: $0) })
    return nil
  }
}
