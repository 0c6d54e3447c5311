import Diagnostics

/// The strings of a line of a PO file, put together.
enum PortableObjectString {
  /// Why a line is no string.
  struct Fault: Error {
    var range: Range<Int>
    var message: Message
    /// Whether the line breaks off within a string.
    var isOpen = false
  }

  /// - Parameter line: begins with a quote; without blanks around it.
  static func read(_ line: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    var content: [UInt8] = []
    var rest = line
    while rest.first == UInt8(ascii: "\"") {
      let end = try one(rest, &content)
      rest = rest[end...].drop { $0 == 0x20 || $0 == 0x09 }
    }
    guard rest.isEmpty else {
      throw Fault(range: rest.indices, message: Message("引號後面多出來的內容。", "This does not belong behind the quote."))
    }
    return content
  }

  /// Reads one string.
  ///
  /// - Returns: where it ends, behind its quote.
  private static func one(_ line: ArraySlice<UInt8>, _ content: inout [UInt8]) throws(Fault) -> Int {
    var index = line.startIndex + 1
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "\""): return index + 1
      case UInt8(ascii: "\\"):
        guard let (byte, length) = PortableObjectEscape.read(line[(index + 1)...]) else {
          let range = index..<min(index + 2, line.endIndex)
          throw Fault(range: range, message: Message("看不懂這個跳脫字元。", "This escape sequence is not known."))
        }
        content.append(byte)
        index += 1 + length
      default:
        content.append(line[index])
        index += 1
      }
    }
    throw Fault(
      range: line.indices, message: Message("這一行的文字沒有結尾的引號。", "This text has no closing quote on its line."),
      isOpen: true)
  }
}
