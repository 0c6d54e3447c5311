/// How many of how many; mergeable by adding.
public struct Proportion: Hashable, Sendable {
  /// 0 through `count`.
  public var hits: Int
  public var count: Int

  public init(hits: Int, count: Int) {
    self.hits = hits
    self.count = count
  }

  /// 0 through 1; `nil` of nothing, and where the counts cannot be.
  public var share: Double? { count > 0 && (0...count).contains(hits) ? Double(hits) / Double(count) : nil }

  /// The Wilson score interval at 95 % without continuity correction (Wilson 1927); `nil` of nothing.
  public var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    return wilson(share, Double(count))
  }
}

/// - Parameter n: more than 0; a fraction where answers are weighted.
func wilson(_ share: Double, _ n: Double) -> ClosedRange<Double> {
  let z = normalQuantile95
  let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
  let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  // At 0 and at all the bound is exact; rounding must not push it past the share.
  let low = share == 0 ? 0 : max(0, middle - half)
  let high = share == 1 ? 1 : min(1, middle + half)
  return min(low, share)...max(high, share)
}

/// The 97.5 % quantile of the standard normal distribution.
let normalQuantile95 = 1.959963984540054

/// What a comparison of two periods says.
public enum Change: String, Hashable, Sendable {
  case risen, fallen, unchanged
  /// Too few answers in one of the periods.
  case unknown
}

/// Whether a share changed: the 95 % interval of the difference by Newcombe's hybrid score method (1998, method 10)
/// leaves out zero. Below 10 answers in either period nothing is claimed.
public func change(from before: Proportion, to now: Proportion) -> Change {
  change(from: ShareEstimate(before), to: ShareEstimate(now))
}

/// As for counted answers; of weighted ones the effective number must be enough.
public func change(from before: ShareEstimate, to now: ShareEstimate) -> Change {
  guard before.effectiveCount >= 10, now.effectiveCount >= 10, let first = before.share, let second = now.share,
    let firstInterval = before.interval, let secondInterval = now.interval
  else { return .unknown }
  let difference = second - first
  let down = square(second - secondInterval.lowerBound) + square(firstInterval.upperBound - first)
  let up = square(secondInterval.upperBound - second) + square(first - firstInterval.lowerBound)
  return verdict(low: difference - down.squareRoot(), high: difference + up.squareRoot())
}

/// Whether a mean changed: the 95 % interval of the difference with Welch's standard error leaves out zero.
///
/// The normal quantile stands for Student's t, which differs by under 2 % from 60 answers on; below 30 answers in either
/// period nothing is claimed.
public func change(from before: Moments, to now: Moments) -> Change {
  change(from: MeanEstimate(before), to: MeanEstimate(now))
}

/// As for counted values; of weighted ones the effective number must be enough.
public func change(from before: MeanEstimate, to now: MeanEstimate) -> Change {
  guard before.effectiveCount >= 30, now.effectiveCount >= 30, let first = before.mean, let second = now.mean,
    let firstError = before.squaredError, let secondError = now.squaredError
  else { return .unknown }
  let half = normalQuantile95 * (firstError + secondError).squareRoot()
  return verdict(low: second - first - half, high: second - first + half)
}

private func verdict(low: Double, high: Double) -> Change {
  if low > 0 { return .risen }
  return high < 0 ? .fallen : .unchanged
}

private func square(_ value: Double) -> Double { value * value }
