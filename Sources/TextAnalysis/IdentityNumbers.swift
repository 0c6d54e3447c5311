/// Finds the identity numbers of citizens and residents of Taiwan.
enum IdentityNumbers {
  static func ranges(_ text: UnsafeBufferPointer<UInt32>, _ cues: NumberCues) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place + 10 <= text.count {
      let isApart =
        (place == 0 || !FeatureReader.isWord(text[place - 1]))
        && (place + 10 == text.count || !FeatureReader.isWord(text[place + 10]))
      guard isApart, letterValue(text[place]) != nil, hasShape(text, place) else {
        place += 1
        continue
      }
      // A slip of the pen breaks the check digit, and still points to a person where the text says what it is.
      if isValid(text, place) || cues.identity.ends(text, before: place, within: 8) {
        found.append(place..<(place + 10))
      }
      place += 10
    }
    return found
  }

  /// A letter, then 1 or 2 (citizens), 8 or 9 (residents) or A through D (residents, until 2020), then eight digits.
  private static func hasShape(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    switch text[place + 1] {
    case 0x31, 0x32, 0x38, 0x39, 0x61...0x64: break
    default: return false
    }
    return (2...9).allSatisfy { (0x30...0x39).contains(text[place + $0]) }
  }

  /// The official check: the letter's two digits and the nine others, weighted 1 9 8 7 6 5 4 3 2 1 1, sum to a
  /// multiple of ten. A second letter counts as the last digit of its value.
  private static func isValid(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    guard let letter = letterValue(text[place]) else { return false }
    let second = letterValue(text[place + 1]).map { $0 % 10 } ?? Int(text[place + 1]) - 0x30
    var sum = letter / 10 + letter % 10 * 9 + second * 8
    for index in 2...8 { sum += (Int(text[place + index]) - 0x30) * (9 - index) }
    return (sum + Int(text[place + 9]) - 0x30).isMultiple(of: 10)
  }

  /// By place of registration, in the order of the letters.
  private static let values = [
    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
  ]

  private static func letterValue(_ codePoint: UInt32) -> Int? {
    (0x61...0x7A).contains(codePoint) ? values[Int(codePoint - 0x61)] : nil
  }
}

/// Finds mail addresses.
enum MailAddresses {
  static func ranges(_ text: UnsafeBufferPointer<UInt32>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for at in text.indices where text[at] == 0x40 {
      var start = at
      while start > 0, isLocal(text[start - 1]) { start -= 1 }
      var end = at + 1
      var lastDot: Int?
      while end < text.count, isDomain(text[end]) {
        if text[end] == 0x2E { lastDot = end }
        end += 1
      }
      // A full stop behind the address is no part of it.
      while end > at, text[end - 1] == 0x2E || text[end - 1] == 0x2D { end -= 1 }
      if let dot = lastDot, dot >= end { lastDot = (at..<end).last { text[$0] == 0x2E } }
      guard start < at, let dot = lastDot, dot > at + 1, end - dot > 2 else { continue }
      found.append(start..<end)
    }
    return found
  }

  private static func isDomain(_ codePoint: UInt32) -> Bool {
    (0x61...0x7A).contains(codePoint) || (0x30...0x39).contains(codePoint) || codePoint == 0x2E || codePoint == 0x2D
  }

  private static func isLocal(_ codePoint: UInt32) -> Bool {
    isDomain(codePoint) || codePoint == 0x5F || codePoint == 0x2B || codePoint == 0x25
  }
}
