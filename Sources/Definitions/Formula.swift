/// Something that is computed from answers: a number or a text, already typed by the checker.
public indirect enum Formula: Hashable, Sendable {
  case number(Double)
  case text(String)
  /// The answer at a path; ``today`` and ``now`` are paths too.
  case path(String)
  case negative(Formula)
  case arithmetic(Formula, Operator, Formula)
  case call(Function, [Formula])
  /// The first formula where the condition holds, else the second.
  case choose(Expression, Formula, Formula)

  public enum Operator: String, CaseIterable, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    /// The remainder, with the sign of the dividend.
    case modulo = "mod"
  }

  public enum Function: String, CaseIterable, Hashable, Sendable {
    /// The number nearest, half away from zero; with a second argument to so many decimals.
    case round
    /// The whole number towards zero.
    case int
    case min, max, sum
    /// Texts and numbers put together.
    case concat
    /// Characters (Unicode scalars) of a text.
    case length
    /// How many options were chosen, or ranked.
    case count

    /// How many arguments it takes.
    public var arity: ClosedRange<Int> {
      switch self {
      case .round: 1...2
      case .int, .length, .count: 1...1
      case .min, .max, .sum, .concat: 1...99
      }
    }
  }

  /// The day of the interview, `YYYY-MM-DD`.
  public static let today = "today"
  /// The minute of the interview, `YYYY-MM-DDTHH:MM`.
  public static let now = "now"

  /// The value where `lookup` gives the answers; `nil` where one that it needs is missing, or nothing can be computed
  /// (a division by zero).
  public func evaluate(_ lookup: (String) -> Expression.Value?) -> Expression.Value? {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .path(let path): lookup(path)
    case .negative(let inner): inner.evaluate(lookup)?.number.map { .number(-$0) }
    case .arithmetic(let left, let sign, let right): Self.compute(left.number(lookup), sign, right.number(lookup))
    case .call(let function, let arguments): Self.call(function, arguments, lookup)
    case .choose(let condition, let yes, let no): (condition.evaluate(lookup) ? yes : no).evaluate(lookup)
    }
  }

  private func number(_ lookup: (String) -> Expression.Value?) -> Double? { evaluate(lookup)?.number }

  private static func compute(_ left: Double?, _ sign: Operator, _ right: Double?) -> Expression.Value? {
    guard let left, let right else { return nil }
    let result =
      switch sign {
      case .plus: left + right
      case .minus: left - right
      case .times: left * right
      case .divided: left / right
      case .modulo: left.truncatingRemainder(dividingBy: right)
      }
    return result.isFinite ? .number(result) : nil
  }

  private static func call(
    _ function: Function, _ arguments: [Formula], _ lookup: (String) -> Expression.Value?
  ) -> Expression.Value? {
    let values = arguments.map { $0.evaluate(lookup) }
    switch function {
    // What was not answered adds nothing to these.
    case .sum: return .number(values.compactMap { $0?.number }.reduce(0, +))
    case .min: return values.compactMap { $0?.number }.min().map { .number($0) }
    case .max: return values.compactMap { $0?.number }.max().map { .number($0) }
    case .concat: return .text(values.compactMap { $0?.words }.joined())
    case .count: return .number(Double(values.first??.chosen.count ?? 0))
    case .length: return .number(Double(values.first??.words.unicodeScalars.count ?? 0))
    case .int: return values.first??.number.map { .number($0.rounded(.towardZero)) }
    case .round:
      guard let number = values.first??.number else { return nil }
      return .number(rounded(number, values.count > 1 ? values[1]?.number ?? 0 : 0))
    }
  }

  private static func rounded(_ number: Double, _ decimals: Double) -> Double {
    let factor = (0..<Int(Swift.max(0, Swift.min(9, decimals)))).reduce(1.0) { factor, _ in factor * 10 }
    return (number * factor).rounded(.toNearestOrAwayFromZero) / factor
  }

  /// Every path that it reads, in source order, with repetitions.
  var allPaths: [String] {
    switch self {
    case .number, .text: []
    case .path(let path): [path]
    case .negative(let inner): inner.allPaths
    case .arithmetic(let left, _, let right): left.allPaths + right.allPaths
    case .call(_, let arguments): arguments.flatMap(\.allPaths)
    case .choose(let condition, let yes, let no): condition.paths + yes.allPaths + no.allPaths
    }
  }

  /// Every path that it reads, in source order, each once.
  public var paths: [String] {
    var seen: Set<String> = []
    return allPaths.filter { seen.insert($0).inserted }
  }
}

extension Expression.Value {
  /// The number; `nil` for a text that is none.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text)
    case .symbol, .symbols: nil
    }
  }

  /// As it is put into a sentence: options by their keys.
  public var words: String {
    switch self {
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .text(let text), .symbol(let text): text
    case .symbols(let keys): keys.joined(separator: " ")
    }
  }

  /// The options that were chosen.
  public var chosen: [String] {
    switch self {
    case .symbol(let key): [key]
    case .symbols(let keys): keys
    case .number, .text: []
    }
  }
}
