/// Phrases that people use, found without a dictionary: runs of units that are frequent, that hold together, and that
/// stand beside ever other neighbours.
///
/// Runs are counted by length: one of n units is counted only where both runs of n − 1 units in it are frequent
/// (Agrawal and Srikant 1994), so that the whole takes time in proportion to the texts.
struct PhraseCounts {
  /// What it takes to be a phrase.
  struct Limits {
    /// The longest phrase, in units; names such as 國立科學工藝博物館 are one.
    var longest = 12
    /// The most words of an alphabet in one.
    var mostWords = 3
    /// The fewest texts with it.
    var fewestTexts = 3
    /// How many bits more often its parts stand together than by chance, at the cut where they do least: pointwise
    /// mutual information (Church and Hanks 1990).
    var cohesion = 3.0
    /// The entropy in bits of the units on either side; the start or end of a clause counts as a new one each time.
    var boundaryEntropy = 1.0
    /// A phrase is a fragment where a longer one has at least this share of its texts.
    var fragmentShare = 0.8
    /// A phrase is no phrase where in this share of its places it cuts into another.
    var straddlingShare = 0.6
  }

  struct Phrase {
    /// Places in the tokens at which it starts, one or more for each text, ascending.
    var places: [Int32]
    /// In units.
    var length: Int
    /// The texts that have it, ascending.
    var texts: [Int32]
  }

  /// In order of length, then of where each is first.
  let phrases: [Phrase]

  /// - Parameter texts: numbers of the texts to read, ascending.
  init(_ tokens: ThemeTokens, texts: [Int], limits: Limits = Limits()) {
    var runs = PhraseRuns(tokens, texts: texts, limits: limits)
    var found = runs.wordsAlone()
    while runs.length < limits.longest, runs.grow() { found += runs.phrases() }
    let straddles = runs.straddling(found.map(\.phrase))
    found = zip(found, straddles).filter { !$1 }.map(\.0)
    let isFragment = runs.fragments(found.map(\.run))
    phrases = zip(found, isFragment).filter { !$1 }.map(\.0.phrase)
  }
}
