import Definitions
import Diagnostics

/// Tries a condition on every combination of answers, where there are few enough of them.
struct ConditionProof {
  let scope: PathScope
  private static let combinationLimit = 20_000

  init(scope: PathScope) { self.scope = scope }

  func check(_ expression: Expression, _ checker: Checker, _ file: SourceFile, _ range: Range<Int>) {
    let paths = expression.paths
    guard paths.allSatisfy({ isFinite($0, expression) }) else { return }
    let domains = paths.map { domain($0, expression) }
    let count = domains.reduce(1) { $0 > Self.combinationLimit ? $0 : $0 * max(1, $1.count) }
    guard count <= Self.combinationLimit else { return }
    var outcomes: Set<Bool> = []
    for number in 0..<count where outcomes.count < 2 {
      let values = combination(number, paths, domains)
      outcomes.insert(expression.evaluate { values[$0] ?? nil })
    }
    if outcomes == [false] {
      checker.report(
        .neverTrue, file, range,
        Message("這個條件永遠不成立（試過 \(count) 種答案）。", "This can never hold (\(count) combinations of answers were tried)."),
        severity: .warning)
    } else if outcomes == [true] {
      checker.report(
        .alwaysTrue, file, range,
        Message("這個條件永遠成立（試過 \(count) 種答案）。", "This always holds (\(count) combinations of answers were tried)."),
        severity: .warning)
    }
  }

  /// Whether all values are known: not where a scale is missing, nor where very many options are asked for.
  private func isFinite(_ path: String, _ expression: Expression) -> Bool {
    switch scope.types[path] {
    case .rating(let codes): !codes.isEmpty
    case .manyOf(let options): options.filter { expression.mentions($0, at: path) }.count <= 12
    default: true
    }
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

  /// Every value that can make a difference, no answer among them.
  private func domain(_ path: String, _ expression: Expression) -> [Expression.Value?] {
    switch scope.types[path] {
    case .rating(let codes): return [nil] + codes.map { .number(Double($0)) }
    case .oneOf(let options): return [nil] + options.map { .symbol($0) }
    case .manyOf(let options):
      let mentioned = options.filter { expression.mentions($0, at: path) }
      return [nil]
        + (0..<(1 << mentioned.count)).map { bits in
          .symbols(mentioned.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
        }
    case .number(let range):
      let near = expression.numbers(at: path).flatMap { [$0 - 1, $0, $0 + 1] } + [Double(range.lowerBound), Double(range.upperBound)]
      let inside = near.filter { $0 >= Double(range.lowerBound) && $0 <= Double(range.upperBound) }
      return [nil] + Set(inside).sorted().map { .number($0) }
    case .text, .date:
      return [nil, .text("")] + expression.texts(at: path).flatMap { [.text($0), .text($0 + "~")] }
    case .presence, nil: return [nil, .symbol("given")]
    }
  }
}

extension Expression {
  /// The parts that are neither `and`, `or` nor `not`.
  fileprivate var atoms: [Expression] {
    switch self {
    case .and(let left, let right), .or(let left, let right): left.atoms + right.atoms
    case .not(let inner): inner.atoms
    default: [self]
    }
  }

  fileprivate func mentions(_ option: String, at path: String) -> Bool { atoms.contains(.includes(path: path, option: option)) }

  fileprivate func numbers(at path: String) -> [Double] {
    atoms.compactMap { if case .compare(path, _, .number(let number)) = $0 { number } else { nil } }
  }

  fileprivate func texts(at path: String) -> [String] {
    atoms.compactMap { if case .compare(path, _, .text(let text)) = $0 { text } else { nil } }
  }
}
