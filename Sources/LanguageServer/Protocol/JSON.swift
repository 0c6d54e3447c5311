import Diagnostics

/// A JSON value (RFC 8259).
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// The member of an object; `null` where there is none, so that optional parts are read in one chain.
  subscript(_ name: String) -> JSON {
    if case .object(let members) = self { return members[name] ?? .null }
    return .null
  }

  var isNull: Bool { self == .null }
  var isTrue: Bool { self == .bool(true) }

  var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// A whole number that fits; `nil` for every other value.
  var integer: Int? {
    if case .number(let number) = self { return Int(exactly: number) }
    return nil
  }

  /// The elements; none where it is no array.
  var elements: [JSON] {
    if case .array(let elements) = self { return elements }
    return []
  }

  /// As text, members sorted by name, so that the same value is always the same bytes.
  var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number):
      text += Int(exactly: number).map(String.init) ?? (number.isFinite ? String(number) : "null")
    case .string(let string): text += quotedJSON(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { text += "," }
        text += quotedJSON(member.key) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }

  init(_ number: Int) { self = .number(Double(number)) }
}
