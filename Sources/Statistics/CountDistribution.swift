/// How a count of a day scatters about its mean: Poisson where the variance is the mean, else negative binomial.
public struct CountDistribution: Hashable, Sendable {
  /// More than 0.
  public var mean: Double
  /// The variance over the mean; 1 or more.
  public var dispersion: Double

  /// Means up to a million and dispersions up to 10,000; what is outside is brought inside.
  public init(mean: Double, dispersion: Double) {
    self.mean = min(1e6, max(1e-9, mean))
    self.dispersion = min(1e4, max(1, dispersion))
  }

  /// The probability of `count` or more.
  public func tail(_ count: Int) -> Double {
    let weights = weights(upTo: count)
    let above = weights.reversed().prefix(max(0, weights.count - max(0, count))).reduce(0, +)
    return min(1, above / weights.reversed().reduce(0, +))
  }

  /// The upper control limit: the smallest count that is exceeded with no more than this probability.
  public func upperLimit(_ probability: Double) -> Int {
    let weights = weights(upTo: 0)
    let allowed = max(probability, 1e-20) * weights.reversed().reduce(0, +)
    var above = 0.0
    for count in weights.indices.reversed() {
      above += weights[count]
      if above > allowed { return count }
    }
    return 0
  }

  /// Relative to the likeliest count, until they are nothing beside 1e-20. With variance φμ the ratio of neighbours is
  /// p(k + 1) ÷ p(k) = (k(φ − 1) + μ) ÷ (φ(k + 1)); φ = 1 is Poisson's μ ÷ (k + 1).
  private func weights(upTo count: Int) -> [Double] {
    func ratio(_ count: Int) -> Double {
      (Double(count) * (dispersion - 1) + mean) / (dispersion * Double(count + 1))
    }
    let mode = Int(max(0, (mean - dispersion).rounded(.up)))
    var weights = [Double](repeating: 0, count: mode + 1)
    weights[mode] = 1
    for count in (0..<mode).reversed() { weights[count] = weights[count + 1] / ratio(count) }
    while let last = weights.last, last > 1e-30 || (weights.count <= min(count, 1 << 24) && last > 0) {
      weights.append(last * ratio(weights.count - 1))
    }
    return weights
  }
}
