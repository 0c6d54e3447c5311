public import Facts
import UnicodeText

extension SearchText {
  public func query(_ typed: String) throws(SearchProblem) -> SearchQuery {
    var reader = SearchQueryReader(phrase: Self.phrase)
    return try reader.read(typed)
  }

  /// The terms by which a text is found within another one; nil where it has none.
  private static func phrase(_ text: String) -> SearchPhrase? {
    let codePoints = folding.fold(text).codePoints
    var terms = SearchTerms.read(codePoints)
    guard let last = terms.last else { return nil }
    var isOpen = false
    if last.isLone {
      // In the text looked for, other characters may follow: the pair before says all, or any pair will do.
      if terms.count > 1, !terms[terms.count - 2].isWord, terms[terms.count - 2].last == last.first {
        terms.removeLast()
      } else {
        isOpen = true
      }
    }
    return SearchPhrase(
      terms: terms.map { term in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: Self.codePoints(term, of: codePoints).compactMap(Unicode.Scalar.init))
        return String(text)
      },
      isOpen: isOpen)
  }

  public func matches(of query: SearchQuery, in text: String) -> [Range<Int>] {
    let folded = Self.folding.fold(text)
    let terms = SearchTerms.read(folded.codePoints)
    var finder = PhraseFinder(codePoints: folded.codePoints, terms: terms, stem: stem)
    var found: [Range<Int>] = []
    for phrase in query.groups.joined() { found += finder.ranges(of: phrase).map(folded.range) }
    return Self.joined(found)
  }

  /// In order, with those that overlap or touch made one.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// Finds phrases among the terms of one text.
private struct PhraseFinder {
  let codePoints: [UInt32]
  let terms: [SearchTerm]
  let stem: @Sendable (String) -> String
  private var stems: [[UInt32]: String] = [:]

  init(codePoints: [UInt32], terms: [SearchTerm], stem: @escaping @Sendable (String) -> String) {
    self.codePoints = codePoints
    self.terms = terms
    self.stem = stem
  }

  /// Ranges of the code points. What an open phrase ends with is one character.
  mutating func ranges(of phrase: SearchPhrase) -> [Range<Int>] {
    let wanted = phrase.terms.map { $0.unicodeScalars.map(\.value) }
    guard !wanted.isEmpty, terms.count >= wanted.count else { return [] }
    let stems = wanted.map { stem(of: $0) }
    var found: [Range<Int>] = []
    for start in 0...(terms.count - wanted.count) {
      var length = 0
      while length < wanted.count,
        fits(terms[start + length], wanted[length], stems[length], isOpen: phrase.isOpen && length == wanted.count - 1)
      { length += 1 }
      guard length == wanted.count else { continue }
      let last = terms[start + length - 1]
      found.append(terms[start].first..<((phrase.isOpen ? last.first : last.last) + 1))
    }
    return found
  }

  private mutating func fits(_ term: SearchTerm, _ wanted: [UInt32], _ stem: String, isOpen: Bool) -> Bool {
    guard codePoints[term.first] == wanted[0] else { return false }
    if isOpen { return true }
    if term.isWord { return self.stem(of: Array(codePoints[term.first...term.last])) == stem }
    return term.isLone ? wanted.count == 1 : wanted.count == 2 && codePoints[term.last] == wanted[1]
  }

  private mutating func stem(of word: [UInt32]) -> String {
    if let known = stems[word] { return known }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word.compactMap(Unicode.Scalar.init))
    let stem = stem(String(text))
    stems[word] = stem
    return stem
  }
}
