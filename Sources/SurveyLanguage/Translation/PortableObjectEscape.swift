/// What a backslash means in a PO file: the same as in C.
enum PortableObjectEscape {
  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "v"): 0x0B,
  ]

  /// Reads what follows a backslash.
  ///
  /// - Returns: the byte that is meant and how many bytes it takes; `nil` where nothing is meant.
  static func read(_ bytes: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
    guard let first = bytes.first else { return nil }
    if let byte = letters[first] { return (byte, 1) }
    if first == UInt8(ascii: "x") {
      return number(bytes.dropFirst().prefix(2), base: 16).map { ($0.byte, $0.length + 1) }
    }
    return number(bytes.prefix(3), base: 8)
  }

  private static func number(_ bytes: ArraySlice<UInt8>, base: Int) -> (byte: UInt8, length: Int)? {
    let digits = bytes.prefix { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < base } ?? false }
    guard !digits.isEmpty, let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: base) else { return nil }
    return (byte, digits.count)
  }
}
