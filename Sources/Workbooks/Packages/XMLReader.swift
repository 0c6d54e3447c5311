/// An element as it begins.
struct XMLTag {
  /// Without a prefix.
  var name: String
  /// As written, prefixes included.
  var attributes: [(name: String, value: String)]

  /// The value of an attribute without a prefix.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// What an XML part consists of.
enum XMLEvent {
  case start(XMLTag)
  /// The name without a prefix. An empty element (`<v/>`) ends as well.
  case end(String)
  /// A piece of the text of an element; what is between two tags may come in several pieces.
  case text(String)
}

/// Reads an XML part of a workbook event by event.
///
/// Nothing in it can grow or lead elsewhere: a DOCTYPE is refused, so that there are no entities but XML's own five.
/// Nesting is limited, and so is the number of attributes.
struct XMLReader {
  private static let deepest = 100
  private static let mostAttributes = 200

  /// What the part is called in faults.
  let part: String
  private var source: XMLSource
  /// The elements that are open, with their prefixes.
  private var open: [String] = []
  /// Whether the element that was handed out last is empty, so that its end comes next.
  private var endsAtOnce = false
  private var hasRoot = false

  init(_ bytes: [UInt8], part: String) throws(WorkbookFault) {
    self.part = part
    source = XMLSource(bytes)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .otherEncoding(part) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { source.position = 3 }
  }

  private var malformed: WorkbookFault { .malformed(part) }

  /// The next event; `nil` at the end of a part that is whole.
  mutating func next() throws(WorkbookFault) -> XMLEvent? {
    if endsAtOnce {
      endsAtOnce = false
      return .end(localName(open.removeLast()))
    }
    while !source.isAtEnd {
      if !source.takes("<") {
        if let text = try readText() { return .text(text) }
      } else if source.takes("?") {
        try readInstruction()
      } else if source.takes("!") {
        if let text = try readDeclaration() { return .text(text) }
      } else if source.takes("/") {
        return try readEnd()
      } else {
        return try readStart()
      }
    }
    guard hasRoot, open.isEmpty else { throw malformed }
    return nil
  }

  /// Passes over all that is in the element that was begun last, its end included.
  mutating func skip() throws(WorkbookFault) {
    let depth = open.count
    while open.count >= depth, try next() != nil {}
  }

  private mutating func readText() throws(WorkbookFault) -> String? {
    let range = source.upTo(UInt8(ascii: "<"))
    guard let text = source.text(range) else { throw malformed }
    if open.isEmpty {
      guard text.utf8.allSatisfy(XMLSource.isBlank) else { throw malformed }
      return nil
    }
    return text
  }

  private mutating func readInstruction() throws(WorkbookFault) {
    guard let range = source.upTo("?>") else { throw malformed }
    let words = String(decoding: source.bytes[range], as: UTF8.self).lowercased()
    guard words.hasPrefix("xml "), let encoding = words.split(separator: "encoding").dropFirst().first else { return }
    guard ["utf-8", "us-ascii"].contains(where: encoding.contains) else { throw .otherEncoding(part) }
  }

  /// A comment, or text that is not marked up; both begin with an exclamation mark, as a DOCTYPE does.
  private mutating func readDeclaration() throws(WorkbookFault) -> String? {
    if source.takes("--") {
      guard source.upTo("-->") != nil else { throw malformed }
      return nil
    }
    if source.takes("[CDATA[") {
      guard !open.isEmpty, let range = source.upTo("]]>"), let text = source.text(range, hasEntities: false)
      else { throw malformed }
      return text
    }
    throw source.takes("DOCTYPE") ? .documentType(part) : malformed
  }

  private mutating func readEnd() throws(WorkbookFault) -> XMLEvent {
    let name = source.name()
    source.skipBlanks()
    guard source.takes(">"), let opened = open.popLast(), opened == name else { throw malformed }
    return .end(localName(name))
  }

  private mutating func readStart() throws(WorkbookFault) -> XMLEvent {
    let name = source.name()
    guard !name.isEmpty, !open.isEmpty || !hasRoot, open.count < Self.deepest else { throw malformed }
    hasRoot = true
    open.append(name)
    var attributes: [(name: String, value: String)] = []
    while true {
      let isSeparate = source.skipBlanks()
      if source.takes("/>") {
        endsAtOnce = true
        break
      }
      if source.takes(">") { break }
      guard isSeparate, attributes.count < Self.mostAttributes, let attribute = source.attribute() else {
        throw malformed
      }
      attributes.append(attribute)
    }
    return .start(XMLTag(name: localName(name), attributes: attributes))
  }

  private func localName(_ name: String) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
