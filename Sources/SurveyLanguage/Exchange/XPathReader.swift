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
  enum Value {
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

  mutating func take(_ mark: String) -> Bool {
    guard next?.text == mark, next?.kind == .mark || next?.kind == .name else { return false }
    index += 1
    return true
  }

  mutating func expect(_ mark: String) throws(Fault) {
    if !take(mark) {
      throw Fault(
        "這裡應該是「\(mark)」\(next.map { "，卻是「\($0.text)」" } ?? "")。", "Expected \"\(mark)\"\(next.map { ", found \"\($0.text)\"" } ?? "").")
    }
  }

  private func finish() throws(Fault) {
    if let next { throw Fault("看不懂「\(next.text)」。", "\"\(next.text)\" is not understood here.") }
  }

  // MARK: Grammar

  mutating func disjunction() throws(Fault) -> Value {
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

  func condition(_ value: Value) throws(Fault) -> Expression {
    guard case .condition(let expression) = value else {
      throw Fault("這裡要能判斷成立與否的條件。", "A condition that holds or does not is needed here.")
    }
    return expression
  }

  func formula(_ value: Value) throws(Fault) -> Formula {
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

  func compare(_ left: Value, _ sign: Expression.Comparison, _ right: Value) throws(Fault) -> Expression {
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
  func literal(_ value: Value, for subject: Subject) throws(Fault) -> Expression.Literal? {
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
