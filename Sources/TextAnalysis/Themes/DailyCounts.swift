import Statistics

/// How many comments a day has as a rule, and above which number it is out of the ordinary: a control chart of counts
/// (c-chart; Montgomery, Statistical Quality Control, 7.3) whose limits follow the weekday and the scatter there is.
struct DailyCounts {
  /// A day's count that is above its limit.
  struct Excess: Equatable {
    /// The place of the day in the period.
    var day: Int
    var count: Int
    /// What the day has as a rule.
    var expected: Double
    /// The highest count that would still be ordinary.
    var limit: Int
    /// The probability of such a count or more on an ordinary day.
    var probability: Double
  }

  /// By day, as parts of an ordinary day: 1.4 where the weekday has 1.4 times the mean.
  let weekdayFactors: [Double]

  /// Fewer than this are no burst, whatever the limit.
  static let fewest = 3
  /// At least so many days, or nothing is said.
  static let fewestDays = 20

  /// The days that are above their limits.
  ///
  /// Days that are out of the ordinary must not raise the limit by which they are judged: it is first set by the nine
  /// tenths of the days with the lowest counts, then from all that are not above it, until none is added.
  /// - Parameters:
  ///   - counts: by day.
  ///   - probability: that an ordinary day is above its limit.
  func excesses(_ counts: [Int], probability: Double) -> [Excess] {
    guard counts.count >= Self.fewestDays, counts.contains(where: { $0 >= Self.fewest }) else { return [] }
    let order = counts.indices.sorted {
      (Double(counts[$0]) / weekdayFactors[$0], $0) < (Double(counts[$1]) / weekdayFactors[$1], $1)
    }
    var ordinary = Array(order.prefix(counts.count * 9 / 10))
    var above: [Excess] = []
    while true {
      let (mean, dispersion) = fit(counts, ordinary)
      above = self.above(counts, mean, dispersion, probability)
      let days = Set(above.map(\.day))
      let within = counts.indices.filter { !days.contains($0) }
      guard within.count > ordinary.count else { break }
      ordinary = within
    }
    return above
  }

  /// The mean of a day of factor 1 and Pearson's estimate of the dispersion.
  private func fit(_ counts: [Int], _ days: [Int]) -> (mean: Double, dispersion: Double) {
    let exposure = days.reduce(0) { $0 + weekdayFactors[$1] }
    // Half a comment more: nothing in so many days does not prove that it never happens.
    let mean = (Double(days.reduce(0) { $0 + counts[$1] }) + 0.5) / exposure
    let squares = days.reduce(0.0) { sum, day in
      let expected = mean * weekdayFactors[day]
      let distance = Double(counts[day]) - expected
      return sum + distance * distance / expected
    }
    return (mean, squares / Double(max(1, days.count - 1)))
  }

  private func above(_ counts: [Int], _ mean: Double, _ dispersion: Double, _ probability: Double) -> [Excess] {
    var limits: [Double: Int] = [:]
    return counts.enumerated().compactMap { day, count in
      guard count >= Self.fewest else { return nil }
      let expected = mean * weekdayFactors[day]
      let distribution = CountDistribution(mean: expected, dispersion: dispersion)
      let limit = limits[expected] ?? distribution.upperLimit(probability)
      limits[expected] = limit
      guard count > limit else { return nil }
      return Excess(day: day, count: count, expected: expected, limit: limit, probability: distribution.tail(count))
    }
  }

  /// Factors from all comments of a longer time. With little history they stay near 1: every weekday has twenty
  /// comments more that came as on any other (the mean of a gamma prior).
  ///
  /// - Parameters:
  ///   - days: the days to give factors for, as days since any one.
  ///   - history: counts of all comments by day, of days that count.
  init(days: [Int], history: [(day: Int, count: Int)]) {
    func weekday(_ day: Int) -> Int { ((day % 7) + 7) % 7 }
    var sums = [(days: Int, count: Int)](repeating: (0, 0), count: 7)
    for (day, count) in history {
      sums[weekday(day)].days += 1
      sums[weekday(day)].count += count
    }
    let mean = Double(sums.reduce(0) { $0 + $1.count }) / Double(max(1, history.count))
    weekdayFactors = days.map { day in
      let sum = sums[weekday(day)]
      return (Double(sum.count) + 20) / (Double(sum.days) * mean + 20)
    }
  }
}
