import Definitions
import Diagnostics

/// Reads the XPath of an XLSForm's cells as a condition or formula of the survey language.
struct XPathReader {
  /// What a name in the form stands for.
  struct Subject {
    /// The path in the survey.
    var path: String
    var kind: Kind

    enum Kind {
      case number, text, date, presence
      /// The keys of the options by their names in the form.
      case choice(options: [String: String], isMany: Bool)
    }
  }

  /// Why a cell cannot be read.
  struct Fault: Error {
    var message: Message
    /// Whether the form is right, and a survey has nothing of the kind.
    var isOutside = false

    init(_ chinese: String, _ english: String) { message = Message(chinese, english) }

    /// Something of XLSForms that has no place in a survey.
    static func outside(_ chinese: String, _ english: String) -> Fault {
      var fault = Fault("\(chinese)：滿意度調查沒有這種用法。", "\(english): not part of a satisfaction survey.")
      fault.isOutside = true
      return fault
    }
  }

  /// What `${name}` stands for.
  let subject: (String) throws(Fault) -> Subject
  /// What the dot stands for, in a constraint.
  let own: Subject?
  private var tokens: [XPathToken] = []
  private var index = 0
  private var depth = 0

  init(own: Subject?, subject: @escaping (String) throws(Fault) -> Subject) {
    self.own = own
    self.subject = subject
  }

  /// What an expression is, before it is known whether a condition or a value is wanted.
  private enum Value {
    case condition(Expression)
    case formula(Formula)
    case answer(Subject)
    case empty
  }

  mutating func condition(_ text: String) throws(Fault) -> Expression {
    try start(text)
    let value = try disjunction()
    try finish()
    return try condition(value)
  }

  mutating func formula(_ text: String) throws(Fault) -> Formula {
    try start(text)
    let value = try disjunction()
    try finish()
    return try formula(value)
  }

  private mutating func start(_ text: String) throws(Fault) {
    tokens = try XPathToken.tokens(of: text)
    index = 0
  }

  private var next: XPathToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func take(_ mark: String) -> Bool {
    guard next?.text == mark, next?.kind == .mark || next?.kind == .name else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ mark: String) throws(Fault) {
    if !take(mark) {
      throw Fault(
        "這裡應該是「\(mark)」\(next.map { "，卻是「\($0.text)」" } ?? "")。", "Expected \"\(mark)\"\(next.map { ", found \"\($0.text)\"" } ?? "").")
    }
  }

  private func finish() throws(Fault) {
    if let next { throw Fault("看不懂「\(next.text)」。", "\"\(next.text)\" is not understood here.") }
  }

  // MARK: Grammar

  private mutating func disjunction() throws(Fault) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth < 40 else { throw Fault("括號太多層。", "It is nested too deeply.") }
    var left = try conjunction()
    while take("or") { left = .condition(.or(try condition(left), try condition(try conjunction()))) }
    return left
  }

  private mutating func conjunction() throws(Fault) -> Value {
    var left = try comparison()
    while take("and") { left = .condition(.and(try condition(left), try condition(try comparison()))) }
    return left
  }

  private mutating func comparison() throws(Fault) -> Value {
    var left = try sum()
    while let sign = Expression.Comparison.allCases.first(where: { next?.kind == .mark && next?.text == $0.rawValue }) {
      index += 1
      left = .condition(try compare(left, sign, try sum()))
    }
    return left
  }

  private mutating func sum() throws(Fault) -> Value {
    var left = try product()
    while let sign = [Formula.Operator.plus, .minus].first(where: { next?.kind == .mark && next?.text == $0.rawValue }) {
      index += 1
      left = .formula(.arithmetic(try formula(left), sign, try formula(try product())))
    }
    return left
  }

  private mutating func product() throws(Fault) -> Value {
    var left = try factor()
    while let sign = productSign {
      index += 1
      left = .formula(.arithmetic(try formula(left), sign, try formula(try factor())))
    }
    return left
  }

  private var productSign: Formula.Operator? {
    switch (next?.kind, next?.text) {
    case (.mark?, "*"?): .times
    case (.name?, "div"?): .divided
    case (.name?, "mod"?): .modulo
    default: nil
    }
  }

  private mutating func factor() throws(Fault) -> Value {
    if take("-") { return .formula(.negative(try formula(try factor()))) }
    guard let token = next else { throw Fault("內容不完整。", "It ends too early.") }
    index += 1
    switch token.kind {
    case .number: return .formula(.number(Double(token.text) ?? 0))
    case .string: return token.text.isEmpty ? .empty : .formula(.text(token.text))
    case .reference: return .answer(try subject(token.text))
    case .name where next?.text == "(": return try call(token.text)
    case .mark where token.text == "(":
      let inner = try disjunction()
      try expect(")")
      return inner
    case .mark where token.text == ".":
      guard let own else { throw Fault("「.」只能用在 constraint。", "\".\" is for constraints only.") }
      return .answer(own)
    case .name:
      throw Fault(
        "「\(token.text)」不是函式，也不是 ${…}；是不是忘了大括號？",
        "\"\(token.text)\" is neither a function nor a ${…}: were the braces forgotten?")
    default: throw Fault("看不懂「\(token.text)」。", "\"\(token.text)\" is not understood here.")
    }
  }

  // MARK: Functions

  private mutating func call(_ name: String) throws(Fault) -> Value {
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
  private func key(_ value: Value, _ options: [String: String]) throws(Fault) -> String {
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

  // MARK: Types

  private func condition(_ value: Value) throws(Fault) -> Expression {
    guard case .condition(let expression) = value else {
      throw Fault("這裡要能判斷成立與否的條件。", "A condition that holds or does not is needed here.")
    }
    return expression
  }

  private func formula(_ value: Value) throws(Fault) -> Formula {
    switch value {
    case .formula(let formula): return formula
    case .empty: return .text("")
    case .condition: throw Fault("這裡要一個值，不是條件。", "A value is needed here, not a condition.")
    case .answer(let subject):
      if case .choice(_, isMany: true) = subject.kind {
        throw Fault("複選題不能直接計算。", "An answer with several choices cannot be computed with.")
      }
      if case .presence = subject.kind { throw Fault("這一題沒有可計算的值。", "Nothing can be computed from this question.") }
      return .path(subject.path)
    }
  }

  private func compare(_ left: Value, _ sign: Expression.Comparison, _ right: Value) throws(Fault) -> Expression {
    switch (left, right) {
    case (.answer(let subject), .empty) where sign == .equal || sign == .notEqual:
      let given = Expression.isGiven(path: subject.path)
      return sign == .notEqual ? given : .not(given)
    case (.answer(let subject), _):
      if let literal = try literal(right, for: subject) {
        // A missing answer is an empty text in XPath: it differs from everything.
        return sign == .notEqual
          ? .not(.compare(path: subject.path, .equal, literal)) : .compare(path: subject.path, sign, literal)
      }
    default: break
    }
    let relation = Expression.relation(try formula(left), sign == .notEqual ? .equal : sign, try formula(right))
    return sign == .notEqual ? .not(relation) : relation
  }

  /// The right side as a literal of the left one's kind; `nil` where something is computed there.
  private func literal(_ value: Value, for subject: Subject) throws(Fault) -> Expression.Literal? {
    switch (subject.kind, value) {
    case (.choice(let options, let isMany), .formula(.text)), (.choice(let options, let isMany), .formula(.number)):
      if isMany { throw Fault("複選題請用 selected()。", "Use selected() with several choices.") }
      return .symbol(try key(value, options))
    case (.number, .formula(.number(let number))): return .number(number)
    case (.number, .formula(.negative(.number(let number)))): return .number(-number)
    case (.number, .formula(.text(let text))):
      guard let number = Double(text) else {
        throw Fault("數字不能與文字「\(text)」比較。", "A number cannot be compared with the text \"\(text)\".")
      }
      return .number(number)
    case (.text, .formula(.text(let text))), (.date, .formula(.text(let text))): return .text(text)
    case (.text, .formula(.number(let number))):
      throw Fault(
        "文字不能與數字 \(Expression.Value.number(number).words) 比較。",
        "A text cannot be compared with the number \(Expression.Value.number(number).words).")
    default: return nil
    }
  }
}

/// A piece of an XPath expression.
struct XPathToken: Equatable {
  enum Kind { case number, string, reference, name, mark }

  var kind: Kind
  var text: String

  /// Curly quotes and full-width marks, which input methods give, are read as what they stand for.
  static func tokens(of text: String) throws(XPathReader.Fault) -> [XPathToken] {
    var tokens: [XPathToken] = []
    var rest = Array(text.unicodeScalars)[...]
    while let first = rest.first {
      if first.properties.isWhitespace {
        rest.removeFirst()
      } else if first == "$" {
        tokens.append(try reference(&rest))
      } else if let close = quotes[first] {
        tokens.append(try string(&rest, close))
      } else if ("0"..."9").contains(first) || (first == "." && rest.dropFirst().first.map { ("0"..."9").contains($0) } == true) {
        tokens.append(XPathToken(kind: .number, text: take(&rest) { ("0"..."9").contains($0) || $0 == "." }))
      } else if isNameStart(first) {
        tokens.append(XPathToken(kind: .name, text: take(&rest, while: isNamePart)))
      } else {
        tokens.append(try mark(&rest))
      }
    }
    return tokens
  }

  private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "'": ["'"], "\"": ["\""], "‘": ["’", "‘"], "’": ["’"], "“": ["”", "“"], "”": ["”"],
  ]

  private static func take(
    _ rest: inout ArraySlice<Unicode.Scalar>, while holds: (Unicode.Scalar) -> Bool
  ) -> String {
    let taken = rest.prefix(while: holds)
    rest = rest.dropFirst(taken.count)
    return String(String.UnicodeScalarView(taken))
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || (scalar.isASCII && scalar.properties.isAlphabetic) }
  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || ("0"..."9").contains(scalar) || [":", "-", "."].contains(scalar)
  }

  private static func reference(_ rest: inout ArraySlice<Unicode.Scalar>) throws(XPathReader.Fault) -> XPathToken {
    let end = rest.firstIndex(of: "}")
    guard rest.dropFirst().first == "{", let end else {
      throw XPathReader.Fault("「$」後面應該是「{題目}」。", "\"$\" must be followed by \"{name}\".")
    }
    let name = String(String.UnicodeScalarView(rest[(rest.startIndex + 2)..<end]))
    rest = rest[(end + 1)...]
    let trimmed = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    return XPathToken(kind: .reference, text: trimmed)
  }

  private static func string(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ close: Set<Unicode.Scalar>
  ) throws(XPathReader.Fault) -> XPathToken {
    let content = rest.dropFirst().prefix { !close.contains($0) }
    guard rest.count > content.count + 1 else { throw XPathReader.Fault("文字沒有結尾的引號。", "A text has no closing quote.") }
    rest = rest.dropFirst(content.count + 2)
    return XPathToken(kind: .string, text: String(String.UnicodeScalarView(content)))
  }

  private static func mark(_ rest: inout ArraySlice<Unicode.Scalar>) throws(XPathReader.Fault) -> XPathToken {
    let two = String(String.UnicodeScalarView(rest.prefix(2)))
    if ["!=", "<=", ">="].contains(two) {
      rest = rest.dropFirst(2)
      return XPathToken(kind: .mark, text: two)
    }
    let one = String(rest.removeFirst())
    if ["=", "<", ">", "+", "-", "*", "(", ")", ",", "."].contains(one) { return XPathToken(kind: .mark, text: one) }
    if ["/", "[", "]", "@", "|"].contains(one) {
      throw XPathReader.Fault("不支援 XPath 路徑（「\(one)」）；請用 ${題目}。", "XPath steps (\"\(one)\") are not supported: use ${name}.")
    }
    let hint = Unicode.Scalar(one).flatMap { FullWidth.mark($0) ?? FullWidth.letterOrDigit($0).map { String($0) } }
    throw XPathReader.Fault(
      hint.map { "「\(one)」是全形；請改成「\($0)」。" } ?? "看不懂「\(one)」。",
      hint.map { "\"\(one)\" is a full-width form: write \"\($0)\"." } ?? "\"\(one)\" is not understood.")
  }
}
