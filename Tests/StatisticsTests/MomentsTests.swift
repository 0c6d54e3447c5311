import Statistics
import Testing

@Suite struct MomentsTests {
  @Test func countMeanAndSpread() throws {
    // numpy 2: `np.mean`, `np.std(ddof=1)`.
    let moments = Moments([3.1, 4.7, 2.2, 5.0, 4.4, 1.9])
    #expect(moments.count == 6)
    #expect(abs(try #require(moments.mean) - 3.55) < 1e-14)
    #expect(abs(try #require(moments.standardDeviation) - 1.3337915879176927) < 1e-14)
    #expect(Moments([5, 5, 5]).standardDeviation == 0)
  }

  /// The design of NIST's NumAcc2–4: a large offset and a spread of 0.1, whose true values are known.
  @Test func largeMeansDoNotCancelTheSpread() throws {
    for (offset, tolerance) in [(1.0, 1e-12), (1e6, 1e-8), (1e9, 1e-6)] {
      var moments = Moments([offset + 0.2])
      for _ in 0..<500 {
        moments.add(offset + 0.1)
        moments.add(offset + 0.3)
      }
      #expect(abs(try #require(moments.mean) - (offset + 0.2)) <= 1e-15 * offset + 1e-13)
      #expect(abs(try #require(moments.standardDeviation) - 0.1) < tolerance, "\(offset)")
    }
  }

  @Test func partsMergeIntoTheWhole() throws {
    let values = (0..<400).map { Double(($0 * 7919) % 101) / 10 + 1_000 }
    let whole = Moments(values)
    for cut in [1, 2, 57, 199, 399] {
      var left = Moments(values[..<cut])
      let right = Moments(values[cut...])
      left.merge(right)
      #expect(left.count == whole.count)
      #expect(abs(try #require(left.mean) - (try #require(whole.mean))) < 1e-10)
      #expect(abs(try #require(left.standardDeviation) - (try #require(whole.standardDeviation))) < 1e-10)
    }
  }

  /// Not nearly the same but the same: a report made of parts is equal byte for byte.
  @Test func nothingMergedChangesNothing() {
    let series = (1...200).map { length in (0..<length).map { Double(($0 * 37 + length) % 11) / 7 } }
    for values in [[], [0.1], [4.2, 4.9, 1.3], [1e9 + 0.1, 1e9 + 0.7, 3]] + series {
      let moments = Moments(values)
      var empty = Moments()
      empty.merge(moments)
      var same = moments
      same.merge(Moments())
      #expect(empty == moments && same == moments, "\(values)")
    }
  }

  @Test func nothingAndNotANumberGiveNothing() {
    #expect(Moments().mean == nil && Moments().standardDeviation == nil)
    #expect(Moments([4]).mean == 4 && Moments([4]).standardDeviation == nil)
    for values in [[Double.nan], [1, .nan, 3], [.infinity, 1], [.infinity, -.infinity, 1], [1e308, -1e308, 1e308]] {
      let moments = Moments(values)
      #expect(moments.mean?.isFinite ?? true, "\(values)")
      #expect(moments.standardDeviation?.isFinite ?? true, "\(values)")
      let many = Moments((0..<50).map(Double.init))
      var broken = many
      broken.merge(moments)
      #expect(change(from: many, to: broken) == .unknown, "\(values)")
    }
    #expect(median([]) == nil && median([.nan]) == nil && median([3, .nan, 1]) == nil)
  }

  @Test func mediansAreTheMiddle() {
    let rows: [([Double], Double)] = [
      ([7], 7), ([3, 1], 2), ([9, 1, 5], 5), ([3.1, 4.7, 2.2, 5.0, 4.4, 1.9], 3.75), ([-.infinity, 0, .infinity], 0),
    ]
    for (values, expected) in rows { #expect(median(values) == expected) }
  }

  @Test func meansChangeWhereWelchsIntervalLeavesOutZero() {
    let low = Moments((0..<60).map { Double($0 % 3) + 2 })
    let slightlyHigher = Moments((0..<60).map { Double($0 % 3) + 2.2 })
    let higher = Moments((0..<60).map { Double($0 % 3) + 2.4 })
    let constant = Moments(Array(repeating: 4.2, count: 30))
    let rows: [(Moments, Moments, Change)] = [
      (low, low, .unchanged), (low, slightlyHigher, .unchanged), (low, higher, .risen), (higher, low, .fallen),
      (constant, Moments(Array(repeating: 4.2, count: 31)), .unchanged),
      (constant, Moments(Array(repeating: 4.3, count: 31)), .risen),
      (constant, Moments(Array(repeating: 5, count: 29)), .unknown), (Moments(), constant, .unknown),
    ]
    for (before, now, expected) in rows { #expect(change(from: before, to: now) == expected) }
  }
}
