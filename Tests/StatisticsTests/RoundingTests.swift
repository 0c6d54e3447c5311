import Statistics
import Testing

@Suite struct RoundingTests {
  @Test func percentagesAddUpToAll() {
    let rows: [(counts: [Int], tenths: [Int])] = [
      ([1, 1, 1], [334, 333, 333]), ([1, 2], [333, 667]), ([0, 0, 5], [0, 0, 1_000]), ([0, 0], [0, 0]), ([], []),
      ([1, 0, 1, 0, 1, 1, 1, 1], [167, 0, 167, 0, 167, 167, 166, 166]), ([997, 1, 1, 1], [997, 1, 1, 1]),
    ]
    for row in rows { #expect(percentTenths(row.counts) == row.tenths) }
    for seed in 1..<200 {
      let counts = (0..<(seed % 9 + 1)).map { (seed * 7919 + $0 * 104_729) % 613 }
      let tenths = percentTenths(counts)
      #expect(tenths.reduce(0, +) == (counts.contains { $0 > 0 } ? 1_000 : 0))
      for (count, tenth) in zip(counts, tenths) where count > 0 {
        let exact = Double(count) * 1_000 / Double(counts.reduce(0, +))
        #expect(abs(Double(tenth) - exact) < 1)
      }
    }
  }

  @Test func numbersAreWrittenWithTheirDecimals() {
    let rows: [(value: Double, decimals: Int, expected: String)] = [
      (0, 0, "0"), (0, 2, "0.00"), (4.2, 2, "4.20"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (0.05, 1, "0.1"),
      (-0.05, 1, "-0.1"), (-0.004, 2, "0.00"), (-3.456, 1, "-3.5"), (99.95, 1, "100.0"), (0.5, 0, "1"),
      (12_345_678.9, 1, "12345678.9"), (1_234_567_890.12, 2, "1234567890.12"), (123_456_789_012, 2, "123456789012.00"),
      (999_999_999_999, 3, "999999999999.000"), (1e12, 0, "–"), (.nan, 2, "–"), (-.infinity, 1, "–"),
    ]
    for row in rows { #expect(fixed(row.value, row.decimals) == row.expected) }
  }

  @Test func itemsFallIntoFieldsAtTheMeans() {
    let items = [(importance: 5.0, performance: 5.0), (5, 1), (1, 1), (1, 5), (3, 3)]
    #expect(quadrants(items) == [.keepUp, .concentrate, .lowPriority, .overkill, .keepUp])
    #expect(quadrants([(4.5, 3.9)]) == [.keepUp])
    #expect(quadrants([]).isEmpty)
    #expect(quadrants([(.nan, 3), (4, 4)]).isEmpty)
  }
}
