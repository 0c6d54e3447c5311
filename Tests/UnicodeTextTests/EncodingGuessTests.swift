import Foundation
import TestSupport
import Testing
import UnicodeText

/// The project's comments written in each encoding, from five characters to whole files.
@Suite struct EncodingGuessTests {
  /// Writes what an old encoding has, by reading every pair of bytes backwards.
  private struct Writer {
    private var bytes: [Unicode.Scalar: [UInt8]] = [:]

    init(_ encoding: TextEncoding) {
      for lead in UInt8(0x81)...0xFE {
        for trail in UInt8(0x40)...0xFE {
          let scalars = (try? TextDecoding.readable([lead, trail], as: encoding))?.unicodeScalars
          if let scalar = scalars?.first, scalars?.count == 1, bytes[scalar] == nil { bytes[scalar] = [lead, trail] }
        }
      }
    }

    func write(_ text: String) -> [UInt8]? {
      var result: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let written = scalar.isASCII ? [UInt8(scalar.value)] : bytes[scalar] else { return nil }
        result += written
      }
      return result
    }
  }

  private struct Comment: Decodable {
    var text: String
    var language: String
  }

  private static func comments(_ languages: Set<String>) throws -> [String] {
    let names = ["abroad", "foreign", "grounds", "halls", "museum"]
    return try names.flatMap { name in
      try repositoryFile("fixtures/comments/\(name).ndjson").split(separator: 0x0A).map {
        try JSONDecoder().decode(Comment.self, from: Data($0))
      }
    }.filter { languages.contains($0.language) }.map { $0.text.replacingOccurrences(of: "\n", with: " ") }
  }

  /// How many of the texts that are not ASCII alone are rightly guessed.
  private func share(_ texts: [String], _ encoding: TextEncoding, write: (String) -> [UInt8]?) -> Double {
    let written = texts.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }.compactMap(write)
    let right = written.count { EncodingGuess($0).encoding == encoding }
    return Double(right) / Double(max(1, written.count))
  }

  @Test(arguments: [
    (TextEncoding.big5, "zh-Hant", 0.98), (.gb18030, "zh-Hans", 0.95), (.shiftJIS, "ja", 0.98), (.eucKR, "ko", 0.8),
  ])
  func oldEncodingsAreFoundFromFewCharacters(_ encoding: TextEncoding, _ language: String,
    fiveCharacters: Double) throws {
    let texts = try Self.comments([language])
    let writer = Writer(encoding)
    #expect(share(texts.filter { $0.count >= 5 }.map { String($0.prefix(5)) }, encoding,
      write: writer.write) >= fiveCharacters)
    #expect(share(texts.filter { $0.count >= 12 }.map { String($0.prefix(12)) }, encoding, write: writer.write) >= 0.99)
    let file = texts.filter { writer.write($0) != nil }.joined(separator: "\r\n")
    let guess = EncodingGuess(try #require(writer.write("id,text\r\n" + file)))
    #expect(guess.encoding == encoding && guess.confidence > 0.99 && guess.runnerUp != nil)
  }

  @Test func unicodeIsFoundWithoutAMark() throws {
    let texts = try Self.comments(["zh-Hant", "zh-Hans", "ja", "ko", "en"])
    let little = { (text: String) -> [UInt8]? in text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    let big = { (text: String) -> [UInt8]? in text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
    for length in [12, 10_000] {
      let cut = texts.filter { $0.count >= min(length, 12) }.map { String($0.prefix(length)) }
      #expect(share(cut, .utf16LittleEndian, write: little) >= 0.99)
      #expect(share(cut, .utf16BigEndian, write: big) >= 0.99)
    }
    #expect(share(texts.map { String($0.prefix(5)) }, .utf8) { Array($0.utf8) } == 1)
    #expect(EncodingGuess(little("plain ASCII text") ?? []).encoding == .utf16LittleEndian)
  }

  /// Scripts that nobody here writes, too.
  @Test(arguments: [
    "e" + String(repeating: "\u{301}", count: 10_000), "שָׁלוֹם לכולם", "ሰላም ነው", "გამარჯობა", "Καλημέρα", "😀😀😀😀", "ᠮᠣᠩᠭᠣᠯ",
    "Z\u{352}\u{33A}\u{334}a\u{335}\u{321}l\u{316}\u{353}g\u{327}o\u{330}\u{31C}",
  ])
  func wellFormedUTF8IsBelieved(text: String) {
    let guess = EncodingGuess(Array(text.utf8))
    #expect(guess.encoding == .utf8 && guess.confidence > 0.9)
  }

  @Test func doubtIsSaid() {
    let rows: [(bytes: [UInt8], isSure: Bool)] = [
      ([], true), (Array("ascii".utf8), true), ([0xE9], false),
      (Array("caf".utf8) + [0xE9] + Array(" au lait, tr".utf8) + [0xE8, 0x73], false),
      ((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 3) }, false), ([0xFF, 0xFE, 0x41, 0x00], true),
    ]
    for row in rows { #expect((EncodingGuess(row.bytes).confidence >= 0.8) == row.isSure, "\(row.bytes.prefix(8))") }
  }
}
