/// The exponential function in plain arithmetic: the same digits on every machine, and no C library.
package func exponential(_ exponent: Double) -> Double {
  guard exponent > -700 else { return 0 }
  guard exponent < 700 else { return .greatestFiniteMagnitude }
  // e^x = 2^k · e^r with |r| ≤ ln 2 / 2, and a Taylor series that is exact to double precision there.
  let power = (exponent * 1.4426950408889634).rounded()
  let rest = exponent - power * 0.6931471805599453
  var term = 1.0
  var sum = 1.0
  for degree in 1...14 {
    term *= rest / Double(degree)
    sum += term
  }
  return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
}
