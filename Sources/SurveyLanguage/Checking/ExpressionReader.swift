import Definitions
import Diagnostics

/// Reads a condition and gives it its types.
struct ExpressionReader {
  let checker: Checker
  let file: SourceFile
  let scope: PathScope

  /// Reads to the end of the statement; proves what can be proved; `nil` after something was reported.
  func condition(_ words: inout Words) -> Expression? {
    let start = words.place.lowerBound
    guard let expression = disjunction(&words, depth: 0) else { return nil }
    words.finish()
    let range = start..<max(start, words.place.lowerBound)
    ConditionProof(scope: scope).check(expression, checker, file, range)
    return expression
  }

  private func disjunction(_ words: inout Words, depth: Int) -> Expression? {
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
    if words.take("(") {
      guard let inner = disjunction(&words, depth: depth + 1) else { return nil }
      words.expect(")")
      return inner
    }
    return atom(&words)
  }

  private func atom(_ words: inout Words) -> Expression? {
    guard let (path, range) = words.path(), let type = resolve(path, range) else { return nil }
    if words.take("given") { return .isGiven(path: path) }
    if words.take("includes") { return includes(&words, path, type, range) }
    guard let mark = words.next, mark.kind == .mark, let comparison = Expression.Comparison(rawValue: mark.text) else {
      checker.report(
        .expected, file, words.place,
        Message("這裡應該是 given、includes 或比較符號（= != < <= > >=）。", "Expected `given`, `includes` or a comparison (= != < <= > >=) here."))
      return nil
    }
    words.skip()
    guard let token = words.next else {
      checker.report(.expected, file, words.place, Message("比較的右邊是空的。", "There is nothing on the right of the comparison."))
      return nil
    }
    words.skip()
    return literal(token, path, type, comparison).map { .compare(path: path, comparison, $0) }
  }

  private func resolve(_ path: String, _ range: Range<Int>) -> PathType? {
    if let type = scope.types[path] { return type }
    let key = path.split(separator: ".").first.map(String.init) ?? path
    if scope.later.contains(key) {
      checker.report(
        .askedLater, file, range,
        Message("題目「\(key)」在後面才問，這裡還沒有答案。", "\"\(key)\" is asked later: there is no answer yet."))
      return nil
    }
    let near = nearest(path, among: scope.types.keys.sorted())
    checker.report(
      .unknownKey, file, range,
      Message(
        "沒有題目「\(path)」\(near.map { "；是「\($0)」嗎？" } ?? "。")",
        "There is no \"\(path)\"\(near.map { "; did you mean \"\($0)\"?" } ?? " here.")"),
      fix: near.map { Diagnostic.Fix(range: range, replacement: $0) })
    return nil
  }

  private func includes(_ words: inout Words, _ path: String, _ type: PathType, _ range: Range<Int>) -> Expression? {
    guard let option = words.key(Message("選項", "an option")) else { return nil }
    guard case .manyOf(let options) = type else {
      mismatch(range, type, Message("includes 只能用於複選題", "`includes` is for questions with several choices"))
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
        mismatch(token.range, type, Message("尺度沒有代碼 \(token.text)", "the scale has no code \(token.text)"))
        return nil
      }
      return .number(number)
    case (.number, .number): return Double(token.text).map { .number($0) }
    case (.oneOf(let options), .word) where isEquality: return isKnown(token, options) ? .symbol(token.text) : nil
    case (.text, .string) where isEquality: return .text(token.text)
    case (.date, .date): return .text(token.text)
    case (.manyOf, _):
      mismatch(token.range, type, Message("複選題請用 includes", "use `includes` with several choices"))
      return nil
    default:
      mismatch(token.range, type, Message("不能與「\(token.text)」這樣比較", "it cannot be compared so with \"\(token.text)\""))
      return nil
    }
  }

  private func mismatch(_ range: Range<Int>, _ type: PathType, _ message: Message) {
    checker.report(
      .typeMismatch, file, range,
      Message("左邊是\(type.name.chinese)：\(message.chinese)。", "The left side is \(type.name.english): \(message.english)."))
  }
}
