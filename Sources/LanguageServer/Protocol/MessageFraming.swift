/// Cuts a stream of bytes into the bodies of messages: `Content-Length: 52`, an empty line, 52 bytes.
struct MessageFraming {
  enum Frame: Hashable {
    case message([UInt8])
    /// Bytes that lead to no message; they are left out, and reading goes on behind them.
    case garbage
  }

  private var bytes: [UInt8] = []
  private static let headerEnd = Array("\r\n\r\n".utf8)
  private static let lengthName = Array("content-length:".utf8)
  private static let headerLimit = 65_536
  private static let messageLimit = 256 << 20

  mutating func add(_ more: [UInt8]) { bytes += more }

  /// The next message that is whole; `nil` until more bytes come.
  mutating func next() -> Frame? {
    guard let end = Self.firstIndex(of: Self.headerEnd, in: bytes) else {
      guard bytes.count > Self.headerLimit else { return nil }
      bytes.removeFirst(bytes.count - Self.headerLimit / 2)
      return .garbage
    }
    let body = end + Self.headerEnd.count
    guard let (length, start) = length(in: bytes[..<end]) else {
      bytes.removeFirst(body)
      return .garbage
    }
    // What stands in front of the header is no part of it; the header is met again in the next call.
    guard start == 0 else {
      bytes.removeFirst(start)
      return .garbage
    }
    guard bytes.count >= body + length else { return nil }
    let message = Array(bytes[body..<body + length])
    bytes.removeFirst(body + length)
    return .message(message)
  }

  /// The length that a header gives, and where in front of it something strange ends.
  private func length(in header: ArraySlice<UInt8>) -> (length: Int, start: Int)? {
    let small = header.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    guard let name = Self.lastIndex(of: Self.lengthName, in: small) else { return nil }
    let value = small[(name + Self.lengthName.count)...].drop { $0 == 0x20 || $0 == 0x09 }
    let digits = value.prefix { (48...57).contains($0) }
    guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= Self.messageLimit else { return nil }
    let before = small[..<name]
    return (length, before.isEmpty || before.starts(with: Array("content-type:".utf8)) ? 0 : name)
  }

  private static func firstIndex(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).first { bytes[$0] == part[0] && bytes[$0...].starts(with: part) }
  }

  private static func lastIndex(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).last { bytes[$0] == part[0] && bytes[$0...].starts(with: part) }
  }

  /// A body with its header.
  static func framed(_ body: String) -> [UInt8] { Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8) }
}
