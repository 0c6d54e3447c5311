/// Conditions and formulas as the survey language writes them, with the fewest brackets.
extension Expression {
  public var source: String { source(within: 0) }

  /// - Parameter level: how tightly the surroundings bind: 1 in a disjunction, 2 in a conjunction, 3 behind `not`.
  private func source(within level: Int) -> String {
    switch self {
    case .isGiven(let path): "\(path) given"
    case .compare(let path, let comparison, let literal): "\(path) \(comparison.rawValue) \(literal.source)"
    case .includes(let path, let option): "\(path) includes \(option)"
    case .relation(let left, let comparison, let right): "\(left.source) \(comparison.rawValue) \(right.source)"
    case .test(let formula, .starts, let text): "\(formula.source) starts with \(quoted(text))"
    case .test(let formula, .ends, let text): "\(formula.source) ends with \(quoted(text))"
    case .test(let formula, let test, let text): "\(formula.source) \(test.rawValue) \(quoted(text))"
    case .constant(let value): value ? "true" : "false"
    case .or(let left, let right): bracketed("\(left.source(within: 1)) or \(right.source(within: 2))", level > 1)
    case .and(let left, let right): bracketed("\(left.source(within: 2)) and \(right.source(within: 3))", level > 2)
    case .not(let inner): "not \(inner.source(within: inner.isCompound ? 4 : 3))"
    }
  }

  private var isCompound: Bool {
    switch self {
    case .or, .and: true
    default: false
    }
  }
}

extension Expression.Literal {
  public var source: String {
    switch self {
    case .number(let number): Expression.Value.number(number).words
    case .symbol(let key): key
    case .text(let text): isDateOrTime(text) ? text : quoted(text)
    case .symbols(let keys): "[\(keys.joined(separator: ", "))]"
    }
  }
}

extension Formula {
  public var source: String { source(within: 0) }

  /// - Parameter level: 1 on the right of `+` and `-`, 2 within a product, 3 on its right or behind a sign.
  private func source(within level: Int) -> String {
    switch self {
    case .number(let number): Expression.Value.number(number).words
    case .text(let text): isDateOrTime(text) ? text : quoted(text)
    case .path(let path): path
    case .negative(let inner): "-\(inner.source(within: 3))"
    case .arithmetic(let left, let sign, let right):
      switch sign {
      case .plus, .minus:
        bracketed("\(left.source(within: 0)) \(sign.rawValue) \(right.source(within: 1))", level > 0)
      case .times, .divided, .modulo:
        bracketed("\(left.source(within: 2)) \(sign.rawValue) \(right.source(within: 3))", level > 2)
      }
    case .call(let function, let arguments): "\(function.rawValue)(\(arguments.map(\.source).joined(separator: ", ")))"
    case .choose(let condition, let yes, let no): "if(\(condition.source), \(yes.source), \(no.source))"
    }
  }
}

private func bracketed(_ text: String, _ isNeeded: Bool) -> String { isNeeded ? "(\(text))" : text }

private func quoted(_ text: String) -> String { surveyString(text) }

/// A text as a string of the survey language.
public func surveyString(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\n": "\\n"
    case "\r": ""
    default: String(scalar)
    }
  }
  return "\"\(escaped.joined())\""
}

/// Whether a text is a literal of its own, `2018-03-31` or `09:30`.
private func isDateOrTime(_ text: String) -> Bool {
  let shape = text.utf8.map { (48...57).contains($0) ? UInt8(ascii: "9") : $0 }
  return shape.elementsEqual("9999-99-99".utf8) || shape.elementsEqual("99:99".utf8)
}
