import Definitions
import Diagnostics

/// Finds computations with answers that may be missing: without one, the whole comes to nothing.
struct OptionalAnswers {
  let scope: PathScope
  let checker: Checker
  let file: SourceFile

  func check(_ expression: Expression, _ range: Range<Int>) {
    let tested = Set(expression.atoms.compactMap { if case .isGiven(let path) = $0 { path } else { nil } })
    for atom in expression.atoms {
      guard case .relation(let left, _, let right) = atom else { continue }
      report((left.needed + right.needed).filter { !tested.contains($0) }, range)
    }
  }

  func check(_ formula: Formula, _ range: Range<Int>) { report(formula.needed, range) }

  private func report(_ paths: [String], _ range: Range<Int>) {
    guard let path = paths.first(where: isOptional) else { return }
    checker.report(
      .optionalAnswer, file, range,
      Message(
        "「\(path)」可以不答；沒有答案時這裡算不出來。請先用「\(path) given」判斷，或改用 sum。",
        "\"\(path)\" may be left out, and nothing can be computed without it: test \"\(path) given\" first, or use `sum`."),
      severity: .warning)
  }

  private func isOptional(_ path: String) -> Bool {
    guard let question = scope.questions[path] else { return false }
    if case .computed = question.kind { return false }
    return !question.isRequired || question.shownWhen != nil
  }
}

extension Formula {
  /// Paths without which nothing is computed: `sum`, `min`, `max`, `concat`, `count` and `length` do with what there is,
  /// and `if` has its own condition.
  fileprivate var needed: [String] {
    switch self {
    case .number, .text, .choose: []
    case .path(let path): [path]
    case .negative(let inner): inner.needed
    case .arithmetic(let left, _, let right): left.needed + right.needed
    case .call(let function, let arguments): [.round, .int].contains(function) ? arguments.flatMap(\.needed) : []
    }
  }
}
