/// Two ways of deciding the same cases, compared by those that only one of them got right.
public struct PairedDecisions: Hashable, Sendable {
  /// How many cases only the first, or only the second, got right.
  public var onlyFirst: Int
  public var onlySecond: Int

  public init(onlyFirst: Int = 0, onlySecond: Int = 0) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
  }

  /// The probability of so many, or more, being right only for one of them if both are equally good, whichever it is:
  /// McNemar's test (1947) in its exact form, the sign test with n = the cases in which they differ and p = ½.
  public var probability: Double { min(1, 2 * tail(min(onlyFirst, onlySecond))) }

  /// The probability of the second losing so many, or more, and gaining so few if both are equally good (one side).
  public var probabilityOfLoss: Double { tail(onlySecond) }

  /// P(X ≤ count) for X binomial with n = the cases in which they differ and p = ½. Relative to the middle, so that
  /// nothing becomes too small; takes as long as there are cases.
  private func tail(_ count: Int) -> Double {
    let all = onlyFirst + onlySecond
    let middle = all / 2
    var (sum, below) = (0.0, 0.0)
    var weight = 1.0
    for number in stride(from: middle, through: 0, by: -1) {
      sum += weight
      if number <= count { below += weight }
      weight *= Double(number) / Double(all - number + 1)
    }
    weight = 1
    for number in middle..<all {
      weight *= Double(all - number) / Double(number + 1)
      sum += weight
      if number + 1 <= count { below += weight }
    }
    return below / sum
  }
}
