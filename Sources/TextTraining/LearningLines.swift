import UnicodeText

/// The lines of a file that have something on them, with their numbers from 1.
enum LearningLines {
  /// The lines of a file in whatever encoding it is, without a byte-order mark.
  static func decoded(_ bytes: [UInt8], source: String) throws(TrainingError) -> [(number: Int, text: Substring)] {
    // Texts of others hold characters that nobody can read, private ones too: no file to learn from is refused for them.
    guard let fault = WellFormedness.firstFault(bytes) else {
      return lines(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }
    if EncodingGuess(bytes).confidence < TextDecoding.leastConfidence {
      throw .badLine(
        source: source, line: bytes.prefix(fault).count { $0 == 0x0A } + 1, reason: .encoding(offset: fault))
    }
    do {
      return lines(Array(try TextDecoding.decode(bytes).text.utf8))
    } catch {
      let offset: Int
      switch error {
      case .illFormed(_, let place), .nul(let place), .privateCharacter(_, let place): offset = place
      case .tooLarge: offset = bytes.count
      }
      let line = bytes.prefix(offset).count { $0 == 0x0A } + 1
      throw .badLine(source: source, line: line, reason: .encoding(offset: offset))
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [(number: Int, text: Substring)] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element.last == 0x0D ? $0.element.dropLast() : $0.element) }
      .filter { !$0.1.allSatisfy { $0 <= 0x20 } }
      .map { (number: $0.0, text: Substring(decoding: $0.1, as: UTF8.self)) }
  }
}
