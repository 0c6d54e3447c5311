import Facts

/// Reads what people type: words that all have to be there, "phrases", -words that must not, OR between two.
struct SearchQueryReader {
  /// More is left out: nobody types it, and it would only cost time.
  static let longestText = 4096
  static let mostPhrases = 32
  static let mostTerms = 256

  private enum Piece: Equatable {
    case wanted(SearchPhrase)
    case excluded(SearchPhrase)
    /// The word OR by itself, which is an operator between two that are wanted and a word elsewhere.
    case or(SearchPhrase)

    var wanted: SearchPhrase? {
      if case .wanted(let phrase) = self { phrase } else { nil }
    }
  }

  let phrase: (String) -> SearchPhrase?
  private var pieces: [Piece] = []
  private var termCount = 0
  private var isShortened = false

  /// - Parameter phrase: the terms of a text, or nil where it has none.
  init(phrase: @escaping (String) -> SearchPhrase?) {
    self.phrase = phrase
  }

  mutating func read(_ typed: String) throws(SearchProblem) -> SearchQuery {
    let scalars = Array(typed.unicodeScalars.prefix(Self.longestText + 1))
    isShortened = scalars.count > Self.longestText
    readPieces(scalars.prefix(Self.longestText))
    var groups: [[SearchPhrase]] = []
    var excluded: [SearchPhrase] = []
    for (place, piece) in pieces.enumerated() {
      switch piece {
      case .excluded(let phrase): excluded.append(phrase)
      case .or(let word): if !isOperator(place) { groups.append([word]) }
      case .wanted(let phrase):
        if place > 0, isOperator(place - 1) {
          groups[groups.count - 1].append(phrase)
        } else {
          groups.append([phrase])
        }
      }
    }
    guard !groups.isEmpty else { throw excluded.isEmpty ? .nothingToFind : .onlyExclusions }
    return SearchQuery(groups: groups, excluded: excluded, isShortened: isShortened)
  }

  private func isOperator(_ place: Int) -> Bool {
    guard case .or = pieces[place], place > 0, place + 1 < pieces.count else { return false }
    return pieces[place - 1].wanted != nil && pieces[place + 1].wanted != nil
  }

  private mutating func readPieces(_ typed: ArraySlice<Unicode.Scalar>) {
    var rest = typed
    while let next = rest.first {
      if next.properties.isWhitespace {
        rest.removeFirst()
        continue
      }
      let isExcluded = (next == "-" || next == "－") && rest.dropFirst().first?.properties.isWhitespace == false
      if isExcluded { rest.removeFirst() }
      let (text, isQuoted) = Self.takeText(&rest)
      guard var phrase = phrase(text) else { continue }
      guard shorten(&phrase) else { return }
      let isOr = !isQuoted && !isExcluded && (text == "OR" || text == "ＯＲ")
      let piece: Piece = isOr ? .or(phrase) : isExcluded ? .excluded(phrase) : .wanted(phrase)
      if isOr || !pieces.contains(piece) { pieces.append(piece) }
    }
  }

  /// Cuts a phrase to what is left of the terms allowed; false where nothing is.
  private mutating func shorten(_ phrase: inout SearchPhrase) -> Bool {
    let room = pieces.count < Self.mostPhrases ? Self.mostTerms - termCount : 0
    if phrase.terms.count > room {
      isShortened = true
      phrase = SearchPhrase(terms: Array(phrase.terms.prefix(room)), isOpen: false)
    }
    termCount += phrase.terms.count
    return !phrase.terms.isEmpty
  }

  /// Takes what stands in quotation marks, without them, or a word up to white space or quotation marks.
  private static func takeText(_ rest: inout ArraySlice<Unicode.Scalar>) -> (text: String, isQuoted: Bool) {
    var text = String.UnicodeScalarView()
    let closing = rest.first.flatMap { closingMarks($0) }
    if closing != nil { rest.removeFirst() }
    while let next = rest.first {
      if let closing {
        rest.removeFirst()
        if closing.contains(next) { break }
      } else {
        if next.properties.isWhitespace || closingMarks(next) != nil { break }
        rest.removeFirst()
      }
      text.append(next)
    }
    return (String(text), closing != nil)
  }

  /// What ends a phrase that begins with this mark. Input methods and word processors change straight ones to others.
  private static func closingMarks(_ opening: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch opening {
    case "\"", "“", "”", "„", "＂": ["\"", "“", "”", "„", "＂"]
    case "「": ["」"]
    case "『": ["』"]
    default: nil
    }
  }
}
