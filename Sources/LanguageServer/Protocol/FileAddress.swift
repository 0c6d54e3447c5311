/// Paths of files and the URIs by which an editor names them.
enum FileAddress {
  private static let scheme = "file://"

  /// The path of a `file:` URI, `%E9%A4%A8` decoded; any other URI stands for itself.
  static func path(_ uri: String) -> String {
    guard uri.hasPrefix(scheme) else { return uri }
    // A host may stand between the second and the third slash; files are local.
    let rest = uri.utf8.dropFirst(scheme.utf8.count).drop { $0 != UInt8(ascii: "/") }
    var bytes: [UInt8] = []
    var iterator = Array(rest)[...]
    while let byte = iterator.popFirst() {
      if byte == UInt8(ascii: "%"), let high = hexadecimal(iterator.first),
        let low = hexadecimal(iterator.dropFirst().first)
      {
        bytes.append(high << 4 | low)
        iterator = iterator.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The URI of a path; what is no path is a URI already.
  static func uri(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var result = scheme
    for byte in path.utf8 {
      let isLetterOrDigit = (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
      if isLetterOrDigit || "-._~/".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// The folder of a path; what is no path of a file is a folder of its own.
  static func folder(_ path: String) -> String {
    guard path.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return path }
    return String(path[..<slash])
  }

  private static func hexadecimal(_ byte: UInt8?) -> UInt8? {
    guard let byte, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
    return UInt8(digit)
  }
}
