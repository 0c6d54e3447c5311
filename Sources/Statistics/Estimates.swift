/// A share with what is known of its precision, of answers that are counted or weighted.
public struct ShareEstimate: Hashable, Sendable {
  /// The answers that it is of, each counted once.
  public var count: Int
  /// How many answers of equal weight would tell as much (Kish); ``count`` where none is weighted.
  public var effectiveCount: Double
  /// 0 through 1; `nil` of nothing.
  public var share: Double?
  /// The Wilson score interval at 95 %, from ``effectiveCount``; `nil` of nothing.
  public var interval: ClosedRange<Double>?

  /// Of counted answers.
  public init(_ proportion: Proportion) {
    count = proportion.count
    effectiveCount = Double(proportion.count)
    share = proportion.share
    interval = proportion.interval
  }

  /// Of weighted answers.
  ///
  /// - Parameters:
  ///   - hits: the weight of the hits.
  ///   - of: the weights of all that count in the base.
  public init(hits: Double, of base: WeightSum) {
    count = base.count
    effectiveCount = base.effectiveCount
    guard base.sum > 0 else { return }
    let share = min(1, max(0, hits / base.sum))
    self.share = share
    interval = wilson(share, base.effectiveCount)
  }
}

/// A mean with what is known of its precision, of values that are counted or weighted.
public struct MeanEstimate: Hashable, Sendable {
  public var count: Int
  /// As ``ShareEstimate/effectiveCount``.
  public var effectiveCount: Double
  public var mean: Double?
  public var standardDeviation: Double?
  /// The squared standard error of the mean.
  var squaredError: Double?

  /// Of counted values.
  public init(_ moments: Moments) {
    count = moments.count
    effectiveCount = Double(moments.count)
    mean = moments.mean
    standardDeviation = moments.standardDeviation
    squaredError = moments.squaredError
  }

  /// Of weighted values.
  public init(_ moments: WeightedMoments) {
    count = moments.weights.count
    effectiveCount = moments.weights.effectiveCount
    mean = moments.mean
    standardDeviation = moments.standardDeviation
    squaredError = moments.standardDeviation.map { $0 * $0 / moments.weights.effectiveCount }
  }
}

/// Weights that were added up, with what their spread costs.
public struct WeightSum: Hashable, Sendable {
  public private(set) var count = 0
  public private(set) var sum = 0.0
  private var squares = 0.0

  public init() {}

  public mutating func add(_ weight: Double) {
    count += 1
    sum += weight
    squares += weight * weight
  }

  /// (Σw)² ÷ Σw² (Kish 1965); 0 of nothing.
  public var effectiveCount: Double { squares > 0 ? sum * sum / squares : 0 }
}

/// Mean and spread of weighted numbers, in one pass (West 1979).
public struct WeightedMoments: Hashable, Sendable {
  public private(set) var weights = WeightSum()
  private var runningMean = 0.0
  /// The weighted sum of squared distances from the mean.
  private var squares = 0.0

  public init() {}

  public mutating func add(_ value: Double, weight: Double) {
    weights.add(weight)
    guard weight > 0 else { return }
    let distance = value - runningMean
    runningMean += distance * weight / weights.sum
    squares += weight * distance * (value - runningMean)
  }

  /// `nil` without weight.
  public var mean: Double? { weights.sum > 0 ? runningMean : nil }

  /// The spread among all visitors as the sample tells it: Σw(x − mean)² ÷ (Σw − Σw²/Σw); with equal weights the
  /// sample's standard deviation. `nil` up to one effective answer.
  public var standardDeviation: Double? {
    let effective = weights.effectiveCount
    guard effective > 1 else { return nil }
    return (squares / weights.sum * effective / (effective - 1)).squareRoot()
  }
}
