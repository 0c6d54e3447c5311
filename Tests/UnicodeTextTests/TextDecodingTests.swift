import Testing
import UnicodeText

@Suite struct TextDecodingTests {
  /// 科工館，讚, as each encoding writes it.
  private static let big5: [UInt8] = [0xAC, 0xEC, 0xA4, 0x75, 0xC0, 0x5D, 0xA1, 0x41, 0xC6, 0x67]

  @Test func encodingsAreFound() throws {
    let text = "科工館，讚"
    let units = Array(text.utf16)
    let rows: [(bytes: [UInt8], encoding: TextEncoding)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + text.utf8, .utf8WithMark), (Self.big5, .big5),
      ([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .utf16LittleEndian),
      ([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .utf16BigEndian),
    ]
    for row in rows {
      let decoded = try TextDecoding.decode(row.bytes)
      #expect(decoded.text == text && decoded.encoding == row.encoding)
    }
    #expect(try TextDecoding.decode([]).text.isEmpty)
    #expect(try TextDecoding.decode([0xF9, 0xD6], as: .big5) == "碁")
  }

  @Test func brokenBytesAreRefusedWhereTheyBreak() {
    let chinese = Array("科學工藝博物館".utf8)
    let rows: [(bytes: [UInt8], error: TextDecodingError)] = [
      (chinese + [0xE7, 0xA7], .illFormed(.utf8, offset: 21)),
      (chinese + [0xFF] + chinese, .illFormed(.utf8, offset: 21)),
      (Array("plain text".utf8) + [0xFF], .illFormed(.utf8, offset: 10)),
      (Self.big5 + [0xA4], .illFormed(.big5, offset: 10)),
      ([0xEF, 0xBB, 0xBF, 0xC0, 0x80], .illFormed(.utf8WithMark, offset: 3)),
      ([0xFF, 0xFE, 0x00], .illFormed(.utf16LittleEndian, offset: 2)),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], .illFormed(.utf16LittleEndian, offset: 2)),
      ([0xFE, 0xFF, 0xDC, 0x00], .illFormed(.utf16BigEndian, offset: 2)), ([0x61, 0x00, 0x62], .nul(offset: 1)),
      (Self.big5 + [0xFA, 0x40], .privateCharacter(.big5, offset: 10)),
    ]
    for row in rows {
      #expect(throws: row.error) { try TextDecoding.decode(row.bytes) }
    }
  }

  @Test func namedEncodingsAreDecodedStrictly() throws {
    // 科工館, 科学, 科学, 과학 as the old encodings write them.
    let rows: [(name: String, bytes: [UInt8], text: String)] = [
      ("Big5", [0xAC, 0xEC, 0xA4, 0x75, 0xC0, 0x5D], "科工館"), ("gbk", [0xBF, 0xC6, 0xD1, 0xA7], "科学"),
      ("Shift-JIS", [0x89, 0xC8, 0x8A, 0x77], "科学"), ("euc_kr", [0xB0, 0xFA, 0xC7, 0xD0], "과학"),
      ("CP950", [0xF9, 0xD6], "碁"), ("big5-hkscs", [0x87, 0x40], "䏰"), ("GB18030", [0x84, 0x31, 0x95, 0x33, 0x61], "a"),
      ("UTF-16BE", [0x79, 0xD1], "科"), ("utf-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
    ]
    for row in rows {
      let encoding = try #require(TextEncoding(name: row.name))
      #expect(try TextDecoding.decode(row.bytes, as: encoding) == row.text)
    }
    #expect(TextEncoding(name: "latin1") == nil)
    #expect(TextEncoding.allCases.allSatisfy { TextEncoding(name: $0.name) == $0 })
    let broken: [(TextEncoding, [UInt8], Int)] = [
      (.gb18030, [0x61, 0xBF, 0x20], 1), (.shiftJIS, [0x89, 0xC8, 0x81], 2), (.eucKR, [0xB0, 0xFA, 0xFF], 2),
      (.shiftJIS, [0x61, 0xA0], 1), (.big5, [0x80], 0),
    ]
    for (encoding, bytes, offset) in broken {
      #expect(throws: TextDecodingError.illFormed(encoding, offset: offset)) {
        try TextDecoding.decode(bytes, as: encoding)
      }
    }
  }

  @Test func halvesOfCharactersInJSONAreFound() {
    let rows: [(json: String, offset: Int?)] = [
      (#"{"text":"\uD83D\uDE00"}"#, nil), (#"{"text":"\uD83D"}"#, 9), (#"{"text":"\uDE00\uD83D"}"#, 9),
      (#"{"text":"\\uD83D"}"#, nil), (#"\uD83D\u0041"#, 0),
      (#"\u53F0\"#, nil), (#"\uD8"#, nil), ("", nil), (#"\ud83d\ude0"#, 0),
    ]
    for row in rows { #expect(WellFormedness.loneSurrogate(inJSON: Array(row.json.utf8)[...]) == row.offset,
      "\(row.json)") }
  }

  @Test func noBytesCrash() {
    var state: UInt64 = 107
    for length in 0..<600 {
      let bytes = (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let text = (try? TextDecoding.decode(bytes))?.text ?? String(decoding: bytes, as: UTF8.self)
      #expect(Normalizer.folded(text).utf8.count >= 0)
      #expect(WordBreaker()?.pieces(of: text).last?.range.upperBound ?? 0 == text.utf8.count)
    }
  }
}
