import Statistics
import Testing

/// Figures of SciPy 1.17.1: `chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic`,
/// `fisher_exact(table).pvalue`, `false_discovery_control(p)`, `poisson.sf` and `nbinom.sf`. `Tests/Whole/test_themes.py`
/// asks SciPy itself about the sample.
@Suite struct CountComparisonTests {
  private static func comparison(_ now: Int, _ nowCount: Int, _ before: Int, _ beforeCount: Int) -> CountComparison {
    CountComparison(now: Proportion(hits: now, count: nowCount), before: Proportion(hits: before, count: beforeCount))
  }

  private static func isNear(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-8 * abs(expected) || abs(value - expected) < 1e-100
  }

  @Test func aChangeIsMeasuredAsSciPyMeasuresIt() {
    let rows: [(counts: (Int, Int, Int, Int), logLikelihood: Double, probability: Double)] = [
      ((19, 664, 0, 907), 33.04326245422279, 6.736081774969178e-08),
      ((31, 664, 8, 907), 23.16800442609993, 3.3563771847717283e-06),
      ((0, 664, 15, 907), 16.58552626733629, 0.000300285358421638),
      ((5, 100, 0, 100), 7.059690985837881, 0.059383210468586585),
      ((1, 1, 0, 1), 2.772588722239781, 1.0),
      ((250, 1000, 200, 1000), 7.180226635201947, 0.008649240907370535),
      ((700, 100000, 1200, 100000), 134.40332369834584, 5.897680230930604e-31),
      ((40, 50, 1, 3000), 366.75835582078145, 1.880356753330149e-80),
      ((2, 30, 5, 4000), 11.430728948941322, 0.0010994051785965945),
    ]
    for row in rows {
      let comparison = Self.comparison(row.counts.0, row.counts.1, row.counts.2, row.counts.3)
      #expect(Self.isNear(abs(comparison.logLikelihood), row.logLikelihood), "\(row)")
      #expect(Self.isNear(comparison.probability, row.probability), "\(row) \(comparison.probability)")
      #expect((Double(row.counts.0) < comparison.expected) == (comparison.logLikelihood < 0), "\(row)")
    }
  }

  @Test func nothingChangesWhereSharesAreEqualAndTurningPeriodsRoundTurnsTheSign() {
    #expect(abs(Self.comparison(10, 100, 20, 200).logLikelihood) < 1e-12)
    #expect(Self.comparison(10, 100, 20, 200).probability == 1)
    #expect(Self.comparison(0, 10, 0, 20).logLikelihood == 0)
    let (one, other) = (Self.comparison(12, 300, 3, 500), Self.comparison(3, 500, 12, 300))
    #expect(abs(one.logLikelihood + other.logLikelihood) < 1e-9)
    #expect(abs(one.logRatio.value + other.logRatio.value) < 1e-12)
    #expect(one.logRatio.interval.contains(one.logRatio.value) && one.logRatio.interval.lowerBound > 0)
    // ln((12.5 / 300.5) / (3.5 / 500.5)) and 1.96 times the root of 1/12.5 − 1/300.5 + 1/3.5 − 1/500.5, over ln 2.
    #expect(abs(one.logRatio.value - 2.5725063) < 1e-6 && abs(one.logRatio.interval.lowerBound - 0.8750130) < 1e-6)
  }

  @Test func falseDiscoveryRatesAreThoseOfSciPy() {
    let rows: [(probabilities: [Double], rates: [Double])] = [
      ([0.01, 0.04, 0.03, 0.005], [0.02, 0.04, 0.039999999999999994, 0.02]),
      ([0.5], [0.5]),
      ([0.2, 0.2, 0.2], [0.2, 0.2, 0.2]),
      ([0.001, 0.9, 0.02, 0.021, 0.022, 1.0], [0.006, 1.0, 0.033, 0.033, 0.033, 1.0]),
    ]
    for row in rows {
      #expect(zip(falseDiscoveryRates(row.probabilities), row.rates).allSatisfy(Self.isNear), "\(row)")
    }
    #expect(falseDiscoveryRates([]).isEmpty)
  }

  @Test func tailsAndLimitsAreThoseOfSciPy() {
    let rows: [(mean: Double, dispersion: Double, count: Int, tail: Double, limit: Int)] = [
      (0.05, 1, 3, 2.006749362439793e-05, 3),
      (4.2, 1, 9, 0.02793219095802424, 15),
      (30, 1, 55, 2.712427905540491e-05, 56),
      (5000, 1, 5400, 1.2076296312214793e-08, 5304),
      (0.3, 2.5, 6, 0.004324430071090812, 16),
      (7, 1.6, 20, 0.0017073491952099937, 28),
      (40, 12, 200, 1.4099564541784694e-05, 204),
    ]
    for row in rows {
      let distribution = CountDistribution(mean: row.mean, dispersion: row.dispersion)
      #expect(Self.isNear(distribution.tail(row.count), row.tail), "\(row) \(distribution.tail(row.count))")
      #expect(distribution.upperLimit(1e-5) == row.limit, "\(row) \(distribution.upperLimit(1e-5))")
      #expect(distribution.tail(row.limit + 1) <= 1e-5 && distribution.tail(row.limit) > 1e-5, "\(row)")
    }
    #expect(CountDistribution(mean: 2, dispersion: 1).tail(0) == 1)
  }

  @Test func logarithmsAreThoseOfMathematics() {
    let rows: [(value: Double, logarithm: Double)] = [
      (1, 0), (2, 0.6931471805599453), (10, 2.302585092994046), (0.001, -6.907755278982137), (1e300, 690.7755278982137),
      (5e-324, -744.4400719213812), (0.9999999, -1.0000000494736474e-07),
    ]
    for row in rows { #expect(abs(logarithm(row.value) - row.logarithm) <= abs(row.logarithm) * 1e-14, "\(row)") }
    #expect(logarithm(0) == -.infinity && logarithm(-1).isNaN)
    for value in [0.1, 1, 3.7, 1000] { #expect(abs(powerOfTwo(logarithm(value) / 0.6931471805599453) - value) < value * 1e-13) }
  }
}
