/// The bytes of an XML part and a place in them: the small pieces that XML is made of.
struct XMLSource {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Passes over a mark, if it stands here.
  mutating func takes(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard count <= bytes.count - position else { return false }
    for offset in 0..<count where bytes[position + offset] != mark.utf8Start[offset] { return false }
    position += count
    return true
  }

  /// Passes over blanks; whether there were any.
  @discardableResult mutating func skipBlanks() -> Bool {
    let start = position
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
    return position > start
  }

  /// All up to a byte, or to the end.
  mutating func upTo(_ byte: UInt8) -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != byte { position += 1 }
    return start..<position
  }

  /// All up to a mark, which is passed over; `nil` where there is none.
  mutating func upTo(_ mark: StaticString) -> Range<Int>? {
    let start = position
    while !isAtEnd {
      let end = position
      if takes(mark) { return start..<end }
      position += 1
    }
    return nil
  }

  /// A name, prefix included; empty where there is none.
  mutating func name() -> String {
    let start = position
    while position < bytes.count, isInName(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A name with its value in quotes.
  mutating func attribute() -> (name: String, value: String)? {
    let name = name()
    skipBlanks()
    guard !name.isEmpty, takes("=") else { return nil }
    skipBlanks()
    let quote = isAtEnd ? 0 : bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    position += 1
    let range = upTo(quote)
    guard !isAtEnd, !bytes[range].contains(UInt8(ascii: "<")), let value = text(range) else { return nil }
    position += 1
    return (name, value)
  }

  /// The text that these bytes stand for; `nil` where they are not UTF-8, hold a character that XML has not, or an
  /// entity that is not XML's own.
  func text(_ range: Range<Int>, hasEntities: Bool = true) -> String? {
    var isPlain = true
    var isASCII = true
    for byte in bytes[range] {
      if byte < 0x20 {
        guard Self.isBlank(byte) else { return nil }
        if byte == UInt8(ascii: "\r") { isPlain = false }
      }
      if byte == UInt8(ascii: "&"), hasEntities { isPlain = false }
      if byte >= 0x80 { isASCII = false }
    }
    if isPlain, isASCII { return String(decoding: bytes[range], as: UTF8.self) }
    if isPlain { return String(validating: bytes[range], as: UTF8.self) }
    return resolved(range, hasEntities: hasEntities).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// With line ends as XML wants them (LF), and entities replaced by what they stand for.
  private func resolved(_ range: Range<Int>, hasEntities: Bool) -> [UInt8]? {
    var plain: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "&"), hasEntities {
        guard let end = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: ";")),
          let scalar = entity(bytes[(index + 1)..<end])
        else { return nil }
        plain += String(scalar).utf8
        index = end
      } else if byte == UInt8(ascii: "\r") {
        if index + 1 == range.upperBound || bytes[index + 1] != UInt8(ascii: "\n") { plain.append(UInt8(ascii: "\n")) }
      } else {
        plain.append(byte)
      }
      index += 1
    }
    return plain
  }

  private func entity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    // The longest is `&#1114111;`; some programs put zeros in front.
    guard name.count <= 16 else { return nil }
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      guard let scalar = number.flatMap(Unicode.Scalar.init), Self.canHold(scalar) else { return nil }
      return scalar
    }
  }

  /// Whether XML has this character.
  static func canHold(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20: isBlank(UInt8(scalar.value))
    case 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "&"):
      false
    default: true
    }
  }
}
