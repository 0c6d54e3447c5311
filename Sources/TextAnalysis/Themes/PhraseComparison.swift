import Statistics

/// A phrase whose frequency is compared.
struct ComparedPhrase {
  /// Its number in ``PhraseCounts``.
  var phrase: Int
  var comparison: CountComparison
  /// The false discovery rate at which it would still be called a change; see `falseDiscoveryRates`.
  var falseDiscoveryRate: Double
}

/// Which phrases the texts of a period have more, or less, often than those before it.
struct PhraseComparison {
  /// Phrases in fewer texts of both periods together cannot show a change and are not tested.
  static let fewestTexts = 5
  /// Of what is called a change, about one in twenty is none.
  static let falseDiscoveryRate = 0.05
  /// A change of less than half as much again is none that anybody must know of, however certain.
  static let smallestRatio = 1.5

  /// All that were tested, the strongest change first.
  let tested: [ComparedPhrase]

  /// - Parameter isNow: whether a text is of the period.
  init(_ counts: PhraseCounts, now: Int, before: Int, isNow: (Int32) -> Bool) {
    guard now > 0, before > 0 else {
      tested = []
      return
    }
    let comparisons = counts.phrases.enumerated().compactMap { phrase, found -> (phrase: Int, comparison: CountComparison)? in
      guard found.texts.count >= Self.fewestTexts else { return nil }
      let hits = found.texts.reduce(0) { $0 + (isNow($1) ? 1 : 0) }
      return (
        phrase,
        CountComparison(
          now: Proportion(hits: hits, count: now),
          before: Proportion(hits: found.texts.count - hits, count: before))
      )
    }
    let rates = falseDiscoveryRates(comparisons.map(\.comparison.probability))
    tested = zip(comparisons, rates).map { ($0.comparison.logLikelihood, ComparedPhrase(phrase: $0.phrase, comparison: $0.comparison, falseDiscoveryRate: $1)) }
      .sorted { (abs($1.0), $0.1.phrase) < (abs($0.0), $1.1.phrase) }.map(\.1)
  }

  /// Those that changed.
  var changed: [ComparedPhrase] {
    let bits = logarithm(Self.smallestRatio) / 0.6931471805599453
    return tested.filter {
      $0.falseDiscoveryRate < Self.falseDiscoveryRate && abs($0.comparison.logRatio.value) >= bits
    }
  }
}
