/// Finds the numbers of payment cards: 13 to 19 digits with the check digit of ISO/IEC 7812 (Luhn's).
enum PaymentCards {
  static func ranges(_ text: UnsafeBufferPointer<UInt32>, _ cues: NumberCues) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard isASCIIDigit(text[place]) else {
        place += 1
        continue
      }
      let (digits, end) = number(text, place)
      let isApart = place == 0 || !FeatureReader.isWord(text[place - 1])
      if isApart, (13...19).contains(digits.count), isValid(digits) {
        let isAnnounced = cues.card.ends(text, before: place, within: 8)
        let isKnown = isIssued(digits) && !cues.thing.ends(text, before: place, within: 6)
        if isAnnounced || isKnown { found.append(place..<end) }
      }
      place = end
    }
    return found
  }

  /// The digits from a place on, single spaces and hyphens between them left out, and where they end.
  private static func number(_ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> ([UInt8], Int) {
    var digits: [UInt8] = []
    var place = start
    while place < text.count {
      if isASCIIDigit(text[place]) {
        digits.append(UInt8(truncatingIfNeeded: text[place] - 0x30))
      } else {
        let isSeparator = text[place] == 0x20 || text[place] == 0x2D
        guard isSeparator, place + 1 < text.count, isASCIIDigit(text[place + 1]) else { break }
      }
      place += 1
    }
    return (digits, place)
  }

  /// Every second digit from the right counts twice, the digits of products apart; the sum is a multiple of ten.
  private static func isValid(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (place % 2 + 1)
      sum += value / 10 + value % 10
    }
    return sum.isMultiple(of: 10) && digits.contains { $0 != 0 }
  }

  /// Whether a network gives out numbers of this beginning and length: Visa, Mastercard, JCB, American Express, Diners
  /// Club, Discover, UnionPay.
  private static func isIssued(_ digits: [UInt8]) -> Bool {
    let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    switch digits.count {
    case 13: return head / 1000 == 4
    case 14: return (300...305).contains(head / 10) || head / 100 == 36 || (38...39).contains(head / 100)
    case 15: return head / 100 == 34 || head / 100 == 37
    case 16:
      return head / 1000 == 4 || (51...55).contains(head / 100) || (2221...2720).contains(head)
        || (3528...3589).contains(head) || head / 100 == 62 || head == 6011 || head / 100 == 65
    default: return head / 100 == 62 || head / 1000 == 4 && digits.count == 19
    }
  }
}
