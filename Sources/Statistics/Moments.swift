/// Count, mean and spread of numbers, in one pass and mergeable.
///
/// Welford's update and the pairwise merge of Chan, Golub and LeVeque (1979): no cancellation where the mean is large
/// against the spread.
public struct Moments: Hashable, Sendable {
  public private(set) var count = 0
  private var runningMean = 0.0
  /// The sum of squared distances from the mean.
  private var squares = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    count += 1
    let distance = value - runningMean
    runningMean += distance / Double(count)
    squares += distance * (value - runningMean)
  }

  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    // Multiplying and dividing by the count could change the last bit.
    guard count > 0 else { return self = other }
    let total = Double(count + other.count)
    let distance = other.runningMean - runningMean
    squares += other.squares + distance * distance * Double(count) * Double(other.count) / total
    runningMean += distance * Double(other.count) / total
    count += other.count
  }

  /// `nil` without values, or where one of them was not a finite number.
  public var mean: Double? { count > 0 && runningMean.isFinite ? runningMean : nil }

  /// The sample's standard deviation (n − 1); `nil` below two values, or where one of them was not a finite number.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The squared standard error of the mean; `nil` as the standard deviation is.
  var squaredError: Double? { variance.map { $0 / Double(count) } }

  private var variance: Double? { count > 1 && squares.isFinite ? squares / Double(count - 1) : nil }
}

/// The value below which half of the values lie; the mean of the middle two for an even number. `nil` without values,
/// or where one of them is not a number.
public func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty, !values.contains(where: \.isNaN) else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
