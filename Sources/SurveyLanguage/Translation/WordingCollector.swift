import Diagnostics

/// Finds the wordings of a declaration by their shape: a string that may be followed by tags and strings. What kind of
/// part holds them does not matter, so that a new part of the language is translated without a change here.
struct WordingCollector {
  /// Where statements of a block are.
  private struct Place {
    /// The path that their own begins with.
    var path: String
    /// The same, where a key in it `was` another one.
    var formerPath: String?
    /// The keyword and the label of the statement that holds them.
    var keyword: String
    var label: String
    /// The part of the declaration that they belong to; `nil` for the declaration itself.
    var part: String?
    /// Whether that statement asks something, so that these are what can be answered.
    var isQuestion = false
  }

  let readership: Readership
  private(set) var wordings: [Wording] = []
  private var file = ""
  private var keyword = ""
  private var key = ""
  /// How often a path was met; the second one gets a number.
  private var met: [String: Int] = [:]

  /// What only groups questions: these keep their path when they are moved to another page.
  private static let groups: Set<String> = ["page", "group", "section"]

  init(readership: Readership) { self.readership = readership }

  /// Collects the wordings of a declaration, in their order.
  mutating func add(_ declaration: Statement, of file: SourceFile) {
    guard let first = declaration.keyword, declaration.words.count > 1, declaration.words[1].kind == .word
    else { return }
    self.file = file.name
    keyword = first.text
    key = declaration.words[1].text
    let path = "\(keyword) \(key)"
    let label = collect(declaration, at: path, in: Place(path: path, keyword: "", label: "", part: nil))
    for part in declaration.block ?? [] {
      let name = part.keyword?.text ?? ""
      guard !PlainStrings.isPlain(part: name, of: keyword) else { continue }
      visit(part, in: Place(path: path, keyword: keyword, label: label, part: name))
    }
  }

  private mutating func visit(_ statement: Statement, in place: Place) {
    let path = path(of: statement, in: place)
    let former = formerPath(of: statement, at: path, in: place)
    let label = collect(statement, at: path, former: former, in: place)
    let word = statement.keyword?.text ?? ""
    let isGroup = isGroup(statement, in: place)
    let inner = Place(
      path: isGroup ? place.path : path, formerPath: isGroup ? place.formerPath : former, keyword: word,
      label: label.isEmpty ? place.label : label, part: place.part,
      isQuestion: Self.groups.contains(place.keyword) && !isGroup)
    for part in statement.block ?? [] { visit(part, in: inner) }
  }

  private func isGroup(_ statement: Statement, in place: Place) -> Bool {
    keyword == "survey" && Self.groups.contains(statement.keyword?.text ?? "")
      && (place.keyword == "survey" || Self.groups.contains(place.keyword))
  }

  /// `page 2`, `heard`, `metric satisfied`, `5`: behind the path of what holds the statement.
  private mutating func path(of statement: Statement, in place: Place) -> String {
    let words = statement.words
    let word = words.first?.text ?? ""
    let name = words.count > 1 && words[1].kind == .word ? words[1].text : nil
    if isGroup(statement, in: place), name == nil { return numbered("\(place.path)/\(word)", from: 1) }
    if Self.groups.contains(place.keyword), !isGroup(statement, in: place), let name { return "\(place.path)/\(name)" }
    if let name, labelPlace(words) == 2 || isGroup(statement, in: place) { return "\(place.path)/\(word) \(name)" }
    return "\(place.path)/\(word)"
  }

  /// The path as it was before a key of the statement, or of what holds it, was changed; `nil` where none was.
  private func formerPath(of statement: Statement, at path: String, in place: Place) -> String? {
    let own = path.dropFirst(place.path.utf8.count)
    let hasKey = Self.groups.contains(place.keyword) || place.isQuestion
    let words = statement.words
    guard hasKey, let was = words.firstIndex(where: { $0.isWord("was") }), was > 1, was + 1 < words.count else {
      return place.formerPath.map { $0 + own }
    }
    return "\(place.formerPath ?? place.path)/\(words[was + 1].text)"
  }

  /// The path with the number that tells it from those before: `… 2`. The first one has it too where `from` is 1.
  private mutating func numbered(_ path: String, from first: Int = 2) -> String {
    let count = met[path, default: 0] + 1
    met[path] = count
    return count >= first ? "\(path) \(count)" : path
  }

  /// Where the label of a statement stands: behind its keyword, or behind keyword and key.
  private func labelPlace(_ words: [Token]) -> Int? {
    [1, 2].first { place in
      guard place < words.count, words[..<place].allSatisfy({ $0.kind == .word || $0.kind == .number })
      else { return false }
      return words[place].kind == .string || opensText(place, words)
    }
  }

  private func opensText(_ place: Int, _ words: [Token]) -> Bool {
    words[place].isMark("(") && place + 1 < words.count && words[place + 1].kind == .string
  }

  /// Takes every wording of a statement.
  ///
  /// - Returns: its label, which comments on others quote.
  private mutating func collect(
    _ statement: Statement, at path: String, former: String? = nil, in place: Place
  ) -> String {
    let words = statement.words
    let labelPlace = labelPlace(words)
    var label = ""
    var index = 1
    while index < words.count {
      let start = index
      let isBracketed = opensText(index, words)
      if isBracketed { index += 1 }
      guard words[index].kind == .string, !PlainStrings.isPlain(behind: words[start - 1]) else {
        index += 1
        continue
      }
      let pieces = pieces(words, &index)
      if isBracketed, index < words.count, words[index].isMark(")") { index += 1 }
      let lead = start == labelPlace ? nil : words[start - 1].kind == .word ? words[start - 1].text : "text"
      if lead == nil { label = pieces[0].text }
      let tail = lead.map { "/\($0)" } ?? ""
      let paths = (numbered(path + tail), former.map { $0 + tail })
      let range = words[start].range.lowerBound..<words[index - 1].range.upperBound
      append(pieces, paths, range, isBracketed, statement, place, lead.map { ($0, label) })
    }
    return label
  }

  /// A string with the tags and strings behind it, as ``Words/text(first:)`` reads them.
  private func pieces(_ words: [Token], _ index: inout Int) -> [Wording.Piece] {
    let first = words[index]
    let language = readership.firstLanguage(keyword, key)
    var pieces = [Wording.Piece(language: language, text: first.text, range: first.range, tag: nil)]
    index += 1
    while index + 1 < words.count, words[index].kind == .word, words[index + 1].kind == .string,
      Words.isLanguageTag(words[index].text)
    {
      let (tag, text) = (words[index], words[index + 1])
      pieces.append(Wording.Piece(language: tag.text, text: text.text, range: text.range, tag: tag.range))
      index += 2
    }
    return pieces
  }

  private mutating func append(
    _ pieces: [Wording.Piece], _ paths: (now: String, before: String?), _ range: Range<Int>, _ isBracketed: Bool,
    _ statement: Statement, _ place: Place, _ lead: (word: String, label: String)?
  ) {
    let due = readership.due(keyword, key, part: place.part)
    var languages: [String] = []
    for language in due.languages where language != pieces[0].language && !languages.contains(language) {
      languages.append(language)
    }
    let isAnswer = place.keyword == "scale" || (place.isQuestion && place.keyword != "matrix")
    let isButton = lead == nil && isAnswer && readership.isOnKiosk(keyword, key)
    wordings.append(
      Wording(
        path: paths.now, formerPath: paths.before, file: file, source: pieces[0],
        translations: Array(pieces.dropFirst()), range: range,
        isBracketed: isBracketed, statementStart: statement.range.lowerBound, role: role(statement, place, lead),
        isButton: isButton, declaration: "\(keyword) \(key)", surveys: readership.surveys(keyword, key),
        languages: languages, isRequired: due.isRequired, isForVisitors: due.isForVisitors))
  }

  /// What a wording is, in words that translators know.
  private func role(_ statement: Statement, _ place: Place, _ lead: (word: String, label: String)?) -> Message {
    let word = statement.keyword?.text ?? ""
    let label = place.label
    if let lead { return Message("「\(lead.label)」的 \(lead.word)", "\(lead.word) of «\(lead.label)»") }
    switch place.keyword {
    case "": return Message("\(word) 的名稱", word == "survey" ? "title of a survey" : "name of a \(word)")
    case _ where place.isQuestion && place.keyword != "matrix": return Message("「\(label)」的選項", "option of «\(label)»")
    case "matrix": return Message("「\(label)」的項目", "item of «\(label)»")
    case "scale" where statement.keyword?.kind == .number:
      return Message("量尺「\(label)」的第 \(word) 點", "point \(word) of the scale «\(label)»")
    default: break
    }
    if Self.groups.contains(word) { return Message("\(word) 的標題", "title of a \(word)") }
    if Self.groups.contains(place.keyword) { return Message("題目（\(word)）", "question (\(word))") }
    return Message("「\(label)」的 \(word)", "\(word) of «\(label)»")
  }
}
