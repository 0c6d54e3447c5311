/// How far a figure scatters when the cases that it is made of are drawn again, with replacement: the percentile
/// interval of the bootstrap (Efron and Tibshirani 1993, chapter 13). The same seed gives the same interval.
///
/// - Parameters:
///   - count: the number of cases; 1 or more, else the interval is that of no cases at all.
///   - replicates: how often they are drawn; 1,000 is usual.
///   - statistic: the figure of the cases with these numbers, each 0 or more and below `count`.
/// - Returns: what lies between the 2.5th and the 97.5th percentile.
public func bootstrapInterval(
  count: Int, replicates: Int, seed: UInt64, statistic: ([Int]) -> Double
) -> ClosedRange<Double> {
  var random = SplitMix(state: seed)
  var values: [Double] = []
  values.reserveCapacity(replicates)
  var drawn = [Int](repeating: 0, count: max(0, count))
  for _ in 0..<max(1, replicates) {
    for place in drawn.indices { drawn[place] = random.number(below: count) }
    values.append(statistic(drawn))
  }
  values.sort()
  let tail = Int(Double(values.count) * 0.025)
  return values[tail]...values[values.count - 1 - tail]
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix {
  var state: UInt64

  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    // The high half of the product with the bound: uneven by less than one in 2^50 for the counts that occur here.
    return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
