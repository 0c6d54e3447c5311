/// The exponential function in plain arithmetic: the same digits on every machine, and no C library.
package func exponential(_ exponent: Double) -> Double {
  guard exponent > -700 else { return 0 }
  guard exponent < 700 else { return .greatestFiniteMagnitude }
  // e^x = 2^k · e^r with |r| ≤ ln 2 / 2, and a Taylor series that is exact to double precision there.
  let scaled = exponent * 1.4426950408889634
  let power = Int(scaled + (scaled < 0 ? -0.5 : 0.5))
  let rest = exponent - Double(power) * 0.6931471805599453
  var sum = 1.0 / 87_178_291_200
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
  // 2^k as its bits: with the limits above k is far from the ends of the exponents.
  return sum * Double(bitPattern: UInt64(1023 + power) << 52)
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
