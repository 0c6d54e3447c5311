import Definitions
import Diagnostics

/// Tries a condition on every combination of answers that can make a difference, where there are few enough of them.
///
/// An answer is there only where its question is shown: the conditions of the questions that a condition reads are part
/// of the proof.
struct ConditionProof {
  let scope: PathScope
  private static let combinationLimit = 20_000

  init(scope: PathScope) { self.scope = scope }

  enum Verdict: Equatable {
    /// Nothing can be said: too many answers, or some that cannot be listed.
    case unknown
    case sometimes
    case never
    case always
    /// It could hold by itself, but not under the conditions around it.
    case contradicted
  }

  /// What was found, and what was tried.
  struct Finding {
    var verdict: Verdict
    var count = 0
    /// Each path with the values that it was tried with.
    var tried: [(path: String, values: [Expression.Value?])] = []
  }

  /// Reports a condition that never holds, or always.
  @discardableResult
  func check(
    _ expression: Expression, under outer: Expression?, _ checker: Checker, _ file: SourceFile, _ range: Range<Int>
  ) -> Verdict {
    let found = finding(expression, under: outer)
    let tried = Self.wording(found)
    switch found.verdict {
    case .never:
      checker.report(
        .neverTrue, file, range,
        Message("這個條件永遠不成立（\(tried.chinese)）。", "This can never hold (\(tried.english))."), severity: .warning)
    case .always:
      checker.report(
        .alwaysTrue, file, range,
        Message("這個條件永遠成立（\(tried.chinese)）。", "This always holds (\(tried.english))."), severity: .warning)
    case .contradicted:
      checker.report(
        .contradictsEnclosing, file, range,
        Message(
          "這個條件與外層群組或頁面的條件互相矛盾（\(tried.chinese)）。",
          "This contradicts the condition of the group or page around it (\(tried.english))."), severity: .warning)
    case .unknown, .sometimes: break
    }
    return found.verdict
  }

  /// Reports a constraint that no answer can meet, or that every answer meets.
  func checkConstraint(
    _ condition: Expression, of question: Question, under outer: Expression?, _ checker: Checker, _ file: SourceFile,
    _ range: Range<Int>
  ) {
    let given = Expression.isGiven(path: question.key)
    let found = finding(.and(given, condition), under: Expression.both(outer, question.shownWhen))
    let tried = Self.wording(found)
    if found.verdict == .never || found.verdict == .contradicted {
      checker.report(
        .impossibleConstraint, file, range,
        Message("沒有任何答案能通過這個條件（\(tried.chinese)）。", "No answer can meet this (\(tried.english))."))
    } else if finding(.or(.not(given), condition), under: nil).verdict == .always {
      checker.report(
        .alwaysTrue, file, range,
        Message("任何答案都通過這個條件（\(tried.chinese)）。", "Every answer meets this (\(tried.english))."), severity: .warning)
    }
  }

  /// Whether the condition can hold where `outer` does.
  func finding(_ expression: Expression, under outer: Expression? = nil) -> Finding {
    let whole = Expression.both(expression, outer) ?? expression
    for paths in [closure(whole.paths), whole.paths] {
      guard let domains = domains(paths, whole) else { continue }
      return verdict(expression, outer, paths, domains)
    }
    return Finding(verdict: .unknown)
  }

  private func verdict(
    _ expression: Expression, _ outer: Expression?, _ paths: [String], _ domains: [[Expression.Value?]]
  ) -> Finding {
    let count = domains.reduce(1) { $0 * $1.count }
    var (isTrue, isFalse, isTrueAlone) = (false, false, false)
    for number in 0..<count where !(isTrue && isFalse) {
      let answers = Answers(scope: scope, values: combination(number, paths, domains))
      let holds = expression.evaluate(answers.value)
      if holds { isTrueAlone = true }
      guard outer?.evaluate(answers.value) ?? true else { continue }
      if holds { isTrue = true } else { isFalse = true }
    }
    let verdict: Verdict =
      switch (isTrue, isFalse) {
      case (true, true): .sometimes
      case (true, false): .always
      case (false, true): isTrueAlone ? .contradicted : .never
      // What is around it never holds: that is said there.
      case (false, false): .unknown
      }
    return Finding(verdict: verdict, count: count, tried: Array(zip(paths, domains)))
  }

  /// The paths, and those that decide whether their questions are shown or what they come to.
  private func closure(_ paths: [String]) -> [String] {
    var found = paths
    var index = 0
    while index < found.count, found.count <= 12 {
      let question = scope.questions[found[index]]
      var more = question?.shownWhen?.paths ?? []
      if case .computed(let formula)? = question?.kind { more += formula.paths }
      for path in more where !found.contains(path) { found.append(path) }
      index += 1
    }
    return found
  }

  private func combination(
    _ number: Int, _ paths: [String], _ domains: [[Expression.Value?]]
  ) -> [String: Expression.Value?] {
    var rest = number
    var values: [String: Expression.Value?] = [:]
    for (path, domain) in zip(paths, domains) {
      values[path] = domain[rest % domain.count]
      rest /= domain.count
    }
    return values
  }

  /// The values to try for each path; `nil` where some cannot be listed, or there are too many combinations.
  private func domains(_ paths: [String], _ expression: Expression) -> [[Expression.Value?]]? {
    let conditions = [expression] + paths.compactMap { scope.questions[$0]?.shownWhen }
    var atoms = conditions.flatMap(\.atoms)
    for path in paths {
      if case .computed(let formula)? = scope.questions[path]?.kind { atoms.append(.relation(formula, .equal, formula)) }
    }
    let domain = AnswerDomain(scope: scope, atoms: atoms, listed: paths)
    var domains: [[Expression.Value?]] = []
    var count = 1
    for path in paths {
      guard let values = domain.values(path) else { return nil }
      domains.append(values)
      count *= values.count
      if count > Self.combinationLimit { return nil }
    }
    return domains
  }

  /// `overall: –, 1, 2, 3 …` for up to three paths, and how many combinations there were.
  private static func wording(_ finding: Finding) -> Message {
    let paths = finding.tried.prefix(3).map { path, values in
      let shown = values.prefix(8).map { $0?.words ?? "–" }.joined(separator: ", ")
      return "\(path): \(shown)\(values.count > 8 ? ", …" : "")"
    }
    let list = paths.joined(separator: "; ")
    return Message("試過 \(finding.count) 種答案；\(list)", "\(finding.count) combinations of answers were tried; \(list)")
  }
}

/// One combination of answers, as far as their questions are shown.
private struct Answers {
  let scope: PathScope
  let values: [String: Expression.Value?]

  func value(_ path: String) -> Expression.Value? { value(path, depth: 0) }

  private func value(_ path: String, depth: Int) -> Expression.Value? {
    guard depth < 24 else { return nil }
    let question = scope.questions[path]
    // Only where the conditions of the questions before were listed too can it be told that one is not shown.
    if let condition = question?.shownWhen, condition.paths.allSatisfy({ values.keys.contains($0) }),
      !condition.evaluate({ value($0, depth: depth + 1) })
    {
      return nil
    }
    if case .computed(let formula)? = question?.kind { return formula.evaluate { value($0, depth: depth + 1) } }
    return values[path] ?? nil
  }
}
