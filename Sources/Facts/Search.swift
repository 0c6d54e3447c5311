/// Terms that stand one behind the other.
public struct SearchPhrase: Hashable, Sendable {
  /// As ``SearchReading/terms(of:)`` writes them. Never empty; no term is empty or has white space or quotation marks.
  public var terms: [String]
  /// Whether the last term stands for every term that begins with it.
  public var isOpen: Bool

  public init(terms: [String], isOpen: Bool) {
    self.terms = terms
    self.isOpen = isOpen
  }
}

/// What somebody looks for.
public struct SearchQuery: Hashable, Sendable {
  /// Of every group one phrase has to be there. Never empty, and no group is empty.
  public var groups: [[SearchPhrase]]
  /// None of these may be there.
  public var excluded: [SearchPhrase]
  /// Whether what was typed was too long, and its end is left out.
  public var isShortened: Bool

  public init(groups: [[SearchPhrase]], excluded: [SearchPhrase], isShortened: Bool) {
    self.groups = groups
    self.excluded = excluded
    self.isShortened = isShortened
  }
}

/// Why what was typed cannot be looked for.
public enum SearchProblem: Error, Hashable, Sendable {
  /// No letter, digit or character in it.
  case nothingToFind
  /// It says only what must not be there.
  case onlyExclusions
}

/// What was found, best first.
public struct SearchHits: Hashable, Sendable {
  /// The ids, or numbers, asked for.
  public var ids: [String]
  /// How many there are in all.
  public var total: Int

  public init(ids: [String], total: Int) {
    self.ids = ids
    self.total = total
  }
}

/// Part of a text that is shown for a search.
public struct SearchExcerpt: Hashable, Sendable {
  public struct Piece: Hashable, Sendable {
    public var text: String
    /// Whether this was looked for.
    public var isMatch: Bool

    public init(text: String, isMatch: Bool) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  /// One behind the other they are the text, or the part that is shown with `…` where something is left out.
  public var pieces: [Piece]
  public var isCut: Bool

  public init(pieces: [Piece], isCut: Bool) {
    self.pieces = pieces
    self.isCut = isCut
  }

  public var hasMatch: Bool { pieces.contains(where: \.isMatch) }
}

/// Reads texts and what people look for into the same terms. The store keeps the terms, and knows nothing of languages.
public protocol SearchReading: Sendable {
  /// Another one wherever the same text may give other terms: what was indexed under it is then indexed anew.
  var version: String { get }
  /// The terms of a text in order, with single spaces between them; empty for a text without any.
  func terms(of text: String) -> String
  /// Never fails but for want of anything to look for: what is no operator is taken literally.
  func query(_ typed: String) throws(SearchProblem) -> SearchQuery
  /// The UTF-8 ranges of a text in which what is looked for stands, in order and apart from each other.
  func matches(of query: SearchQuery, in text: String) -> [Range<Int>]
  /// The text, or about `length` characters of it around the first match.
  func excerpt(of text: String, for query: SearchQuery, length: Int) -> SearchExcerpt
}
