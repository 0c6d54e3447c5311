/// How the protocol writes places and changes.
extension TextPositions {
  func json(_ offset: Int) -> JSON {
    let position = position(offset)
    return ["line": JSON(position.line), "character": JSON(position.character)]
  }

  func json(_ range: Range<Int>) -> JSON { ["start": json(range.lowerBound), "end": json(range.upperBound)] }

  /// A `TextEdit`.
  func edit(_ range: Range<Int>, _ text: String) -> JSON { ["range": json(range), "newText": .string(text)] }

  /// The offset that a `Position` names; `nil` where it is none.
  func offset(_ json: JSON) -> Int? {
    guard let line = json["line"].integer, let character = json["character"].integer else { return nil }
    return offset(Position(line: line, character: character))
  }

  /// The bytes that a `Range` names; `nil` where it is none.
  func range(_ json: JSON) -> Range<Int>? {
    guard let start = offset(json["start"]), let end = offset(json["end"]) else { return nil }
    return min(start, end)..<max(start, end)
  }
}
