/// The exponential function in plain arithmetic: the same digits on every machine, and no C library. Below −700 it is
/// 0, above 700 as for 700.
package func exponential(_ exponent: Double) -> Double { exponential(SIMD2(repeating: exponent))[0] }

/// As above, of eight numbers.
package func exponential(_ exponents: SIMD8<Double>) -> SIMD8<Double> {
  var powers = SIMD8<Double>()
  powers.lowHalf.lowHalf = exponential(exponents.lowHalf.lowHalf)
  powers.lowHalf.highHalf = exponential(exponents.lowHalf.highHalf)
  powers.highHalf.lowHalf = exponential(exponents.highHalf.lowHalf)
  powers.highHalf.highHalf = exponential(exponents.highHalf.highHalf)
  return powers
}

/// As above, of two, which every processor takes at once.
@inline(__always)
private func exponential(_ exponents: SIMD2<Double>) -> SIMD2<Double> {
  // e^x = 2^k · e^r with |r| ≤ ln 2 / 2, and a Taylor series that is exact to double precision there.
  let limited = exponents.clamped(lowerBound: SIMD2(repeating: -700), upperBound: SIMD2(repeating: 700))
  // A sum that leaves no bits for a fraction rounds to whole numbers: its lowest bits are k.
  let rounding = 6_755_399_441_055_744.0
  let shifted = limited * 1.4426950408889634 + rounding
  let rest = limited - (shifted - rounding) * 0.6931471805599453
  var sum = SIMD2(repeating: 1.0 / 87_178_291_200)
  sum = sum * rest + 1.0 / 6_227_020_800
  sum = sum * rest + 1.0 / 479_001_600
  sum = sum * rest + 1.0 / 39_916_800
  sum = sum * rest + 1.0 / 3_628_800
  sum = sum * rest + 1.0 / 362_880
  sum = sum * rest + 1.0 / 40_320
  sum = sum * rest + 1.0 / 5_040
  sum = sum * rest + 1.0 / 720
  sum = sum * rest + 1.0 / 120
  sum = sum * rest + 1.0 / 24
  sum = sum * rest + 1.0 / 6
  sum = sum * rest + 0.5
  sum = (sum * rest + 1) * rest + 1
  // 2^k as its bits: within these limits it is far from the ends of the exponents.
  let exponentBits = unsafeBitCast(shifted, to: SIMD2<UInt64>.self) &<< 52 &+ (1023 << 52)
  return (sum * unsafeBitCast(exponentBits, to: SIMD2<Double>.self)).replacing(with: 0, where: exponents .< -700)
}

/// The logarithm of odds: what `1 / (1 + exponential(-x))` gives a probability for. Found by halving; not for loops.
package func logit(_ probability: Double) -> Double {
  var (low, high) = (-40.0, 40.0)
  for _ in 0..<64 {
    let middle = (low + high) / 2
    if 1 / (1 + exponential(-middle)) < probability { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
