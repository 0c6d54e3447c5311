public import Facts

extension SearchText {
  public func excerpt(of text: String, for query: SearchQuery, length: Int) -> SearchExcerpt {
    let matches = matches(of: query, in: text)
    let bytes = text.utf8
    let shown = Self.window(text, around: matches.first, length: length)
    let start = bytes.distance(from: bytes.startIndex, to: shown.lowerBound)
    let end = bytes.distance(from: bytes.startIndex, to: shown.upperBound)
    var pieces: [SearchExcerpt.Piece] = []
    func add(_ range: Range<Int>, isMatch: Bool) {
      guard !range.isEmpty else { return }
      let from = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
      let to = bytes.index(from, offsetBy: range.count)
      // Not `text[from..<to]`: that would move to whole characters, and a match may be part of one.
      pieces.append(.init(text: String(decoding: bytes[from..<to], as: UTF8.self), isMatch: isMatch))
    }
    if start > 0 { pieces.append(.init(text: "…", isMatch: false)) }
    var place = start
    for match in matches where match.upperBound > start && match.lowerBound < end {
      let match = match.clamped(to: place..<end)
      add(place..<match.lowerBound, isMatch: false)
      add(match, isMatch: true)
      place = match.upperBound
    }
    add(place..<end, isMatch: false)
    if end < bytes.count { pieces.append(.init(text: "…", isMatch: false)) }
    return SearchExcerpt(pieces: pieces, isCut: start > 0 || end < bytes.count)
  }

  /// Whole characters of a text: all of it, or as many as asked for with the match in the first quarter.
  private static func window(_ text: String, around match: Range<Int>?, length: Int) -> Range<String.Index> {
    guard length < Int.max, text.index(text.startIndex, offsetBy: length + 1, limitedBy: text.endIndex) != nil else {
      return text.startIndex..<text.endIndex
    }
    let first = text.utf8.index(text.startIndex, offsetBy: match?.lowerBound ?? 0)
    var start = text.index(first, offsetBy: -(length / 4), limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(start, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
    // At the end of the text there is room before the match.
    if end == text.endIndex {
      start = text.index(end, offsetBy: -length, limitedBy: text.startIndex) ?? text.startIndex
    }
    return wordStart(text, start, before: first)..<end
  }

  /// The next place where no word of letters is cut, if one is near.
  private static func wordStart(_ text: String, _ start: String.Index, before limit: String.Index) -> String.Index {
    var place = start
    while place > text.startIndex, place < limit, text[place].isASCII, text[place].isLetter,
      text[text.index(before: place)].isLetter
    { place = text.index(after: place) }
    return place < limit ? place : start
  }
}
