/// Text as it is written into XML.
enum XMLText {
  /// Fit for elements and attributes of a workbook. Characters that XML does not have are left out.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var xml: [UInt8] = []
    xml.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"): xml += "&amp;".utf8
      case UInt8(ascii: "<"): xml += "&lt;".utf8
      case UInt8(ascii: ">"): xml += "&gt;".utf8
      case UInt8(ascii: "\""): xml += "&quot;".utf8
      // A reader would make a line feed of it.
      case UInt8(ascii: "\r"): xml += "&#13;".utf8
      // A text that looks like an escape is escaped, so that it stays text.
      case UInt8(ascii: "_") where SharedTexts.escape(bytes, at: index) != nil: xml += "_x005F_".utf8
      case 0..<0x20 where !XMLSource.isBlank(byte): break
      case 0xEF where isNoCharacter(bytes[index...]): index += 2
      default: xml.append(byte)
      }
      index += 1
    }
    return String(decoding: xml, as: UTF8.self)
  }
  /// U+FFFE and U+FFFF.
  private static func isNoCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0xEF, 0xBF, 0xBE]) || bytes.starts(with: [0xEF, 0xBF, 0xBF])
  }
}
