import Statistics
import Testing

@Suite struct ProportionTests {
  /// scipy 1.17: `stats.binomtest(hits, count).proportion_ci(0.95, "wilson")`.
  @Test func intervalsAreWilsons() throws {
    let rows: [(hits: Int, count: Int, low: Double, high: Double)] = [
      (0, 1, 0, 0.7934506856227626), (0, 10, 0, 0.27753279986288926),
      (1, 10, 0.017876213095072896, 0.4041500267952385), (5, 10, 0.236593090512564, 0.7634069094874361),
      (10, 10, 0.7224672001371109, 1), (15, 148, 0.06238639953073629, 0.16048724172330803),
      (81, 263, 0.2552885198782742, 0.36620957698280004), (42, 50, 0.7148578393696501, 0.916625793219666),
      (870, 1000, 0.8477319733455311, 0.889436225375158),
      (9999, 10000, 0.9994337311025987, 0.9999823473263989),
    ]
    for row in rows {
      let interval = try #require(Proportion(hits: row.hits, count: row.count).interval)
      #expect(abs(interval.lowerBound - row.low) < 1e-9, "\(row)")
      #expect(abs(interval.upperBound - row.high) < 1e-9, "\(row)")
    }
  }

  @Test func intervalsHoldTheShareAndStayWithinNothingAndAll() throws {
    for count in [1, 2, 3, 7, 10, 49, 263, 1_000] {
      for hits in 0...count {
        let proportion = Proportion(hits: hits, count: count)
        let share = try #require(proportion.share)
        let interval = try #require(proportion.interval)
        let mirrored = try #require(Proportion(hits: count - hits, count: count).interval)
        let isBounded = interval.lowerBound >= 0 && interval.upperBound <= 1 && interval.contains(share)
        #expect(isBounded, "\(hits) of \(count)")
        #expect(abs(interval.lowerBound - (1 - mirrored.upperBound)) < 1e-12, "\(hits) of \(count)")
      }
    }
  }

  @Test func nothingIsClaimedOfImpossibleCounts() {
    for (hits, count) in [(0, 0), (3, 0), (11, 10), (200, 1), (-1, 10), (0, -5), (-5, -5)] {
      let proportion = Proportion(hits: hits, count: count)
      #expect(proportion.share == nil && proportion.interval == nil, "\(hits) of \(count)")
      #expect(change(from: proportion, to: Proportion(hits: 50, count: 100)) == .unknown)
      #expect(change(from: Proportion(hits: 50, count: 100), to: proportion) == .unknown)
    }
  }

  /// The interval of the difference by Newcombe's method 10, from scipy's Wilson bounds; 56/70 against 48/80 is the
  /// example of his paper (0.0524 through 0.3339).
  @Test func sharesChangeWhereNewcombesIntervalLeavesOutZero() {
    let rows: [(before: (Int, Int), now: (Int, Int), expected: Change)] = [
      ((48, 80), (56, 70), .risen),  // 0.0524 … 0.3339
      ((56, 70), (48, 80), .fallen),
      ((9, 10), (3, 10), .fallen),  // -0.8090 … -0.1705
      ((0, 10), (10, 10), .risen),  // 0.6075 … 1
      ((850, 1_000), (862, 1_000), .unchanged),  // -0.0188 … 0.0428
      ((850, 1_000), (890, 1_000), .risen),  // 0.0105 … 0.0695
      ((600, 1_000), (642, 1_000), .unchanged),  // -0.0005 … 0.0843
      ((600, 1_000), (643, 1_000), .risen),  // 0.0005 … 0.0853
      ((41, 50), (41, 50), .unchanged), ((10, 10), (10, 10), .unchanged), ((0, 10), (0, 10), .unchanged),
      ((5, 9), (9, 9), .unknown), ((900, 1_000), (1, 9), .unknown), ((0, 0), (0, 0), .unknown),
    ]
    for row in rows {
      let before = Proportion(hits: row.before.0, count: row.before.1)
      let now = Proportion(hits: row.now.0, count: row.now.1)
      #expect(change(from: before, to: now) == row.expected, "\(row)")
    }
  }

  @Test func theOppositeComparisonSaysTheOpposite() {
    let opposite: [Change: Change] = [.risen: .fallen, .fallen: .risen, .unchanged: .unchanged, .unknown: .unknown]
    let proportions = stride(from: 0, through: 40, by: 4).flatMap { hits in
      [
        Proportion(hits: min(hits, 9), count: 9), Proportion(hits: hits, count: 40),
        Proportion(hits: hits * 3, count: 160),
      ]
    }
    for before in proportions {
      for now in proportions {
        #expect(change(from: now, to: before) == opposite[change(from: before, to: now)])
      }
    }
  }
}
