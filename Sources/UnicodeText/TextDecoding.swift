import CICU

/// How a file's bytes were written.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8
  /// UTF-8 that begins with a byte-order mark, as spreadsheet programs write it.
  case utf8WithMark
  case utf16LittleEndian
  case utf16BigEndian
  /// Big5 with Microsoft's additions (code page 950), as Taiwan's older office programs write it.
  case big5
}

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
  /// Finds the encoding (a byte-order mark, else UTF-8, else Big5) and decodes.
  ///
  /// - Throws: where the first byte is that has no meaning. A file that begins as good UTF-8 with several Chinese
  ///   characters is judged as UTF-8 even where it breaks off, since its bytes could pass for wrong Big5.
  public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> (text: String, encoding: TextEncoding) {
    let encoding = marked(bytes) ?? guessed(bytes)
    let text = try decode(bytes, as: encoding)
    if let offset = nul(bytes, encoding) { throw .nul(offset: offset) }
    if encoding == .big5, let offset = privateCharacter(text, bytes) {
      throw .privateCharacter(.big5, offset: offset)
    }
    return (text, encoding)
  }

  /// Decodes from a known encoding; a byte-order mark, where there is one, is no part of the text.
  public static func decode(_ bytes: [UInt8], as encoding: TextEncoding) throws(TextDecodingError) -> String {
    guard bytes.count < Int(Int32.max) else { throw .tooLarge }
    switch encoding {
    case .utf8, .utf8WithMark:
      let start = bytes.starts(with: mark) ? mark.count : 0
      if let offset = firstIllFormed(bytes[start...]) { throw .illFormed(encoding, offset: offset) }
      return String(decoding: bytes[start...], as: UTF8.self)
    case .utf16LittleEndian: return try wide(bytes, encoding) { UInt16($0) | UInt16($1) << 8 }
    case .utf16BigEndian: return try wide(bytes, encoding) { UInt16($0) << 8 | UInt16($1) }
    case .big5: return try converted(bytes)
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: mark) { return .utf8WithMark }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  private static func guessed(_ bytes: [UInt8]) -> TextEncoding {
    guard let offset = firstIllFormed(bytes[...]) else { return .utf8 }
    // Good three-byte sequences do not come about by chance: in Big5 the second byte is rarely 0x80 through 0xA0.
    let leads = bytes[..<offset].count { $0 >= 0xE3 && $0 <= 0xED }
    return leads >= 4 ? .utf8 : .big5
  }

  /// The offset of the first byte that is no part of a well-formed UTF-8 sequence.
  private static func firstIllFormed(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let lead = rest.first {
      if lead < 0x80 {
        rest = rest.dropFirst()
        continue
      }
      // By table 3-7 of the Unicode standard.
      let trailing = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
      guard (0xC2...0xF4).contains(lead) else { return rest.startIndex }
      let tail = rest.dropFirst().prefix(trailing)
      guard tail.count == trailing, let second = tail.first, secondBytes(after: lead).contains(second),
        tail.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) })
      else { return rest.startIndex }
      rest = rest.dropFirst(trailing + 1)
    }
    return nil
  }

  private static func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
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

  private static func converted(_ bytes: [UInt8]) throws(TextDecodingError) -> String {
    var failedAt: Int32 = 0
    let decoded = bytes.withUnsafeBufferPointer { source in
      filledBytes(firstGuess: source.count * 2 + 16) { out, capacity in
        cicu_decode("windows-950", source.baseAddress, Int32(source.count), out, capacity, &failedAt)
      }
    }
    guard let decoded else { throw .illFormed(.big5, offset: Int(failedAt)) }
    // ICU gives the two bytes that code page 950 has no use for private characters.
    if let offset = unusedByte(bytes) { throw .illFormed(.big5, offset: offset) }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The width of the Big5 character that begins with a byte; nil for bytes that begin none.
  private static func width(_ lead: UInt8) -> Int? {
    switch lead {
    case 0x80, 0xFF: nil
    case 0x81...0xFE: 2
    default: 1
    }
  }

  private static func unusedByte(_ bytes: [UInt8]) -> Int? {
    var offset = 0
    while offset < bytes.count {
      guard let width = width(bytes[offset]) else { return offset }
      offset += width
    }
    return nil
  }

  private static func privateCharacter(_ text: String, _ bytes: [UInt8]) -> Int? {
    var offset = 0
    for scalar in text.unicodeScalars {
      if (0xE000...0xF8FF).contains(scalar.value) { return offset }
      offset += bytes.indices.contains(offset) ? width(bytes[offset]) ?? 1 : 1
    }
    return nil
  }

  private static func nul(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int? {
    switch encoding {
    case .utf8, .utf8WithMark, .big5: bytes.firstIndex(of: 0)
    case .utf16LittleEndian, .utf16BigEndian:
      stride(from: 0, to: bytes.count - 1, by: 2).first { bytes[$0] == 0 && bytes[$0 + 1] == 0 }
    }
  }
}
