/// What is known of one question's answers among all visitors, and what each respondent answered to it.
public struct WeightingDimension: Hashable, Sendable {
  /// By category; not negative, and 1 together.
  public var shares: [Double]
  /// By respondent: an index into ``shares``; `nil` without an answer.
  public var categories: [Int?]

  public init(shares: [Double], categories: [Int?]) {
    self.shares = shares
    self.categories = categories
  }
}

/// A weight for each respondent, so that the sample has the known shares.
public struct Weighting: Hashable, Sendable {
  /// By respondent; their mean is 1.
  public var weights: [Double]
  /// How often all dimensions were gone through.
  public var rounds: Int
  /// The largest distance of a weighted share from its known share, over all dimensions, before trimming.
  public var deviation: Double
  /// How many weights were cut to ``mostTimesMean``.
  public var trimmedCount: Int

  /// No weight is more than so many times the mean: few respondents must not speak for very many.
  public static let mostTimesMean = 5.0
  /// Raking ends where no weighted share is further from its known share, or after ``mostRounds``.
  public static let tolerance = 1e-6
  public static let mostRounds = 100
}

/// Post-stratification for one dimension; raking (iterative proportional fitting: Deming & Stephan 1940) for several.
///
/// Each round scales, dimension by dimension, the weights of each category to its share of the weight of those who
/// answered; who did not answer keeps his weight, so that without any other dimension it is the mean. A category that
/// nobody chose has nobody to speak for it: the others' shares are then taken out of their own sum.
///
/// - Parameter count: the respondents, as many as every dimension has categories of.
public func weighting(_ dimensions: [WeightingDimension], count: Int) -> Weighting {
  let dimensions = dimensions.map(\.withoutEmptyCategories)
  var weights = [Double](repeating: 1, count: count)
  var rounds = 0
  var deviation = largestDeviation(dimensions, weights)
  while deviation >= Weighting.tolerance, rounds < Weighting.mostRounds {
    for dimension in dimensions { dimension.fit(&weights) }
    rounds += 1
    deviation = largestDeviation(dimensions, weights)
  }
  scale(&weights, toMean: 1)
  let trimmedCount = trim(&weights)
  return Weighting(weights: weights, rounds: rounds, deviation: deviation, trimmedCount: trimmedCount)
}

/// How many respondents of equal weight would tell as much: (Σw)² ÷ Σw² (Kish 1965); 0 of nobody.
public func effectiveCount(_ weights: some Sequence<Double>) -> Double {
  var (sum, squares) = (0.0, 0.0)
  for weight in weights {
    sum += weight
    squares += weight * weight
  }
  return squares > 0 ? sum * sum / squares : 0
}

extension WeightingDimension {
  /// The shares of the categories that somebody chose, taken out of their own sum.
  fileprivate var withoutEmptyCategories: WeightingDimension {
    let chosen = Set(categories.compactMap { $0 })
    let sum = shares.indices.reduce(0) { chosen.contains($1) ? $0 + shares[$1] : $0 }
    // Where only categories of no share were chosen, nothing is known that could be fitted to.
    guard sum > 0 else { return WeightingDimension(shares: [], categories: categories.map { _ in nil }) }
    let kept = shares.indices.map { chosen.contains($0) ? shares[$0] / sum : 0 }
    return WeightingDimension(shares: kept, categories: categories)
  }

  /// The weight of each category.
  fileprivate func totals(_ weights: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: shares.count)
    for (category, weight) in zip(categories, weights) {
      if let category { totals[category] += weight }
    }
    return totals
  }

  fileprivate func fit(_ weights: inout [Double]) {
    let totals = totals(weights)
    let answered = totals.reduce(0, +)
    for (index, category) in categories.enumerated() {
      guard let category, totals[category] > 0 else { continue }
      weights[index] *= shares[category] * answered / totals[category]
    }
  }
}

private func largestDeviation(_ dimensions: [WeightingDimension], _ weights: [Double]) -> Double {
  dimensions.flatMap { dimension -> [Double] in
    let totals = dimension.totals(weights)
    let answered = totals.reduce(0, +)
    return answered > 0 ? zip(totals, dimension.shares).map { abs($0 / answered - $1) } : []
  }.max() ?? 0
}

private func scale(_ weights: inout [Double], toMean mean: Double) {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return }
  let factor = mean * Double(weights.count) / sum
  for index in weights.indices { weights[index] *= factor }
}

/// Cuts what is over the most and gives it to the others in proportion, until none is over; the mean stays 1. Returns
/// how many were cut.
private func trim(_ weights: inout [Double]) -> Int {
  let most = Weighting.mostTimesMean
  var isCut = weights.map { $0 > most }
  var count = 0
  while isCut.count(where: { $0 }) > count {
    count = isCut.count(where: { $0 })
    let rest = zip(weights, isCut).reduce(0) { $1.1 ? $0 : $0 + $1.0 }
    let factor = rest > 0 ? (Double(weights.count) - most * Double(count)) / rest : 1
    for index in weights.indices { weights[index] = isCut[index] ? most : weights[index] * factor }
    for index in weights.indices where weights[index] > most { isCut[index] = true }
  }
  return count
}
