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
    let all = counts.phrases.enumerated().compactMap { phrase, found -> (phrase: Int, comparison: CountComparison)? in
      guard found.texts.count >= Self.fewestTexts else { return nil }
      let hits = found.texts.reduce(0) { $0 + (isNow($1) ? 1 : 0) }
      return (
        phrase,
        CountComparison(
          now: Proportion(hits: hits, count: now),
          before: Proportion(hits: found.texts.count - hits, count: before))
      )
    }
    let comparisons = Self.testable(all)
    let rates = falseDiscoveryRates(comparisons.map(\.comparison.probability))
    let compared = zip(comparisons, rates).map { found, rate in
      let strength = abs(found.comparison.logLikelihood)
      return (strength, ComparedPhrase(phrase: found.phrase, comparison: found.comparison, falseDiscoveryRate: rate))
    }
    tested = compared.sorted { ($1.0, $0.1.phrase) < ($0.0, $1.1.phrase) }.map(\.1)
  }

  /// Without those in so few texts that they could not show a change among so many tests, whichever way they fall: they
  /// would but cost the others their power (Tarone 1990; Gilbert 2005 for the false discovery rate).
  private static func testable(
    _ all: [(phrase: Int, comparison: CountComparison)]
  ) -> [(phrase: Int, comparison: CountComparison)] {
    var leastOf: [Int: Double] = [:]
    let least = all.map { _, comparison -> Double in
      let hits = comparison.now.hits + comparison.before.hits
      if let known = leastOf[hits] { return known }
      let extremes = [min(hits, comparison.now.count), max(0, hits - comparison.before.count)].map { now in
        CountComparison(
          now: Proportion(hits: now, count: comparison.now.count),
          before: Proportion(hits: hits - now, count: comparison.before.count)
        ).probability
      }
      leastOf[hits] = extremes.min()
      return leastOf[hits] ?? 1
    }
    let ascending = least.sorted()
    // The smallest number of tests k of which at most k could reach the rate divided by k.
    var (tests, reachable) = (1, 0)
    while true {
      while reachable < ascending.count, ascending[reachable] <= falseDiscoveryRate / Double(tests) { reachable += 1 }
      while reachable > 0, ascending[reachable - 1] > falseDiscoveryRate / Double(tests) { reachable -= 1 }
      if reachable <= tests { break }
      tests += 1
    }
    return zip(all, least).filter { $1 <= falseDiscoveryRate / Double(tests) }.map(\.0)
  }

  /// Those that changed.
  var changed: [ComparedPhrase] {
    let bits = logarithm(Self.smallestRatio) / logarithmOfTwo
    return tested.filter {
      $0.falseDiscoveryRate < Self.falseDiscoveryRate && abs($0.comparison.logRatio.value) >= bits
    }
  }
}
