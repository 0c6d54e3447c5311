import Statistics
import Testing

/// Numbers that look random and are the same in every run (a linear congruential generator, Knuth's constants).
private struct Numbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

@Suite struct WeightingTests {
  /// A synthetic sample: some categories much rarer than known, some respondents without an answer.
  private static func dimension(_ numbers: inout Numbers, count: Int, categories: Int) -> WeightingDimension {
    let parts = (0..<categories).map { _ in Double(1 + numbers.next(below: 20)) }
    let sum = parts.reduce(0, +)
    return WeightingDimension(
      shares: parts.map { $0 / sum },
      categories: (0..<count).map { _ in numbers.next(below: 12) == 0 ? nil : numbers.next(below: categories) })
  }

  private static func shares(_ dimension: WeightingDimension, _ weights: [Double]) -> [Double] {
    var totals = dimension.shares.map { _ in 0.0 }
    for (category, weight) in zip(dimension.categories, weights) { if let category { totals[category] += weight } }
    let sum = totals.reduce(0, +)
    return totals.map { $0 / sum }
  }

  @Test func theMeanIsOneAndNoneIsOverFiveWhateverTheSample() {
    for seed in 1...200 {
      var numbers = Numbers(state: UInt64(seed))
      let count = 1 + numbers.next(below: 300)
      let dimensions = (0...numbers.next(below: 3)).map { _ in
        Self.dimension(&numbers, count: count, categories: 2 + numbers.next(below: 5))
      }
      let fitted = weighting(dimensions, count: count)
      #expect(fitted.weights.count == count && fitted.weights.allSatisfy { $0.isFinite && $0 >= 0 }, "\(seed)")
      #expect(abs(fitted.weights.reduce(0, +) / Double(count) - 1) < 1e-9, "\(seed)")
      #expect((fitted.weights.max() ?? 0) <= Weighting.mostTimesMean * (1 + 1e-9), "\(seed)")
      #expect(fitted.rounds <= Weighting.mostRounds, "\(seed)")
      let effective = effectiveCount(fitted.weights)
      let least = Double(count) / Weighting.mostTimesMean
      #expect(effective <= Double(count) + 1e-6 && effective >= least - 1e-6, "\(seed)")
    }
  }

  @Test func oneDimensionIsFittedAtOnceAndSeveralWithinTheTolerance() {
    for seed in 1...60 {
      var numbers = Numbers(state: UInt64(seed) &* 977)
      let dimensions = (0..<(1 + seed % 3)).map { _ in Self.dimension(&numbers, count: 800, categories: 3) }
      let fitted = weighting(dimensions, count: 800)
      if dimensions.count == 1 { #expect(fitted.rounds == 1) }
      #expect(fitted.deviation < Weighting.tolerance, "\(seed): \(fitted)")
      guard fitted.trimmedCount == 0 else { continue }
      for dimension in dimensions {
        for (share, known) in zip(Self.shares(dimension, fitted.weights), dimension.shares) {
          #expect(abs(share - known) < Weighting.tolerance, "\(seed)")
        }
      }
    }
  }

  @Test func whoDidNotAnswerHasTheMeanWeight() {
    let one = WeightingDimension(shares: [0.5, 0.5], categories: [0, 0, 0, 1, nil, nil])
    let fitted = weighting([one], count: 6)
    // Four answered: the halves are two each.
    let expected: [Double] = [2.0 / 3, 2.0 / 3, 2.0 / 3, 2, 1, 1]
    for (got, expected) in zip(fitted.weights, expected) { #expect(abs(got - expected) < 1e-12) }
    let effective: Double = 36 / (4.0 / 3 + 4 + 2)
    #expect(abs(effectiveCount(fitted.weights) - effective) < 1e-12)
  }

  @Test func aSampleThatHasTheSharesKeepsItsWeights() {
    let fair = WeightingDimension(shares: [0.75, 0.25], categories: [0, 0, 0, 1])
    let kept = weighting([fair], count: 4)
    #expect(kept.weights == [1, 1, 1, 1] && kept.rounds == 0 && kept.deviation == 0 && kept.trimmedCount == 0)
    #expect(weighting([], count: 3).weights == [1, 1, 1])
    #expect(weighting([], count: 0).weights == [] && effectiveCount([]) == 0)
  }

  @Test func whatNobodyChoseIsTakenOutAndWhatIsTooRareIsTrimmed() {
    let empty = WeightingDimension(shares: [0.25, 0.25, 0.5], categories: [0, 1, 1, nil])
    let fitted = weighting([empty], count: 4)
    for (got, expected) in zip(fitted.weights, [1.5, 0.75, 0.75, 1]) { #expect(abs(got - expected) < 1e-12) }
    // One in a hundred is to speak for half: he would weigh 50, and gets 5.
    let rare = WeightingDimension(shares: [0.5, 0.5], categories: (0..<100).map { $0 == 0 ? 0 : 1 })
    let trimmed = weighting([rare], count: 100)
    #expect(trimmed.trimmedCount == 1 && abs(trimmed.weights[0] - 5) < 1e-12)
    #expect(abs(trimmed.weights[1] - 95.0 / 99) < 1e-12)
    // Only categories that do not exist among the visitors: nothing can be fitted to.
    #expect(weighting([WeightingDimension(shares: [0, 1], categories: [0, 0])], count: 2).weights == [1, 1])
  }

  @Test func equalWeightsTellWhatCountingTells() throws {
    for seed in 1...40 {
      var numbers = Numbers(state: UInt64(seed) &* 31)
      let values = (0..<(2 + numbers.next(below: 60))).map { _ in Double(1 + numbers.next(below: 5)) }
      var weighted = WeightedMoments()
      for value in values { weighted.add(value, weight: 2.5) }
      let (counted, estimate) = (MeanEstimate(Moments(values)), MeanEstimate(weighted))
      #expect(abs(try #require(counted.mean) - (try #require(estimate.mean))) < 1e-12)
      #expect(abs((counted.standardDeviation ?? 0) - (estimate.standardDeviation ?? 0)) < 1e-9)
      #expect(abs(counted.effectiveCount - estimate.effectiveCount) < 1e-9)
      var base = WeightSum()
      for _ in values { base.add(0.4) }
      let hits = values.count { $0 >= 4 }
      let share = ShareEstimate(Proportion(hits: hits, count: values.count))
      let sum = ShareEstimate(hits: 0.4 * Double(hits), of: base)
      #expect(abs((share.share ?? 0) - (sum.share ?? 0)) < 1e-12)
      #expect(abs((share.interval?.lowerBound ?? 0) - (sum.interval?.lowerBound ?? 0)) < 1e-9)
      #expect(abs((share.interval?.upperBound ?? 0) - (sum.interval?.upperBound ?? 0)) < 1e-9)
    }
  }
}
