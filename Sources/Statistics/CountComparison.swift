/// How many of the texts of a period say something, against how many of the texts before it.
public struct CountComparison: Hashable, Sendable {
  public var now: Proportion
  public var before: Proportion

  /// Both must have at least one text and no more hits than texts.
  public init(now: Proportion, before: Proportion) {
    self.now = now
    self.before = before
  }

  private var total: Double { Double(now.count + before.count) }
  private var hits: Double { Double(now.hits + before.hits) }

  /// How many hits the period would have, did it say it as often as both together.
  public var expected: Double { hits * Double(now.count) / total }

  /// Dunning's log-likelihood ratio G² = 2 Σ O ln(O/E) over the four cells of hits and others (Dunning 1993); negative
  /// where it is said less often now.
  public var logLikelihood: Double {
    let shareOfHits = hits / total
    let cells: [(observed: Int, expected: Double)] = [
      (now.hits, expected), (now.count - now.hits, Double(now.count) * (1 - shareOfHits)),
      (before.hits, Double(before.count) * shareOfHits),
      (before.count - before.hits, Double(before.count) * (1 - shareOfHits)),
    ]
    let sum = cells.reduce(0.0) { sum, cell in
      cell.observed > 0 ? sum + Double(cell.observed) * logarithm(Double(cell.observed) / cell.expected) : sum
    }
    return Double(now.hits) < expected ? -2 * max(0, sum) : 2 * max(0, sum)
  }

  /// The logarithm to base 2 of how many times as often it is said now, with its 95 % interval: the delta method (Katz
  /// et al. 1978), one half added to every count so that nothing is divided by zero (Walter 1975).
  public var logRatio: (value: Double, interval: ClosedRange<Double>) {
    let parts = [now, before].map { (hits: Double($0.hits) + 0.5, count: Double($0.count) + 0.5) }
    let value = logarithm(parts[0].hits / parts[0].count) - logarithm(parts[1].hits / parts[1].count)
    let error = parts.reduce(0.0) { $0 + 1 / $1.hits - 1 / $1.count }.squareRoot()
    let half = normalQuantile95 * error
    return (value / logarithmOfTwo, ((value - half) / logarithmOfTwo)...((value + half) / logarithmOfTwo))
  }

  /// The probability of a difference at least as unlikely as this one if nothing has changed: Fisher's exact test, two
  /// sides. G² against χ² would be far too bold here: of 5 against 0 in equal numbers of texts it makes 0.009 where the
  /// exact probability is 0.06.
  ///
  /// Takes as long as there are hits.
  public var probability: Double {
    let all = now.hits + before.hits
    let lowest = max(0, all - before.count)
    let weights = hypergeometricWeights(lowest: lowest, highest: min(all, now.count))
    let observed = weights[now.hits - lowest]
    // A tiny margin, for two outcomes that are equally likely but for rounding.
    let unlikely = weights.reduce(0.0) { $1 <= observed * (1 + 1e-7) ? $0 + $1 : $0 }
    return min(1, max(Double.leastNormalMagnitude, unlikely / weights.reduce(0, +)))
  }

  /// How likely each number of hits now is, relative to the likeliest; from there outwards, so that nothing overflows.
  private func hypergeometricWeights(lowest: Int, highest: Int) -> [Double] {
    let (all, count) = (now.hits + before.hits, now.count)
    var weights = [Double](repeating: 0, count: highest - lowest + 1)
    let likeliest = Int(Double(all + 1) * Double(count + 1) / (total + 2))
    let mode = min(highest, max(lowest, likeliest))
    weights[mode - lowest] = 1
    func odds(_ hits: Int) -> Double {
      Double(count - hits) * Double(all - hits) / (Double(hits + 1) * Double(before.count - all + hits + 1))
    }
    for hits in mode..<highest where mode < highest { weights[hits + 1 - lowest] = weights[hits - lowest] * odds(hits) }
    for hits in (lowest..<mode).reversed() { weights[hits - lowest] = weights[hits + 1 - lowest] / odds(hits) }
    return weights
  }
}
