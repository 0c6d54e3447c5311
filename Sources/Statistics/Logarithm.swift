/// The natural logarithm of 2: so many nats are a bit.
public let logarithmOfTwo = 0.6931471805599453

/// 2 to a power, through the exponential series; the same digits on every machine. `exponent` within ±1,000.
public func powerOfTwo(_ exponent: Double) -> Double {
  let whole = exponent.rounded()
  let rest = (exponent - whole) * logarithmOfTwo
  var (term, sum) = (1.0, 1.0)
  for degree in 1...16 {
    term *= rest / Double(degree)
    sum += term
  }
  return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
}

/// The natural logarithm in plain arithmetic: the same digits on every machine, and no C library. Relative error below
/// 1e-15. Minus infinity for 0, not a number below it.
public func logarithm(_ value: Double) -> Double {
  guard value > 0 else { return value == 0 ? -.infinity : .nan }
  guard value.isFinite else { return value }
  // value = significand · 2^exponent with the significand near 1, and ln x = 2 artanh((x − 1)/(x + 1)) as a series.
  var significand = value.significand
  var exponent = Double(value.exponent)
  if significand > 1.4142135623730951 {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var sum = 0.0
  for power in stride(from: 23, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
  return 2 * ratio * sum + exponent * logarithmOfTwo
}
