/// Finds telephone numbers as people in Taiwan write them, and the usual foreign ones.
enum TelephoneNumbers {
  private struct Candidate {
    var digits: [UInt8] = []
    var isInternational = false
    /// How many digits stand before each break, and where in the text those end.
    var groups: [(digits: Int, end: Int)] = []
  }

  static func ranges(_ text: UnsafeBufferPointer<UInt32>, _ cues: NumberCues) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard starts(text, place) else {
        place += 1
        continue
      }
      let candidate = candidate(text, place)
      if let end = end(of: candidate, text, place, cues) {
        found.append(place..<withExtension(text, end))
        place = end
      } else {
        // What begins inside of this run of digits is part of another number.
        while place < text.count, digit(text[place]) != nil || text[place] == 0x2B { place += 1 }
        if place < text.count, text[place] == 0x28 { place += 1 }
      }
    }
    return found
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    let codePoint = text[place]
    if codePoint == 0x28 { return place + 1 < text.count && digit(text[place + 1]) != nil }
    return codePoint == 0x2B || digit(codePoint) != nil
  }

  private static func candidate(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Candidate {
    var candidate = Candidate()
    candidate.isInternational = text[start] == 0x2B
    var place = start + (candidate.isInternational ? 1 : 0)
    var gap = 0
    while place < text.count, candidate.digits.count <= 15, gap <= 3 {
      if let digit = digit(text[place]) {
        candidate.digits.append(digit)
        gap = 0
      } else if isSeparator(text[place]) {
        if gap == 0, !candidate.digits.isEmpty { candidate.groups.append((candidate.digits.count, place)) }
        gap += 1
      } else {
        break
      }
      place += 1
    }
    if gap == 0 { candidate.groups.append((candidate.digits.count, place)) }
    return candidate
  }

  private static func isSeparator(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x20, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x5F, 0xB7, 0x2010...0x2015, 0x2027, 0x2212, 0x3001, 0x30FB, 0x30FC,
      0x4E28:
      true
    default: false
    }
  }

  /// The end of the longest beginning, in whole groups, that is a number.
  private static func end(
    of candidate: Candidate, _ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ cues: NumberCues
  ) -> Int? {
    for (place, group) in candidate.groups.enumerated().reversed() {
      guard (7...15).contains(group.digits) else { continue }
      let digits = Array(candidate.digits.prefix(group.digits))
      let sizes = candidate.groups.prefix(place + 1).enumerated().map { index, group in
        group.digits - (index > 0 ? candidate.groups[index - 1].digits : 0)
      }
      if areDates(text[start..<group.end], sizes) || isCode(text, start) { continue }
      let isLong = isNumber(digits, candidate.isInternational, groups: sizes)
      let isLocal = isLocalNumber(digits) && cues.telephone.ends(text, before: start, within: 4)
      guard isLong || isLocal else { continue }
      if let thing = cues.thing.gap(text, before: start, within: 4),
        thing <= cues.telephone.gap(text, before: start, within: 4) ?? .max
      {
        return nil
      }
      return isMobile(digits) || !isOfHouse(text, start..<group.end, cues) ? group.end : nil
    }
    return nil
  }

  /// 09/05/2018 10 and 07.15、07.16、07.17 are no telephone numbers.
  private static func areDates(_ number: Slice<UnsafeBufferPointer<UInt32>>, _ sizes: [Int]) -> Bool {
    if number.contains(0x2F) { return sizes.first != 4 || sizes.count > 3 }
    return sizes.count > 4 && !sizes.dropFirst().allSatisfy { $0 == 1 }
      && number.contains { $0 == 0x2E || $0 == 0x2C || $0 == 0x3001 }
  }

  /// KR-5530-8816: letters with a hyphen before the digits.
  private static func isCode(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Bool {
    start > 1 && text[start - 1] == 0x2D && FeatureReader.isWord(text[start - 2])
  }

  private static func isNumber(_ digits: [UInt8], _ isInternational: Bool, groups: [Int]) -> Bool {
    if isInternational { return (9...15).contains(digits.count) && digits[0] != 0 }
    switch (digits.count, digits.first, digits.dropFirst().first) {
    case (10, 0, 9): return true
    // 0800 and 0809 are toll-free: houses have them.
    case (10, 0, 8) where digits[2] == 0 && (digits[3] == 0 || digits[3] == 9): return false
    // 02 and 04 have eight digits behind them, the others seven, islands with six behind a three-digit code.
    case (9...10, 0, .some(2...8)): return true
    // Japanese and Korean mobile telephones: 070, 080, 090; 010.
    case (11, 0, .some(7...9)), (11, 0, 1): return digits[2] == 0
    // Taiwan's mobile telephones from abroad, without the plus.
    case (12, 8, 8): return digits[2] == 6 && digits[3] == 9
    // Mobile telephones of the mainland.
    case (11, 1, .some(3...9)): return groups.count == 1 || groups == [3, 4, 4]
    case (10, .some(2...9), _): return groups == [3, 3, 4]
    default: return false
    }
  }

  /// Seven or eight digits that are no date, such as 20180715.
  private static func isLocalNumber(_ digits: [UInt8]) -> Bool {
    guard (7...8).contains(digits.count), digits[0] > 1 else { return false }
    let isYear = digits[0] == 2 && digits[1] == 0
    return digits.count == 7 || !isYear || digits[4] > 1
  }

  private static func isMobile(_ digits: [UInt8]) -> Bool {
    digits.count == 10 && digits[0] == 0 && digits[1] == 9
  }

  /// Whether the words before or behind a number say that it is the house's and not the writer's.
  private static func isOfHouse(
    _ text: UnsafeBufferPointer<UInt32>, _ number: Range<Int>, _ cues: NumberCues
  ) -> Bool {
    let own = cues.own.gap(text, before: number.lowerBound, within: 10)
    if let house = cues.house.gap(text, before: number.lowerBound, within: 10), house < own ?? .max { return true }
    guard own == nil else { return false }
    return (0...5).contains { cues.called.length(text, at: number.upperBound + $0) != nil }
  }

  /// The end after `#123`, `分機123` or `轉123` where that follows.
  private static func withExtension(_ text: UnsafeBufferPointer<UInt32>, _ end: Int) -> Int {
    var place = end
    while place < text.count, place < end + 4, digit(text[place]) == nil {
      // # 分 机 转 space
      guard [0x23, 0x5206, 0x673A, 0x8F6C, 0x20].contains(text[place]) else { return end }
      place += 1
    }
    guard place > end, text[end] != 0x20 || text[place - 1] != 0x20 else { return end }
    let first = place
    while place < text.count, place < first + 6, digit(text[place]) != nil { place += 1 }
    return place > first ? place : end
  }
}
