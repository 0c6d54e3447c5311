import Facts

/// Finds the identity numbers of citizens and residents of Taiwan.
enum IdentityNumbers {
  static func found(_ text: UnsafeBufferPointer<UInt32>, _ cues: NumberCues) -> [FoundData] {
    var found: [FoundData] = []
    var place = 0
    lazy var isMentioned = text.indices.contains { cues.identity.wordLength(text, at: $0) != nil }
    while place + 10 <= text.count {
      let isApart = letterValue(text[place]) != nil && (place == 0 || !FeatureReader.isWord(text[place - 1]))
      guard isApart, let number = number(text, place) else {
        place += 1
        continue
      }
      // A slip of the pen breaks the check digit, and still points to a person where the text says what it is.
      let isPerson = isValid(number.characters) || isMentioned || cues.selfNaming.ends(text, before: place, within: 5)
      if isPerson, !cues.thing.ends(text, before: place, within: 6) {
        let second = number.characters[1]
        let isCitizen = isASCIIDigit(second) && second != 0x38 && second != 0x39
        found.append(
          FoundData(range: place..<number.end, kind: isCitizen ? .nationalIdentity : .residentCertificate))
      }
      place = number.end
    }
    return found
  }

  /// A letter, then a digit or A through D (residents, until 2020), then eight digits; a space or hyphen may stand
  /// between any two.
  private static func number(
    _ text: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> (characters: [UInt32], end: Int)? {
    var characters: [UInt32] = []
    var place = start
    while place < text.count, characters.count < 10 {
      let codePoint = text[place]
      let isSeparator = (codePoint == 0x20 || codePoint == 0x2D) && !characters.isEmpty && text[place - 1] != codePoint
      if !isSeparator {
        guard fits(codePoint, characters.count) else { return nil }
        characters.append(codePoint)
      }
      place += 1
    }
    guard characters.count == 10, place == text.count || !FeatureReader.isWord(text[place]) else { return nil }
    return (characters, place)
  }

  private static func fits(_ codePoint: UInt32, _ place: Int) -> Bool {
    switch place {
    case 0: isASCIILetter(codePoint)
    case 1: isASCIIDigit(codePoint) || (0x61...0x64).contains(codePoint)
    default: isASCIIDigit(codePoint)
    }
  }

  /// The official check: the letter's two digits and the nine others, weighted 1 9 8 7 6 5 4 3 2 1 1, sum to a
  /// multiple of ten. A second letter counts as the last digit of its value.
  private static func isValid(_ number: [UInt32]) -> Bool {
    // 1 and 2 are citizens, 8 and 9 residents.
    let hasSecond = [0x31, 0x32, 0x38, 0x39].contains(number[1]) || !isASCIIDigit(number[1])
    guard hasSecond, let letter = letterValue(number[0]) else { return false }
    let second = letterValue(number[1]).map { $0 % 10 } ?? Int(number[1]) - 0x30
    var sum = letter / 10 + letter % 10 * 9 + second * 8
    for index in 2...8 { sum += (Int(number[index]) - 0x30) * (9 - index) }
    return (sum + Int(number[9]) - 0x30).isMultiple(of: 10)
  }

  /// By place of registration, in the order of the letters.
  private static let values = [
    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
  ]

  private static func letterValue(_ codePoint: UInt32) -> Int? {
    isASCIILetter(codePoint) ? values[Int(codePoint - 0x61)] : nil
  }
}
