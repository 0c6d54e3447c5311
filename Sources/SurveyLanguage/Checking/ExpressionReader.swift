import Definitions
import Diagnostics

/// Reads a condition and gives it its types.
struct ExpressionReader {
  let checker: Checker
  let file: SourceFile
  let scope: PathScope

  /// Reads as far as the condition goes, and proves what can be proved; `nil` after something was reported.
  ///
  /// - Parameter outer: the condition that everything here stands under anyway.
  func condition(_ words: inout Words, under outer: Expression? = nil) -> Expression? {
    judged(&words, under: outer)?.expression
  }

  /// The condition with what was proven of it.
  func judged(
    _ words: inout Words, under outer: Expression?
  ) -> (expression: Expression, verdict: ConditionProof.Verdict)? {
    let start = words.place.lowerBound
    guard let expression = disjunction(&words, depth: 0) else { return nil }
    let range = start..<max(start, words.endOfLast)
    let verdict = ConditionProof(scope: scope).check(expression, under: outer, checker, file, range)
    OptionalAnswers(scope: scope, checker: checker, file: file).check(expression, range)
    return (expression, verdict)
  }

  func disjunction(_ words: inout Words, depth: Int) -> Expression? {
    guard var left = conjunction(&words, depth: depth) else { return nil }
    while words.take("or") {
      guard let right = conjunction(&words, depth: depth) else { return nil }
      left = .or(left, right)
    }
    return left
  }

  private func conjunction(_ words: inout Words, depth: Int) -> Expression? {
    guard var left = negation(&words, depth: depth) else { return nil }
    while words.take("and") {
      guard let right = negation(&words, depth: depth) else { return nil }
      left = .and(left, right)
    }
    return left
  }

  private func negation(_ words: inout Words, depth: Int) -> Expression? {
    guard depth < 32 else {
      checker.report(.tooDeep, file, words.place, Message("條件的括號太多層。", "The condition is nested too deeply."))
      return nil
    }
    if words.take("not") { return negation(&words, depth: depth + 1).map { .not($0) } }
    if words.next?.isMark("(") == true, holdsCondition(words.rest) {
      words.skip()
      guard let inner = disjunction(&words, depth: depth + 1) else { return nil }
      words.expect(")")
      return inner
    }
    if let constant = ["true": true, "false": false].first(where: { words.next?.isWord($0.key) == true && scope.types[$0.key] == nil }) {
      words.skip()
      return .constant(constant.value)
    }
    return isPlain(words.rest) ? atom(&words) : computed(&words, depth)
  }

  /// Whether the brackets that begin here hold a condition, not a formula.
  private func holdsCondition(_ tokens: ArraySlice<Token>) -> Bool {
    var open = 0
    for token in tokens {
      if token.isMark("(") { open += 1 }
      if token.isMark(")") { open -= 1 }
      if open == 0 { return false }
      if token.kind == .mark, Expression.Comparison(rawValue: token.text) != nil { return true }
      if token.kind == .word, Self.words.contains(token.text) { return true }
    }
    // Brackets that are never closed: most are around conditions.
    return true
  }

  private static let words: Set<String> = [
    "and", "or", "not", "given", "includes", "contains", "starts", "ends", "matches",
  ]

  /// Whether a single answer stands on the left, and one literal on the right: `path given`, `path = option`.
  private func isPlain(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, first.kind == .word else { return tokens.isEmpty }
    var path = first.text
    var rest = tokens.dropFirst()
    while rest.first?.isMark(".") == true, let part = rest.dropFirst().first {
      path += "." + part.text
      rest = rest.dropFirst(2)
    }
    guard let next = rest.first else { return true }
    guard next.kind == .mark else { return !["mod", "contains", "starts", "ends", "matches"].contains(next.text) }
    if Expression.Comparison(rawValue: next.text) != nil { return isLiteral(rest.dropFirst(), comparedWith: path) }
    return !["+", "-", "*", "/", "("].contains(next.text)
  }

  private func isLiteral(_ tokens: ArraySlice<Token>, comparedWith path: String) -> Bool {
    guard let first = tokens.first else { return true }
    let next = tokens.dropFirst().first
    if first.kind == .mark { return false }
    if first.kind == .word {
      let isPath = scope.types[first.text] != nil || [Formula.today, Formula.now].contains(first.text) || next?.isMark("(") == true
      if case .oneOf(let options)? = scope.types[path] { return options.contains(first.text) || !isPath }
      return !isPath && next?.isMark(".") != true
    }
    guard let next else { return true }
    return !(next.kind == .mark && ["+", "-", "*", "/"].contains(next.text)) && !next.isWord("mod")
  }

  /// A comparison of what is computed, or a test of a text.
  private func computed(_ words: inout Words, _ depth: Int) -> Expression? {
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard let left = formulas.formula(&words, depth: depth) else { return nil }
    if let test = textTest(&words) {
      guard let pattern = words.string() else { return nil }
      return checked(test, left, pattern, words)
    }
    guard let mark = words.next, mark.kind == .mark, let comparison = Expression.Comparison(rawValue: mark.text) else {
      expectedComparison(words)
      return nil
    }
    words.skip()
    skipSecondEquals(&words)
    guard let right = formulas.formula(&words, depth: depth) else { return nil }
    guard left.type == right.type else {
      checker.report(
        .typeMismatch, file, right.range,
        Message(
          "\(left.type.name.chinese)不能與\(right.type.name.chinese)比較。",
          "\(left.type.name.english) cannot be compared with \(right.type.name.english)."))
      return nil
    }
    formulas.checkScales([left, right])
    return .relation(left.formula, comparison, right.formula)
  }

  /// `==`, as many languages have it.
  private func skipSecondEquals(_ words: inout Words) {
    guard let second = words.next, second.isMark("="), words.last.upperBound == second.range.lowerBound else { return }
    checker.report(
      .unexpected, file, second.range, Message("一個等號就好。", "One \"=\" is enough."),
      fix: Diagnostic.Fix(range: second.range, replacement: ""))
    words.skip()
  }

  private func textTest(_ words: inout Words) -> Expression.TextTest? {
    guard let test = Expression.TextTest.allCases.first(where: { words.take($0.rawValue) }) else { return nil }
    if test == .starts || test == .ends { words.expect("with") }
    return test
  }

  private func checked(
    _ test: Expression.TextTest, _ left: FormulaReader.Typed, _ pattern: String, _ words: Words
  ) -> Expression? {
    if test == .matches, (try? Regex(pattern)) == nil {
      checker.report(
        .invalidValue, file, words.last, Message("「\(pattern)」不是正規表示式。", "\"\(pattern)\" is no regular expression."))
      return nil
    }
    guard left.type == .text else {
      checker.report(.typeMismatch, file, left.range, Message("這裡要文字，不是數字。", "A text is needed here, not a number."))
      return nil
    }
    return .test(left.formula, test, pattern)
  }

  private func expectedComparison(_ words: Words) {
    checker.report(
      .expected, file, words.place,
      Message("這裡應該是 given、includes 或比較符號（= != < <= > >=）。", "Expected `given`, `includes` or a comparison (= != < <= > >=) here."))
  }

  private func atom(_ words: inout Words) -> Expression? {
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard let (path, range) = words.path(), let type = formulas.resolve(path, range) else { return nil }
    if words.take("given") { return .isGiven(path: path) }
    if words.take("includes") { return includes(&words, path, type, range) }
    guard let mark = words.next, mark.kind == .mark, let comparison = Expression.Comparison(rawValue: mark.text) else {
      expectedComparison(words)
      return nil
    }
    words.skip()
    skipSecondEquals(&words)
    guard let token = words.next else {
      checker.report(.expected, file, words.place, Message("比較的右邊是空的。", "There is nothing on the right of the comparison."))
      return nil
    }
    words.skip()
    return literal(token, path, type, comparison).map { .compare(path: path, comparison, $0) }
  }

  private func includes(_ words: inout Words, _ path: String, _ type: PathType, _ range: Range<Int>) -> Expression? {
    guard let option = words.optionKey() else { return nil }
    guard let options = type.options else {
      mismatch(range, type, Message("includes 只能用於選擇題", "`includes` is for questions with choices"))
      return nil
    }
    guard isKnown(option, options) else { return nil }
    return .includes(path: path, option: option.text)
  }

  private func isKnown(_ token: Token, _ options: [String]) -> Bool {
    if options.contains(token.text) { return true }
    checker.unknownWord(token, file, among: options)
    return false
  }

  /// The right side, where it is of the left side's kind.
  private func literal(
    _ token: Token, _ path: String, _ type: PathType, _ comparison: Expression.Comparison
  ) -> Expression.Literal? {
    let isEquality = comparison == .equal || comparison == .notEqual
    switch (type, token.kind) {
    case (.rating(let codes), .number):
      guard let number = Double(token.text) else { return nil }
      if isEquality, !codes.isEmpty, !codes.contains(where: { Double($0) == number }) {
        mismatch(token.range, type, Message("量尺沒有代碼 \(token.text)", "the scale has no code \(token.text)"))
        return nil
      }
      return .number(number)
    case (.number, .number), (.decimal, .number): return Double(token.text).map { .number($0) }
    case (.oneOf(let options), .word) where isEquality, (.oneOf(let options), .number) where isEquality:
      return isKnown(token, options) ? .symbol(token.text) : nil
    case (.text, .string) where isEquality: return .text(token.text)
    case (.date, .date), (.dateTime, .date), (.time, .time): return .text(token.text)
    case (.rating, .string):
      let code = code(of: token.text, at: path)
      let hint = code.map { Message("請寫代碼 \($0)", "write the code \($0)") }
      mismatch(token.range, type, hint ?? Message("不能與文字比較", "it cannot be compared with a text"), fix: code)
      return nil
    case (.manyOf, _), (.ranking, _):
      mismatch(token.range, type, Message("複選題請用 includes", "use `includes` with several choices"))
      return nil
    default:
      mismatch(token.range, type, Message("不能與「\(token.text)」這樣比較", "it cannot be compared so with \"\(token.text)\""))
      return nil
    }
  }

  /// The code of the scale's point with this wording, in any language.
  private func code(of text: String, at path: String) -> String? {
    let key: String? =
      switch scope.questions[path]?.kind {
      case .rating(let scale)?: scale
      case .matrix(let matrix)?: path.hasSuffix(".importance") ? matrix.importanceScale : matrix.scale
      default: nil
      }
    let points = key.flatMap { checker.scales[$0] }?.points ?? []
    return points.first { $0.label.wordings.contains { $0.text == text } }.map { String($0.code) }
  }

  private func mismatch(_ range: Range<Int>, _ type: PathType, _ message: Message, fix: String? = nil) {
    checker.report(
      .typeMismatch, file, range,
      Message("左邊是\(type.name.chinese)：\(message.chinese)。", "The left side is \(type.name.english): \(message.english)."),
      fix: fix.map { Diagnostic.Fix(range: range, replacement: $0) })
  }
}
