import CICU

/// Why bytes are not text.
public enum TextDecodingError: Error, Hashable, Sendable {
  /// The bytes at this offset mean nothing in the encoding that the file is, or seems to be, written in.
  case illFormed(TextEncoding, offset: Int)
  /// The offset of a NUL, which no text has.
  case nul(offset: Int)
  /// The bytes at this offset stand for a character that somebody made for himself, which nobody else can read.
  case privateCharacter(TextEncoding, offset: Int)
  /// 2 GiB or more.
  case tooLarge
}

/// Turns the bytes of a file into text, strictly: nothing is replaced or dropped in silence.
public enum TextDecoding {
  /// A guess that is less confident than this is not to be relied on.
  public static let leastConfidence = 0.8

  /// Decodes from the encoding that the bytes seem to be written in; see ``EncodingGuess``.
  ///
  /// - Throws: where the first byte is that has no meaning.
  public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> (text: String, encoding: TextEncoding) {
    guard bytes.count < Int(Int32.max) else { throw .tooLarge }
    let encoding = EncodingGuess(bytes).encoding
    return (try readable(bytes, as: encoding), encoding)
  }

  /// Decodes from a known encoding, and takes no NUL and no private character for text.
  ///
  /// - Throws: where the first byte is that has no meaning, or none that others can read.
  public static func readable(_ bytes: [UInt8], as encoding: TextEncoding) throws(TextDecodingError) -> String {
    let text = try decode(bytes, as: encoding)
    if let offset = nul(bytes, encoding) { throw .nul(offset: offset) }
    if let offset = offset(in: bytes, encoding, of: 0xE000...0xF8FF, text) {
      throw .privateCharacter(encoding, offset: offset)
    }
    return text
  }

  /// Decodes from a known encoding; a byte-order mark, where there is one, is no part of the text.
  ///
  /// - Throws: where the first byte is that has no meaning.
  public static func decode(_ bytes: [UInt8], as encoding: TextEncoding) throws(TextDecodingError) -> String {
    guard bytes.count < Int(Int32.max) else { throw .tooLarge }
    switch encoding {
    case .utf8, .utf8WithMark:
      let start = bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
      if let offset = WellFormedness.firstFault(bytes, from: start) { throw .illFormed(encoding, offset: offset) }
      return String(decoding: bytes[start...], as: UTF8.self)
    case .utf16LittleEndian: return try wide(bytes, encoding) { UInt16($0) | UInt16($1) << 8 }
    case .utf16BigEndian: return try wide(bytes, encoding) { UInt16($0) << 8 | UInt16($1) }
    case .big5, .big5HongKong, .gb18030, .shiftJIS, .eucKR: return try converted(bytes, encoding)
    }
  }

  private static func wide(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ unit: (UInt8, UInt8) -> UInt16
  ) throws(TextDecodingError) -> String {
    guard bytes.count.isMultiple(of: 2) else { throw .illFormed(encoding, offset: bytes.count - 1) }
    var units = stride(from: 0, to: bytes.count, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    var offset = 0
    var expectsLow = false
    for unit in units {
      let isLow = (0xDC00...0xDFFF).contains(unit)
      if isLow != expectsLow { throw .illFormed(encoding, offset: expectsLow ? offset - 2 : offset) }
      expectsLow = (0xD800...0xDBFF).contains(unit)
      offset += 2
    }
    if expectsLow { throw .illFormed(encoding, offset: offset - 2) }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(decoding: units, as: UTF16.self)
  }

  private static func converted(
    _ bytes: [UInt8], _ encoding: TextEncoding
  ) throws(TextDecodingError) -> String {
    var failedAt: Int32 = 0
    let decoded = bytes.withUnsafeBufferPointer { source in
      filledBytes(firstGuess: source.count * 2 + 16) { out, capacity in
        cicu_decode(encoding.converter, source.baseAddress, Int32(source.count), out, capacity, &failedAt)
      }
    }
    guard let decoded else { throw .illFormed(encoding, offset: Int(failedAt)) }
    var text = String(decoding: decoded, as: UTF8.self)
    // ICU gives control characters and private ones for single bytes that these encodings have no use for.
    for unused: ClosedRange<UInt32> in [0x80...0x9F, 0xF8F0...0xF8FF] {
      if let offset = offset(in: bytes, encoding, of: unused, text) { throw .illFormed(encoding, offset: offset) }
    }
    if encoding == .gb18030, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text
  }

  /// The offset of the first byte of the first character of a range, where the decoded text has one.
  private static func offset(
    in bytes: [UInt8], _ encoding: TextEncoding, of range: ClosedRange<UInt32>, _ text: String
  ) -> Int? {
    guard text.unicodeScalars.contains(where: { range.contains($0.value) }) else { return nil }
    let offset = cicu_offset_of(
      encoding.converter, bytes, Int32(bytes.count), range.lowerBound, range.upperBound)
    return offset < 0 ? nil : Int(offset)
  }

  private static func nul(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int? {
    guard encoding.isWide else { return bytes.firstIndex(of: 0) }
    return stride(from: 0, to: bytes.count - 1, by: 2).first { bytes[$0] == 0 && bytes[$0 + 1] == 0 }
  }
}

/// The bytes with which a file says how it is written.
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let gb18030: [UInt8] = [0x84, 0x31, 0x95, 0x33]

  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: utf8) { return .utf8WithMark }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return bytes.starts(with: gb18030) ? .gb18030 : nil
  }
}
