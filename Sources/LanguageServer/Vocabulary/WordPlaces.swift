import SurveyLanguage

extension CursorContext {
  /// The places of the vocabulary that the cursor is at; the first that knows a word says what it means.
  var wordPlaces: [WordPlace] {
    guard let last = words.last else { return [heads.isEmpty ? .file : .block(blockName)] }
    var places: [WordPlace] = []
    if let list = listHead, Vocabulary.lists.contains(list) { places.append(.behind(list)) }
    if last.kind == .word, isAfterWord { places.append(.behind(last.text)) }
    if last.isWord("through"), words.first?.isWord("days") == true { places.append(.behind("days")) }
    if last.kind == .number, let before = words.dropLast().last { places.append(.behindNumber(before.text)) }
    if let kind = settingsKind { places.append(.settings(kind)) }
    return places
  }

  /// The word in front of the block. A block that is not known holds questions, if it stands in a survey.
  private var blockName: String {
    let name = heads.last?.first?.text ?? ""
    return !Vocabulary.knowsBlock(name) && heads.first?.first?.isWord("survey") == true ? "page" : name
  }

  /// Whether the last word is a keyword: a key of the same letters stands behind the first word, or is a new one.
  private var isAfterWord: Bool {
    guard let first = words.first, let last = words.last, words.count > 1 else { return true }
    // Weekdays are named in a calendar, not behind `3 working days`.
    if last.isWord("days") { return false }
    // What a survey's own `score` goes on with is nothing for `expect score`.
    if first.isWord("expect") { return last.isWord("no") }
    guard words.count == 2 else { return true }
    let takesKey = isQuestionStatement || isDeclaration
    return !takesKey && !["index", "metric", "example", "part", "target"].contains(first.text)
  }

  private var isDeclaration: Bool {
    heads.isEmpty && words.first.map { word in Vocabulary.declarations.contains { $0.word == word.text } } ?? false
  }

  /// Whether the statement asks something, whatever group of questions it stands in.
  var isQuestionStatement: Bool {
    blockName == "page" && heads.count > 1 && words.first.map { Vocabulary.isQuestion($0.text) } ?? false
  }

  /// The kind of statement, where the cursor is behind its key and its wording.
  private var settingsKind: String? {
    let kind: String
    let wording: Int
    switch heads.last?.first?.text {
    case "choice", "choices", "ranking", "list": (kind, wording) = ("option", 1)
    case "matrix": (kind, wording) = ("item", 1)
    case _ where isQuestionStatement: (kind, wording) = (words[0].text, 2)
    default: return nil
    }
    guard words.count > wording else { return nil }
    let isBracketed = words[wording].isMark("(")
    guard isBracketed || words[wording].kind == .string else { return nil }
    return !isBracketed || words[wording...].contains { $0.isMark(")") } ? kind : nil
  }

  /// The word in front of a list with commas that the cursor goes on with: `units` in `units a, |`.
  var listHead: String? {
    var place = words.count - 1
    guard place >= 2, words[place].isMark(",") else { return nil }
    while place >= 2, words[place].isMark(","), words[place - 1].kind == .word { place -= 2 }
    return words.indices.contains(place) && words[place].kind == .word ? words[place].text : nil
  }
}
