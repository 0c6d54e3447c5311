import Definitions

extension [Token] {
  /// The wording that begins at `place`, and where the words behind it begin; an empty one where there is none. Takes
  /// what is there and reports nothing: the file may be half written.
  func wording(at place: Int, first: String) -> (text: LocalizedText, end: Int) {
    var text = LocalizedText(wordings: [])
    var index = place
    let isBracketed = isText(at: place) && self[place].isMark("(")
    if isBracketed { index += 1 }
    var language: String? = first
    while indices.contains(index) {
      if let tag = language, self[index].kind == .string {
        text.wordings.append(LocalizedText.Wording(language: tag, text: self[index].text))
        language = nil
      } else if language == nil || text.wordings.isEmpty, self[index].kind == .word, indices.contains(index + 1),
        self[index + 1].kind == .string, Words.isLanguageTag(self[index].text)
      {
        language = self[index].text
      } else {
        break
      }
      index += 1
    }
    if isBracketed, indices.contains(index), self[index].isMark(")") { index += 1 }
    return (text, index)
  }

  /// Whether a wording begins here: a string, or one in brackets.
  func isText(at place: Int) -> Bool {
    guard indices.contains(place) else { return false }
    if self[place].kind == .string { return true }
    return self[place].isMark("(") && indices.contains(place + 1) && self[place + 1].kind == .string
  }

  func isWord(at place: Int) -> Bool { indices.contains(place) && self[place].kind == .word }
}
