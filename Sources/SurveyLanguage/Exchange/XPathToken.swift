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
