import Definitions

/// Conditions and formulas as nested lists for the page's script: `["compare","overall","<=",2]`.
extension Expression {
  var json: String {
    switch self {
    case .isGiven(let path): list("given", quoted(path))
    case .compare(let path, let comparison, let literal):
      list("compare", quoted(path), quoted(comparison.rawValue), json(literal))
    case .includes(let path, let option): list("includes", quoted(path), quoted(option))
    case .relation(let left, let comparison, let right):
      list("relation", left.json, quoted(comparison.rawValue), right.json)
    case .test(let formula, let test, let pattern): list("test", formula.json, quoted(test.rawValue), quoted(pattern))
    case .constant(let value): list("constant", value ? "true" : "false")
    case .and(let left, let right): list("and", left.json, right.json)
    case .or(let left, let right): list("or", left.json, right.json)
    case .not(let inner): list("not", inner.json)
    }
  }

  private func json(_ literal: Literal) -> String {
    switch literal {
    case .number(let number): Expression.Value.number(number).words
    case .symbol(let word), .text(let word): quoted(word)
    case .symbols(let words): "[\(words.map(quoted).joined(separator: ","))]"
    }
  }
}

extension Formula {
  var json: String {
    switch self {
    case .number(let number): Expression.Value.number(number).words
    case .text(let word): list("text", quoted(word))
    case .path(let path): list("path", quoted(path))
    case .negative(let inner): list("negative", inner.json)
    case .arithmetic(let left, let sign, let right): list("arithmetic", left.json, quoted(sign.rawValue), right.json)
    case .call(let function, let arguments): list("call", quoted(function.rawValue), "[\(arguments.map(\.json).joined(separator: ","))]")
    case .choose(let condition, let yes, let no): list("choose", condition.json, yes.json, no.json)
    }
  }
}

/// Its first item is the name of its kind.
private func list(_ kind: String, _ items: String...) -> String { "[\(([quoted(kind)] + items).joined(separator: ","))]" }

/// A JSON string.
private func quoted(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\n": "\\n"
    default: scalar.value < 32 ? " " : String(scalar)
    }
  }
  return "\"\(escaped.joined())\""
}
