public import Diagnostics

extension PortableObject {
  /// Reads a PO file; of one with any fault nothing is taken, because what follows a fault may be about something else.
  ///
  /// - Throws: ``UnreadablePortableObject`` with every fault and its place.
  public init(_ file: SourceFile) throws(UnreadablePortableObject) {
    var reader = PortableObjectReader(file)
    self = reader.run()
    guard reader.diagnostics.isEmpty else { throw UnreadablePortableObject(diagnostics: reader.diagnostics) }
  }
}

/// A PO file from which nothing can be taken.
public struct UnreadablePortableObject: Error, Sendable {
  /// At least one error.
  public var diagnostics: [Diagnostic]
}

/// Reads line by line, as the format is written.
private struct PortableObjectReader {
  private enum Field: String {
    case context = "msgctxt"
    case source = "msgid"
    case translation = "msgstr"
  }

  /// An entry whose lines are being read.
  private struct Draft {
    var texts: [Field: [UInt8]] = [:]
    var comments: [String] = []
    var former: [UInt8] = []
    var hasFormer = false
    var start: Range<Int>?
  }

  private let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private var draft = Draft()
  /// What a line with a string alone goes on with.
  private var open: Field?
  private var isFormerOpen = false
  private var entries: [PortableObject.Entry] = []
  /// By context and wording, byte for byte: two forms of é are two wordings.
  private var places: [[UInt8]: Range<Int>] = [:]
  private var obsoleteCount = 0

  init(_ file: SourceFile) { self.file = file }

  mutating func run() -> PortableObject {
    var result = PortableObject(header: [], entries: [])
    if let fault = PortableObjectEncoding(file: file).fault() {
      diagnostics = [fault]
      return result
    }
    var offset = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while offset < file.bytes.count {
      let end = file.bytes[offset...].firstIndex(of: 0x0A) ?? file.bytes.count
      read(Self.trimmed(file.bytes[offset..<end]))
      offset = end + 1
    }
    finish(isAtEnd: true)
    if let head = entries.first(where: { $0.source.isEmpty && $0.context == nil }) { result.header = Self.header(head) }
    result.entries = entries.filter { !$0.source.isEmpty || $0.context != nil }
    result.obsoleteCount = obsoleteCount
    if entries.isEmpty, diagnostics.isEmpty {
      report(.poHalfWritten, 0..<0, Message("檔案裡沒有任何譯文項目。", "The file holds no entry."))
    }
    return result
  }

  private static func header(_ entry: PortableObject.Entry) -> [(name: String, value: String)] {
    entry.translation.split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
    var line = line.drop { blanks.contains($0) }
    while let last = line.last, blanks.contains(last) { line.removeLast() }
    return line
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    guard let first = line.first else { return finish() }
    switch first {
    case UInt8(ascii: "#"): comment(line)
    case UInt8(ascii: "\""): goOn(line)
    default: field(line)
    }
  }

  private mutating func comment(_ line: ArraySlice<UInt8>) {
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("#~") {
      finish()
      if text.drop(while: { $0 == "#" || $0 == "~" || $0 == " " }).hasPrefix("msgid ") { obsoleteCount += 1 }
      return
    }
    if draft.texts[.translation] != nil { finish() }
    guard text.hasPrefix("#|") else { return draft.comments.append(text) }
    let rest = Self.trimmed(line.dropFirst(2))
    if rest.starts(with: Array("msgid \"".utf8)) {
      isFormerOpen = true
      draft.hasFormer = true
      let content = string(Self.trimmed(rest.dropFirst(5)))
      draft.former += content
    } else if rest.first == UInt8(ascii: "\""), isFormerOpen {
      let content = string(rest)
      draft.former += content
    } else {
      isFormerOpen = false
    }
  }

  /// `msgid "…"` and its like.
  private mutating func field(_ line: ArraySlice<UInt8>) {
    let end = line.firstIndex { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\"") } ?? line.endIndex
    let name = String(decoding: line[line.startIndex..<end], as: UTF8.self)
    let range = line.startIndex..<max(end, line.startIndex + 1)
    if name == "msgid_plural" || name.hasPrefix("msgstr[") { return plural(name, range) }
    guard let field = Field(rawValue: name) else {
      open = nil
      return report(.poSyntax, line.indices, Message("看不懂這一行。", "This line means nothing in a PO file."))
    }
    if draft.texts[.translation] != nil || (field == .context && draft.texts[.source] != nil) { finish() }
    if field == .translation, draft.texts[.source] == nil {
      report(.poSyntax, range, Message("msgstr 前面沒有 msgid。", "There is no msgid in front of this msgstr."))
    } else if draft.texts[field] != nil {
      report(.poSyntax, range, Message("「\(name)」重複。", "\"\(name)\" is given twice in one entry."))
    }
    if draft.start == nil { draft.start = line.indices }
    draft.texts[field] = []
    open = field
    let rest = Self.trimmed(line[end...])
    guard rest.first == UInt8(ascii: "\"") else {
      let message = Message("「\(name)」後面需要引號裡的文字。", "A text in quotes must follow \"\(name)\".")
      return report(.poSyntax, range, message)
    }
    goOn(rest)
  }

  private mutating func plural(_ name: String, _ range: Range<Int>) {
    open = nil
    // One sentence for an entry, not one for each of its forms.
    guard name == "msgid_plural" else { return draft.texts[.translation] = [] }
    report(
      .poPlural, range,
      Message(
        "問卷的文字沒有複數形；請刪去這個項目的 msgid_plural。",
        "Wordings of surveys have no plural forms: remove the msgid_plural of this entry."))
  }

  private mutating func goOn(_ line: ArraySlice<UInt8>) {
    guard let open else {
      // Behind a fault or a plural form it has been said already.
      guard diagnostics.isEmpty else { return }
      return report(.poSyntax, line.indices, Message("這段文字不屬於任何項目。", "This text belongs to no entry."))
    }
    let content = string(line)
    draft.texts[open]? += content
  }

  /// The strings of a line put together; empty after a fault was reported.
  private mutating func string(_ line: ArraySlice<UInt8>) -> [UInt8] {
    do {
      return try PortableObjectString.read(line)
    } catch {
      let isCut = error.isOpen && line.endIndex >= file.bytes.count
      let cut = Message("檔案在引號關閉前就結束了；檔案可能被截斷。", "The file ends before this quote is closed; it may have been cut.")
      report(isCut ? .poHalfWritten : .poSyntax, error.range, isCut ? cut : error.message)
      return []
    }
  }

  /// Ends the entry that is being read, if there is one.
  private mutating func finish(isAtEnd: Bool = false) {
    // A blank line between an entry's lines is allowed; the entry ends where the next one begins.
    guard isAtEnd || draft.texts[.translation] != nil else { return }
    defer {
      draft = Draft()
      open = nil
      isFormerOpen = false
    }
    guard let place = draft.start ?? cutComments else { return }
    guard draft.texts[.source] != nil, draft.texts[.translation] != nil else {
      return report(
        .poHalfWritten, place, Message("項目不完整；檔案可能被截斷。", "The entry is not complete; the file may have been cut."))
    }
    var entry = PortableObject.Entry(
      context: draft.texts[.context].map(decoded), source: decoded(draft.texts[.source] ?? []),
      translation: decoded(draft.texts[.translation] ?? []))
    entry.place = place
    entry.formerSource = draft.hasFormer ? decoded(draft.former) : nil
    for comment in draft.comments { note(comment, in: &entry) }
    keep(entry)
  }

  /// The end of the file, where comments that programs write lead to no entry.
  private var cutComments: Range<Int>? {
    let isCut = draft.comments.contains { comment in ["#.", "#:", "#,", "#|"].contains { comment.hasPrefix($0) } }
    return isCut || draft.hasFormer ? max(0, file.bytes.count - 1)..<file.bytes.count : nil
  }

  private func decoded(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func note(_ comment: String, in entry: inout PortableObject.Entry) {
    let text = String(comment.dropFirst(2).drop { $0 == " " })
    if comment.hasPrefix("#,") {
      entry.isFuzzy = entry.isFuzzy || text.split(separator: ",").contains { $0.drop { $0 == " " } == "fuzzy" }
    } else if comment.hasPrefix("#.") {
      entry.hints.append(text)
    } else if !comment.hasPrefix("#:") {
      entry.remarks.append(String(comment.dropFirst(comment.hasPrefix("# ") ? 2 : 1)))
    }
  }

  private mutating func keep(_ entry: PortableObject.Entry) {
    let name = Array("\(entry.context ?? "")\u{4}\(entry.source)".utf8)
    if let earlier = places[name] {
      let shown = entry.context ?? entry.source
      diagnostics.append(
        Diagnostic(
          code: TranslationCode.poDuplicate.rawValue, severity: .error, file: file.name, range: entry.place,
          message: Message("項目「\(shown)」重複。", "The entry \"\(shown)\" is there twice."),
          notes: [Diagnostic.Note(file: file.name, range: earlier, message: Message("先在這裡。", "First here."))]))
      return
    }
    places[name] = entry.place
    entries.append(entry)
  }

  private mutating func report(_ code: TranslationCode, _ range: Range<Int>, _ message: Message) {
    diagnostics.append(
      Diagnostic(code: code.rawValue, severity: .error, file: file.name, range: range, message: message))
  }
}
