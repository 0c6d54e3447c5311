import Statistics
import Testing

@Suite struct PairedTests {
  /// Against `scipy.stats.binomtest(onlyFirst, n)`, and of `onlySecond` with `alternative='less'`.
  @Test(arguments: [
    (1, 9, 0.021484375, 0.9990234375), (0, 5, 0.0625, 1.0), (5, 0, 0.0625, 0.03125),
    (600, 700, 0.0060157938610449395, 0.9974643382210212), (12, 4, 0.076812744140625, 0.0384063720703125), (0, 0, 1.0, 1.0),
  ])
  func mcNemarIsTheExactSignTest(onlyFirst: Int, onlySecond: Int, probability: Double, loss: Double) {
    let decisions = PairedDecisions(onlyFirst: onlyFirst, onlySecond: onlySecond)
    #expect(abs(decisions.probability - probability) < 1e-12)
    #expect(abs(decisions.probabilityOfLoss - loss) < 1e-12)
  }

  @Test func theBootstrapOfAMeanScattersAsItsStandardErrorSays() {
    let values = (0..<400).map { Double($0 % 20) }
    func interval(_ seed: UInt64) -> ClosedRange<Double> {
      bootstrapInterval(count: values.count, replicates: 2_000, seed: seed) { drawn in
        drawn.reduce(0) { $0 + values[$1] } / Double(drawn.count)
      }
    }
    // The standard deviation of 0…19 is √33.25; ±1.96 standard errors about 9.5.
    let half = 1.96 * (33.25 / 400).squareRoot()
    #expect(abs(interval(1).lowerBound - (9.5 - half)) < 0.08 && abs(interval(1).upperBound - (9.5 + half)) < 0.08)
    #expect(interval(1) == interval(1) && interval(1) != interval(2))
  }
}
