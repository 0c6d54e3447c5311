/// A condition over answers (in a survey) or labels (in a rule for feedback), already typed by the checker.
public indirect enum Expression: Hashable, Sendable {
  /// Whether the path was answered; a not-applicable answer counts as none.
  case isGiven(path: String)
  /// Whether the value at the path compares so; false where there is no value.
  case compare(path: String, Comparison, Literal)
  /// Whether the many-choice answer at the path holds the option.
  case includes(path: String, option: String)
  /// Whether two computed values compare so; false where either is missing.
  case relation(Formula, Comparison, Formula)
  /// Whether a text is of this kind; false where it is missing.
  case test(Formula, TextTest, String)
  case constant(Bool)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)

  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether `left` and `right` stand so.
    public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }

  /// What can be asked of a text.
  public enum TextTest: String, CaseIterable, Hashable, Sendable {
    case contains
    case starts
    case ends
    /// A regular expression that the whole text must match.
    case matches

    /// Whether `text` passes with this `pattern`; `false` for a pattern that is no regular expression.
    public func holds(_ text: String, _ pattern: String) -> Bool {
      switch self {
      case .contains: text.contains(pattern)
      case .starts: text.hasPrefix(pattern)
      case .ends: text.hasSuffix(pattern)
      case .matches: (try? Regex(pattern)).map { text.wholeMatch(of: $0) != nil } ?? false
      }
    }
  }

  public enum Literal: Hashable, Sendable {
    case number(Double)
    /// A choice option, a channel, a sentiment, …
    case symbol(String)
    case text(String)
    /// Several options of a many-choice answer (examples only).
    case symbols([String])
  }

  /// What an evaluation asks its surroundings for.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case symbol(String)
    case symbols([String])
    case text(String)
  }

  /// Whether the expression holds where `lookup` gives the value at a path (`nil` where there is none).
  public func evaluate(_ lookup: (String) -> Value?) -> Bool {
    switch self {
    case .isGiven(let path): lookup(path) != nil
    case .compare(let path, let comparison, let literal): Self.compare(lookup(path), comparison, literal)
    case .includes(let path, let option): Self.includes(lookup(path), option)
    case .relation(let left, let comparison, let right):
      Self.relate(left.evaluate(lookup), comparison, right.evaluate(lookup))
    case .test(let formula, let test, let pattern):
      formula.evaluate(lookup).map { test.holds($0.words, pattern) } ?? false
    case .constant(let value): value
    case .and(let left, let right): left.evaluate(lookup) && right.evaluate(lookup)
    case .or(let left, let right): left.evaluate(lookup) || right.evaluate(lookup)
    case .not(let inner): !inner.evaluate(lookup)
    }
  }

  private static func compare(_ value: Value?, _ comparison: Comparison, _ literal: Literal) -> Bool {
    switch (value, literal) {
    case (.number(let left), .number(let right)): comparison.holds(left, right)
    case (.symbol(let left), .symbol(let right)), (.text(let left), .text(let right)): comparison.holds(left, right)
    default: false
    }
  }

  private static func relate(_ left: Value?, _ comparison: Comparison, _ right: Value?) -> Bool {
    guard let left, let right else { return false }
    if let left = left.number, let right = right.number { return comparison.holds(left, right) }
    return comparison.holds(left.words, right.words)
  }

  private static func includes(_ value: Value?, _ option: String) -> Bool {
    switch value {
    case .symbols(let chosen): chosen.contains(option)
    case .symbol(let chosen): chosen == option
    default: false
    }
  }

  /// Every path that the expression reads, in source order, each once.
  public var paths: [String] {
    var seen: Set<String> = []
    return allPaths.filter { seen.insert($0).inserted }
  }

  private var allPaths: [String] {
    switch self {
    case .isGiven(let path), .compare(let path, _, _), .includes(let path, _): [path]
    case .relation(let left, _, let right): left.allPaths + right.allPaths
    case .test(let formula, _, _): formula.allPaths
    case .constant: []
    case .and(let left, let right), .or(let left, let right): left.allPaths + right.allPaths
    case .not(let inner): inner.allPaths
    }
  }

  /// Both conditions; the other one where one is missing.
  public static func both(_ left: Expression?, _ right: Expression?) -> Expression? {
    guard let left, let right else { return left ?? right }
    return .and(left, right)
  }
}
