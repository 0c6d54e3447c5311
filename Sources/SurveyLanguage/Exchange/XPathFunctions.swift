import Definitions
import Diagnostics

/// What functions of a form are in a survey.
extension XPathReader {
  mutating func call(_ name: String) throws(Fault) -> Value {
    try expect("(")
    var arguments: [Value] = []
    if !take(")") {
      repeat { arguments.append(try disjunction()) } while take(",")
      try expect(")")
    }
    return try apply(name, arguments)
  }

  private func apply(_ name: String, _ arguments: [Value]) throws(Fault) -> Value {
    switch (name, arguments.count) {
    case ("true", 0): return .condition(.constant(true))
    case ("false", 0): return .condition(.constant(false))
    case ("not", 1): return .condition(.not(try condition(arguments[0])))
    case ("today", 0): return .formula(.path(Formula.today))
    case ("now", 0): return .formula(.path(Formula.now))
    case ("number", 1), ("string", 1), ("date", 1): return arguments[0]
    case ("selected", 2): return .condition(try selected(arguments[0], arguments[1]))
    case ("if", 3):
      return .formula(.choose(try condition(arguments[0]), try formula(arguments[1]), try formula(arguments[2])))
    case ("contains", 2), ("starts-with", 2), ("ends-with", 2), ("regex", 2): return .condition(try test(name, arguments))
    default: return .formula(try function(name, arguments))
    }
  }

  /// Functions of ODK XForms that look into other files, repeats, maps or the device, or are drawn anew each time.
  private static let foreignFunctions: Set<String> = [
    "pulldata", "once", "random", "uuid", "indexed-repeat", "position", "instance", "current", "last", "jr:choice-name",
    "jr:itext", "randomize", "coalesce", "format-date", "format-date-time", "decimal-date-time", "decimal-time", "date-time",
    "area", "distance", "geofence", "digest", "base64-decode", "extract-signed", "substr", "substring-before",
    "substring-after", "translate", "join", "checklist", "weighted-checklist", "selected-at", "count-non-empty", "property",
    "boolean-from-string", "pow", "sqrt", "log", "log10", "exp", "pi", "sin", "cos", "tan", "abs", "intersects",
  ]

  private func function(_ name: String, _ arguments: [Value]) throws(Fault) -> Formula {
    if Self.foreignFunctions.contains(name) { throw .outside("函式「\(name)」", "The function \"\(name)\"") }
    let names = ["string-length": "length", "count-selected": "count"]
    guard !["length", "count"].contains(name), let function = Formula.Function(rawValue: names[name] ?? name) else {
      throw Fault("沒有對應函式「\(name)」。", "There is nothing like the function \"\(name)\" here.")
    }
    guard function.arity.contains(arguments.count) else {
      throw Fault("函式「\(name)」的參數數目不對。", "\"\(name)\" has the wrong number of arguments.")
    }
    if function == .count, case .answer(let subject) = arguments[0] { return .call(.count, [.path(subject.path)]) }
    var formulas: [Formula] = []
    for argument in arguments { formulas.append(try formula(argument)) }
    return .call(function, formulas)
  }

  private func selected(_ answer: Value, _ option: Value) throws(Fault) -> Expression {
    guard case .answer(let subject) = answer, case .choice(let options, _) = subject.kind else {
      throw Fault("selected() 的第一個參數要是選擇題。", "The first argument of selected() must be a question with choices.")
    }
    return .includes(path: subject.path, option: try key(option, options))
  }

  /// The key of an option that is written as a text or number.
  func key(_ value: Value, _ options: [String: String]) throws(Fault) -> String {
    let name: String
    switch value {
    case .formula(.text(let text)): name = text
    case .formula(.number(let number)): name = Expression.Value.number(number).words
    default: throw Fault("選項要直接寫出代碼。", "The choice must be written out.")
    }
    guard let key = options[name] else {
      let near = nearest(name, among: options.keys.sorted())
      throw Fault(
        "沒有選項「\(name)」\(near.map { "；是「\($0)」嗎？" } ?? "。")",
        "There is no choice \"\(name)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ".")")
    }
    return key
  }

  private func test(_ name: String, _ arguments: [Value]) throws(Fault) -> Expression {
    guard case .formula(.text(let pattern)) = arguments[1] else {
      throw Fault("\(name)() 的第二個參數要是文字。", "The second argument of \(name)() must be a text.")
    }
    let tests: [String: Expression.TextTest] = [
      "contains": .contains, "starts-with": .starts, "ends-with": .ends, "regex": .matches,
    ]
    return .test(try formula(arguments[0]), tests[name] ?? .contains, pattern)
  }
}
