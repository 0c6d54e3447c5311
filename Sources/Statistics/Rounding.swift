/// Percentages in tenths that add up to exactly 100.0, by the largest-remainder method (Hamilton).
///
/// - Parameter counts: not negative. Without any count, all are 0.
/// - Returns: tenths of a percent: 333 for 33.3 %.
public func percentTenths(_ counts: [Int]) -> [Int] {
  let total = counts.reduce(0, +)
  guard total > 0 else { return counts.map { _ in 0 } }
  var tenths = counts.map { $0 * 1000 / total }
  let missing = 1000 - tenths.reduce(0, +)
  // Equal remainders go to the earlier one, so that the result is always the same.
  let order = counts.indices.sorted {
    let (left, right) = (counts[$0] * 1000 % total, counts[$1] * 1000 % total)
    return left == right ? $0 < $1 : left > right
  }
  for index in order.prefix(missing) { tenths[index] += 1 }
  return tenths
}

/// A number with a fixed number of decimals, rounded half away from zero; the same on every machine and in every
/// locale. `decimals` is 0 through 6.
public func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "–" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  // A tiny nudge keeps 2.675, which no binary number is, from becoming 2.67; it never reaches the digits shown.
  let exact = abs(value) * scale
  let scaled = (exact + min(exact * 1e-12, 1e-9)).rounded(.toNearestOrAwayFromZero)
  let digits = String(Int64(scaled))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + digits }
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
}
