/// The escapes of JSON strings.
enum JSONEscapes {
  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The UTF-8 behind well-formed escapes. Halves of surrogate pairs become U+FFFD.
  static func unescape(_ bytes: UnsafeBufferPointer<UInt8>, into plain: inout [UInt8]) {
    plain.removeAll(keepingCapacity: true)
    plain.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x5C else {
        plain.append(bytes[place])
        place += 1
        continue
      }
      let kind = bytes[place + 1]
      place += 2
      switch kind {
      case 0x62: plain.append(0x08)
      case 0x66: plain.append(0x0C)
      case 0x6E: plain.append(0x0A)
      case 0x72: plain.append(0x0D)
      case 0x74: plain.append(0x09)
      case 0x75:
        let scalar = codePoint(bytes, &place)
        plain.append(contentsOf: UTF8.encode(scalar) ?? .init())
      default: plain.append(kind)
      }
    }
  }

  private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Unicode.Scalar {
    let first = unit(bytes, place)
    place += 4
    guard 0xD800...0xDBFF ~= first, place + 6 <= bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    let second = unit(bytes, place + 2)
    guard 0xDC00...0xDFFF ~= second else { return "\u{FFFD}" }
    place += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00) ?? "\u{FFFD}"
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 4 | (hexadecimal(bytes[place + $1]) ?? 0) }
  }

  static func isNeeded(for byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  /// What stands between the quotation marks of a JSON string.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0..<0x20:
        bytes += Array("\\u00".utf8)
        bytes.append(byte < 0x10 ? 0x30 : 0x31)
        bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 0x0F)])
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
