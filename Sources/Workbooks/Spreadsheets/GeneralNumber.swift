/// Numbers as the General format shows them, but with all 15 digits that a spreadsheet keeps instead of those that the
/// width of a column leaves.
enum GeneralNumber {
  private static let mostDigits = 15

  /// Whether a number is already written as it is shown: a whole one without ornaments.
  static func isPlain(_ text: String) -> Bool {
    let digits = text.utf8
    return !digits.isEmpty && digits.count <= mostDigits && digits.allSatisfy { (0x30...0x39).contains($0) }
      && (digits.first != 0x30 || digits.count == 1)
  }

  /// `1`, `0.1`, `-2.5`; with an exponent only below 0.000000001 and from 1E+21 on, as in `1.5E-10`.
  static func text(_ number: Double) -> String {
    let (digits, point) = decimal(number.magnitude)
    guard !digits.isEmpty else { return "0" }
    let sign = number < 0 ? "-" : ""
    if point <= -9 || point > 21 { return sign + scientific(digits, exponent: point - 1) }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if digits.count <= point { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  private static func scientific(_ digits: String, exponent: Int) -> String {
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    let places = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return digits.prefix(1) + fraction + "E" + (exponent < 0 ? "-" : "+") + places
  }

  /// The digits that count, rounded to as many as are kept, and how many of them are before the point; no digits for 0.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    // Swift's description has the fewest digits that mean this very number, at most 17.
    let parts = number.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts.first.map(Array.init) ?? []
    let exponent = parts.count > 1 ? Int(String(decoding: Array(parts[1]), as: UTF8.self)) ?? 0 : 0
    let pointIndex = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
    var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    var point = pointIndex + exponent
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    point -= zeros
    if round(&digits) { point += 1 }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), point)
  }

  /// Rounds half up; whether that made a digit more before the point.
  private static func round(_ digits: inout [UInt8]) -> Bool {
    guard digits.count > mostDigits else { return false }
    let goesUp = digits[mostDigits] >= UInt8(ascii: "5")
    digits.removeLast(digits.count - mostDigits)
    guard goesUp else { return false }
    for index in digits.indices.reversed() {
      if digits[index] < UInt8(ascii: "9") {
        digits[index] += 1
        return false
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
    return true
  }
}
