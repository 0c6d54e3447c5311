import Definitions

/// Conditions and formulas in the XPath of XLSForms.
///
/// There a missing answer is an empty text that differs from everything, and not-applicable a text that is no number:
/// neither may pass for an answer.
struct XPathWriter {
  let survey: Survey
  let catalogue: Catalogue
  /// What a path is called in the form.
  let name: (String) -> String
  /// The path of the question whose constraint this is: it is written as a dot.
  var own: String?

  func condition(_ expression: Expression) -> String { condition(expression, within: 0) }

  /// - Parameter level: 1 in a disjunction, 2 in a conjunction.
  private func condition(_ expression: Expression, within level: Int) -> String {
    switch expression {
    case .isGiven(let path):
      offersNotApplicable(path)
        ? bracketed("\(value(path)) != '' and \(value(path)) != 'na'", level > 1) : "\(value(path)) != ''"
    case .compare(let path, let comparison, let literal): compare(path, comparison, literal, level)
    case .includes(let path, let option): "selected(\(value(path)), '\(optionName(path, option))')"
    case .relation(let left, let comparison, let right): "\(formula(left)) \(comparison.rawValue) \(formula(right))"
    case .test(let text, let test, let pattern): self.test(formula(text), test, literal(pattern))
    case .constant(let value): value ? "true()" : "false()"
    case .or(let left, let right):
      bracketed("\(condition(left, within: 1)) or \(condition(right, within: 2))", level > 1)
    case .and(let left, let right):
      bracketed("\(condition(left, within: 2)) and \(condition(right, within: 2))", level > 2)
    case .not(let inner): negation(inner, level)
    }
  }

  /// `not a = b` is what XPath writes as `a != b`: both hold without an answer.
  private func negation(_ inner: Expression, _ level: Int) -> String {
    switch inner {
    case .compare(let path, .equal, let literal): compare(path, .equal, literal, level).replacing(" = ", with: " != ", maxReplacements: 1)
    case .isGiven(let path) where !offersNotApplicable(path): "\(value(path)) = ''"
    default: "not(\(condition(inner)))"
    }
  }

  private func compare(
    _ path: String, _ comparison: Expression.Comparison, _ literal: Expression.Literal, _ level: Int
  ) -> String {
    let right =
      switch literal {
      case .number(let number): Expression.Value.number(number).words
      case .symbol(let option): "'\(optionName(path, option))'"
      case .text(let text): self.literal(text)
      case .symbols(let texts): "'\(texts.joined(separator: " "))'"
      }
    let plain = "\(value(path)) \(comparison.rawValue) \(right)"
    guard comparison == .notEqual else { return plain }
    let guarded = offersNotApplicable(path) ? "\(value(path)) != '' and \(value(path)) != 'na'" : "\(value(path)) != ''"
    return bracketed("\(guarded) and \(plain)", level > 1)
  }

  private func test(_ text: String, _ test: Expression.TextTest, _ pattern: String) -> String {
    switch test {
    case .contains: "contains(\(text), \(pattern))"
    case .starts: "starts-with(\(text), \(pattern))"
    case .ends: "ends-with(\(text), \(pattern))"
    case .matches: "regex(\(text), \(pattern))"
    }
  }

  func formula(_ formula: Formula) -> String { self.formula(formula, within: 0) }

  private func formula(_ formula: Formula, within level: Int) -> String {
    switch formula {
    case .number(let number): Expression.Value.number(number).words
    case .text(let text): literal(text)
    case .path(Formula.today) where survey.question(Formula.today) == nil: "today()"
    case .path(Formula.now) where survey.question(Formula.now) == nil: "now()"
    case .path(let path): value(path)
    case .negative(let inner): "-\(self.formula(inner, within: 3))"
    case .arithmetic(let left, let sign, let right):
      switch sign {
      case .plus, .minus:
        bracketed("\(self.formula(left)) \(sign.rawValue) \(self.formula(right, within: 1))", level > 0)
      case .times, .divided, .modulo:
        bracketed(
          "\(self.formula(left, within: 2)) \(sign == .divided ? "div" : sign.rawValue) \(self.formula(right, within: 3))",
          level > 2)
      }
    case .call(let function, let arguments):
      "\(Self.names[function] ?? function.rawValue)(\(arguments.map { self.formula($0) }.joined(separator: ", ")))"
    case .choose(let condition, let yes, let no):
      "if(\(self.condition(condition)), \(self.formula(yes)), \(self.formula(no)))"
    }
  }

  private static let names: [Formula.Function: String] = [.length: "string-length", .count: "count-selected"]

  private func offersNotApplicable(_ path: String) -> Bool {
    survey.scale(ofPath: path).flatMap(catalogue.scale)?.notApplicable != nil
  }

  private func optionName(_ path: String, _ key: String) -> String {
    switch survey.question(path)?.kind {
    case .choice(let choices)?, .ranking(let choices)?: choices.option(key)?.exportedName ?? key
    default: key
    }
  }

  /// XPath 1.0 has no escapes: a text takes the quotes that it does not hold.
  private func literal(_ text: String) -> String { text.contains("'") ? "\"\(text)\"" : "'\(text)'" }

  private func value(_ path: String) -> String { path == own ? "." : "${\(name(path))}" }

  private func bracketed(_ text: String, _ isNeeded: Bool) -> String { isNeeded ? "(\(text))" : text }
}
