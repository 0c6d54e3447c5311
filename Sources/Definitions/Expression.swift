/// A condition over answers (in a survey) or labels (in a rule for feedback), already typed by the checker.
public indirect enum Expression: Hashable, Sendable {
  /// Whether the path was answered; a not-applicable answer counts as none.
  case isGiven(path: String)
  /// Whether the value at the path compares so; false where there is no value.
  case compare(path: String, Comparison, Literal)
  /// Whether the many-choice answer at the path holds the option.
  case includes(path: String, option: String)
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

  private static func includes(_ value: Value?, _ option: String) -> Bool {
    switch value {
    case .symbols(let chosen): chosen.contains(option)
    case .symbol(let chosen): chosen == option
    default: false
    }
  }

  /// Every path that the expression reads, in source order, each once.
  public var paths: [String] {
    var found: [String] = []
    collectPaths(into: &found)
    return found
  }

  private func collectPaths(into found: inout [String]) {
    switch self {
    case .isGiven(let path), .compare(let path, _, _), .includes(let path, _):
      if !found.contains(path) { found.append(path) }
    case .and(let left, let right), .or(let left, let right):
      left.collectPaths(into: &found)
      right.collectPaths(into: &found)
    case .not(let inner): inner.collectPaths(into: &found)
    }
  }
}
