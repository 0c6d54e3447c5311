import Definitions
import Diagnostics

/// Reads what is computed: sums, products, functions and choices, each with its type.
struct FormulaReader {
  let checker: Checker
  let file: SourceFile
  let scope: PathScope

  struct Typed {
    var formula: Formula
    var type: FormulaType
    var range: Range<Int>
    /// The scale that it is a code of; `nil` where it is none.
    var scale: String?
  }

  /// Reports codes of different scales that meet: 3 of 4 is not 3 of 5.
  func checkScales(_ sides: [Typed]) {
    let scales = sides.compactMap(\.scale)
    guard let first = scales.first, let other = sides.first(where: { $0.scale != nil && $0.scale != first }) else { return }
    checker.report(
      .mixedScales, file, other.range,
      Message(
        "「\(first)」與「\(other.scale ?? "")」是不同的量尺，不能一起比較或計算。",
        "\"\(first)\" and \"\(other.scale ?? "")\" are different scales: their codes cannot be compared or added."))
  }

  /// The key of the scale on which a path is rated.
  private func scale(_ path: String) -> String? {
    switch scope.questions[path]?.kind {
    case .rating(let key)?: key
    case .matrix(let matrix)?: path.hasSuffix(".importance") ? matrix.importanceScale : matrix.scale
    default: nil
    }
  }

  /// `nil` after something was reported.
  func formula(_ words: inout Words, depth: Int = 0) -> Typed? {
    guard depth < 32 else {
      checker.report(.tooDeep, file, words.place, Message("算式的括號太多層。", "The formula is nested too deeply."))
      return nil
    }
    guard var left = product(&words, depth) else { return nil }
    while let sign = sign(&words, ["+", "-"]) {
      guard let right = product(&words, depth), let sum = combined(left, sign, right) else { return nil }
      left = sum
    }
    return left
  }

  private func product(_ words: inout Words, _ depth: Int) -> Typed? {
    guard var left = factor(&words, depth) else { return nil }
    while let sign = sign(&words, ["*", "/", "mod"]) {
      guard let right = factor(&words, depth), let product = combined(left, sign, right) else { return nil }
      left = product
    }
    return left
  }

  private func sign(_ words: inout Words, _ signs: [String]) -> Formula.Operator? {
    signs.first { words.take($0) }.flatMap(Formula.Operator.init)
  }

  private func combined(_ left: Typed, _ sign: Formula.Operator, _ right: Typed) -> Typed? {
    guard isNumber(left), isNumber(right) else { return nil }
    if sign == .plus || sign == .minus { checkScales([left, right]) }
    return Typed(
      formula: .arithmetic(left.formula, sign, right.formula), type: .number,
      range: left.range.lowerBound..<right.range.upperBound)
  }

  private func isNumber(_ side: Typed) -> Bool {
    if side.type == .number { return true }
    checker.report(
      .typeMismatch, file, side.range, Message("這裡要數字，不是文字。", "A number is needed here, not a text."))
    return false
  }

  private func factor(_ words: inout Words, _ depth: Int) -> Typed? {
    let start = words.place.lowerBound
    if words.take("-") {
      guard let inner = factor(&words, depth), isNumber(inner) else { return nil }
      return Typed(formula: .negative(inner.formula), type: .number, range: start..<inner.range.upperBound)
    }
    if words.take("(") {
      let inner = formula(&words, depth: depth + 1)
      words.expect(")")
      return inner
    }
    guard let token = words.next else {
      checker.report(.expected, file, words.place, Message("這裡應該是數字、題目或算式。", "Expected a number, a question or a formula here."))
      return nil
    }
    switch token.kind {
    case .number:
      words.skip()
      return Double(token.text).map { Typed(formula: .number($0), type: .number, range: token.range) }
    case .string, .date, .time:
      words.skip()
      return Typed(formula: .text(token.text), type: .text, range: token.range)
    default: return words.rest.dropFirst().first?.isMark("(") == true ? call(&words, token, depth) : path(&words)
    }
  }

  private func path(_ words: inout Words) -> Typed? {
    guard let (path, range) = words.path(), let type = resolve(path, range) else { return nil }
    guard let value = FormulaType(type) else {
      checker.report(
        .typeMismatch, file, range,
        Message("不能用「\(path)」計算：它是\(type.name.chinese)。", "\"\(path)\" cannot be computed with: it is \(type.name.english)."))
      return nil
    }
    return Typed(formula: .path(path), type: value, range: range, scale: scale(path))
  }

  /// The type of an earlier answer; `nil` after it was reported that there is none.
  func resolve(_ path: String, _ range: Range<Int>) -> PathType? {
    if let type = scope.types[path] { return type }
    if path == Formula.today { return .date }
    if path == Formula.now { return .dateTime }
    let key = path.split(separator: ".").first.map(String.init) ?? path
    if key == scope.own {
      checker.report(
        .askedLater, file, range,
        Message(
          "題目「\(key)」不能依自己的答案出現或計算；要檢查答案請用 valid when。",
          "\"\(key)\" cannot depend on its own answer; to check the answer, use `valid when`."))
      return nil
    }
    if scope.later.contains(key) {
      checker.report(
        .askedLater, file, range,
        Message("題目「\(key)」在後面才問，這裡還沒有答案。", "\"\(key)\" is asked later: there is no answer yet."))
      return nil
    }
    // What could not be read was reported where it stands.
    if checker.isUnreadable(key) { return nil }
    let near = nearest(path, among: scope.types.keys.sorted())
    checker.report(
      .unknownKey, file, range,
      Message(
        "沒有題目「\(path)」\(near.map { "；是「\($0)」嗎？" } ?? "。")",
        "There is no \"\(path)\"\(near.map { "; did you mean \"\($0)\"?" } ?? " here.")"),
      fix: near.map { Diagnostic.Fix(range: range, replacement: $0) })
    return nil
  }

  private func call(_ words: inout Words, _ name: Token, _ depth: Int) -> Typed? {
    words.skip()
    words.expect("(")
    if name.isWord("if") { return choice(&words, name, depth) }
    guard let function = Formula.Function(rawValue: name.text) else {
      checker.unknownWord(name, file, among: Formula.Function.allCases.map(\.rawValue) + ["if"])
      return nil
    }
    var arguments: [Typed] = []
    if function == .count {
      guard let argument = counted(&words) else { return nil }
      arguments = [argument]
    } else if words.next?.isMark(")") != true {
      repeat {
        guard let argument = formula(&words, depth: depth + 1) else { return nil }
        arguments.append(argument)
      } while words.take(",")
    }
    let end = words.place.upperBound
    words.expect(")")
    guard checked(function, arguments, name) else { return nil }
    return Typed(
      formula: .call(function, arguments.map(\.formula)), type: function == .concat ? .text : .number,
      range: name.range.lowerBound..<max(end, name.range.upperBound))
  }

  /// What `count` counts: the options chosen or ranked.
  private func counted(_ words: inout Words) -> Typed? {
    guard let (path, range) = words.path(), let type = resolve(path, range) else { return nil }
    switch type {
    case .manyOf, .ranking, .oneOf: return Typed(formula: .path(path), type: .number, range: range)
    default:
      checker.report(.typeMismatch, file, range, Message("count 只能用於選擇題。", "`count` is for questions with choices."))
      return nil
    }
  }

  private func checked(_ function: Formula.Function, _ arguments: [Typed], _ name: Token) -> Bool {
    guard function.arity.contains(arguments.count) else {
      let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
      let count = low == high ? "\(low)" : "\(low)–\(high)"
      checker.report(
        .typeMismatch, file, name.range,
        Message("\(name.text) 需要 \(count) 個參數。", "`\(name.text)` takes \(count) arguments."))
      return false
    }
    switch function {
    case .concat, .count: return true
    case .length:
      guard let argument = arguments.first, argument.type == .number else { return true }
      checker.report(.typeMismatch, file, argument.range, Message("這裡要文字，不是數字。", "A text is needed here, not a number."))
      return false
    case .round, .int, .min, .max, .sum:
      checkScales(arguments)
      return arguments.allSatisfy(isNumber)
    }
  }

  /// `if(condition, formula, formula)`.
  private func choice(_ words: inout Words, _ name: Token, _ depth: Int) -> Typed? {
    let conditions = ExpressionReader(checker: checker, file: file, scope: scope)
    guard let condition = conditions.disjunction(&words, depth: depth + 1) else { return nil }
    words.expect(",")
    guard let yes = formula(&words, depth: depth + 1) else { return nil }
    words.expect(",")
    guard let no = formula(&words, depth: depth + 1) else { return nil }
    let end = words.place.upperBound
    words.expect(")")
    if yes.type != no.type {
      checker.report(
        .typeMismatch, file, no.range,
        Message("if 的兩個結果要同為數字或同為文字。", "Both results of `if` must be numbers, or both texts."))
      return nil
    }
    return Typed(
      formula: .choose(condition, yes.formula, no.formula), type: yes.type,
      range: name.range.lowerBound..<max(end, name.range.upperBound))
  }
}
