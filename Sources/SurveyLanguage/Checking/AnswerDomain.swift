import Definitions

/// Every value of an answer that can make a difference to some conditions, no answer among them.
struct AnswerDomain {
  let scope: PathScope
  /// The comparisons and tests in the conditions.
  let atoms: [Expression]
  /// The paths that are listed together.
  let listed: [String]

  /// `nil` where the values cannot be listed: then nothing can be proven.
  func values(_ path: String) -> [Expression.Value?]? {
    // A computed value is listed by what it is computed from.
    if case .computed(let formula)? = scope.questions[path]?.kind { return formula.paths.allSatisfy(listed.contains) ? [nil] : nil }
    guard !atoms.contains(where: { $0.testsText(at: path) }) else { return nil }
    switch scope.types[path] {
    case .rating(let codes): return codes.isEmpty ? nil : [nil] + codes.map { .number(Double($0)) }
    case .oneOf(let options): return [nil] + options.map { .symbol($0) }
    case .manyOf(let options): return subsets(path, options)
    case .ranking(let options): return [nil] + options.indices.map { .symbols(Array(options[...$0])) }
    case .number(let range): return numbers(path, Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
    case .decimal(let range): return numbers(path, range ?? -1e12...1e12, isWhole: false)
    case .text: return texts(path)
    case .date, .time, .dateTime:
      guard !isComputed(path) else { return nil }
      return [nil, .text("")] + atoms.flatMap { $0.texts(at: path) }.flatMap { [.text($0), .text($0 + "~")] }
    case .presence: return [nil, .symbol("given")]
    case nil: return nil
    }
  }

  /// Whether the path is computed with, or compared with another path.
  private func isComputed(_ path: String) -> Bool { atoms.contains { $0.computes(with: path) } }

  /// All subsets where options are counted, else of those that are asked for.
  private func subsets(_ path: String, _ options: [String]) -> [Expression.Value?]? {
    let asked = isComputed(path) ? options : options.filter { option in atoms.contains(.includes(path: path, option: option)) }
    guard asked.count <= 12 else { return nil }
    return [nil]
      + (0..<(1 << asked.count)).map { bits in
        .symbols(asked.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
      }
  }

  /// Both sides of every number that it is compared with; all numbers where it is computed with.
  private func numbers(_ path: String, _ range: ClosedRange<Double>, isWhole: Bool) -> [Expression.Value?]? {
    if isComputed(path) {
      guard isWhole, range.upperBound - range.lowerBound <= 100 else { return nil }
      return [nil] + stride(from: range.lowerBound, through: range.upperBound, by: 1).map { .number($0) }
    }
    let compared = atoms.flatMap { $0.numbers(at: path) }.sorted()
    var tried = compared.flatMap { [$0 - 1, $0, $0 + 1] } + [range.lowerBound, range.upperBound]
    if !isWhole { tried += zip(compared, compared.dropFirst()).map { ($0 + $1) / 2 } + compared.flatMap { [$0 - 0.5, $0 + 0.5] } }
    return [nil] + Set(tried.filter { range.contains($0) && (!isWhole || $0 == $0.rounded()) }).sorted().map { .number($0) }
  }

  /// Texts that are compared with, and texts of the lengths that are.
  private func texts(_ path: String) -> [Expression.Value?]? {
    let lengths = atoms.flatMap { $0.lengths(of: path) }
    guard !atoms.contains(where: { $0.computes(with: path) && $0.lengths(of: path).isEmpty }), lengths.allSatisfy({ $0 < 5000 })
    else { return nil }
    let long = lengths.flatMap { [$0 - 1, $0, $0 + 1] }.filter { $0 >= 1 }.map { String(repeating: "x", count: $0) }
    let compared = atoms.flatMap { $0.texts(at: path) }.flatMap { [$0, $0 + "~"] }
    return [nil, .text("~")] + Set(long + compared).sorted().map { .text($0) }
  }
}

extension Expression {
  /// The parts that are neither `and`, `or` nor `not`, those within computed values among them.
  var atoms: [Expression] {
    switch self {
    case .and(let left, let right), .or(let left, let right): left.atoms + right.atoms
    case .not(let inner): inner.atoms
    case .relation(let left, _, let right): [self] + left.conditions.flatMap(\.atoms) + right.conditions.flatMap(\.atoms)
    default: [self]
    }
  }

  fileprivate func numbers(at path: String) -> [Double] {
    if case .compare(path, _, .number(let number)) = self { [number] } else { [] }
  }

  fileprivate func texts(at path: String) -> [String] {
    if case .compare(path, _, .text(let text)) = self { [text] } else { [] }
  }

  /// Whether the content of the answer is looked into.
  fileprivate func testsText(at path: String) -> Bool {
    if case .test(let formula, _, _) = self { formula.paths.contains(path) } else { false }
  }

  /// Whether the answer goes into something computed.
  fileprivate func computes(with path: String) -> Bool {
    if case .relation(let left, _, let right) = self { left.paths.contains(path) || right.paths.contains(path) } else { false }
  }

  /// The lengths that `length(path)` is compared with.
  fileprivate func lengths(of path: String) -> [Int] {
    switch self {
    case .relation(.call(.length, [.path(path)]), _, .number(let number)),
      .relation(.number(let number), _, .call(.length, [.path(path)])):
      [Int(Swift.max(0, Swift.min(number, 1e6)))]
    default: []
    }
  }
}

extension Formula {
  /// The conditions of its choices.
  fileprivate var conditions: [Expression] {
    switch self {
    case .number, .text, .path: []
    case .negative(let inner): inner.conditions
    case .arithmetic(let left, _, let right): left.conditions + right.conditions
    case .call(_, let arguments): arguments.flatMap(\.conditions)
    case .choose(let condition, let yes, let no): [condition] + yes.conditions + no.conditions
    }
  }
}
