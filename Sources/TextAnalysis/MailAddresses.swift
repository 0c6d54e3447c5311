import UnicodeText

/// Finds mail addresses, also those that are written around machines: `name (at) example dot com`.
struct MailAddresses: Sendable {
  private let signs: PhraseList
  private let dots: PhraseList
  /// What stands before the sign in addresses of offices.
  private let offices: PhraseList
  private let endings: PhraseList

  init(_ folding: CharacterFolding) {
    signs = PhraseList(["@", " @ ", " at ", "(at)", " (at) ", "[at]", " [at] ", "小老鼠", " 小老鼠 "], folding)
    dots = PhraseList([".", " . ", " dot ", "(dot)", " (dot) ", "[dot]", " [dot] ", "點", " 點 "], folding)
    offices = PhraseList(
      [
        "service", "info", "contact", "support", "webmaster", "museum", "public", "help", "ticket", "booking",
        "library",
      ], folding)
    endings = PhraseList(
      ["com", "net", "org", "edu", "gov", "tw", "jp", "kr", "cn", "hk", "sg", "my", "uk", "de", "fr", "io", "me"],
      folding)
  }

  func ranges(_ text: UnsafeBufferPointer<UInt32>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for place in text.indices {
      guard let length = signs.length(text, at: place), place >= found.last?.upperBound ?? 0 else { continue }
      var start = place
      while start > 0, Self.isLocal(text[start - 1]) { start -= 1 }
      let sign: Sign = text[place] == 0x40 ? .real : text[place + 1] == 0x61 && text[place] == 0x20 ? .word : .spelt
      guard start < place, let end = domain(text, from: place + length, sign) else { continue }
      if isOffice(text, start..<place, place + length..<end) { continue }
      found.append(start..<end)
    }
    return found
  }

  private enum Sign {
    case real
    /// `(at)`, 小老鼠: an ending that is known must follow.
    case spelt
    /// ` at `, an English word: the dots must be spelt too ("look at example.com" is no address).
    case word
  }

  /// The end of two or more labels with dots between them.
  private func domain(_ text: UnsafeBufferPointer<UInt32>, from start: Int, _ sign: Sign) -> Int? {
    var end = start
    var place = start
    var lastLabel: Range<Int>?
    var labels = 0
    var hasSpeltDot = false
    while true {
      let first = place
      while place < text.count, Self.isLabel(text[place]) { place += 1 }
      guard place > first else { break }
      labels += 1
      lastLabel = first..<place
      end = place
      guard let dot = dots.length(text, at: place) else { break }
      // A full stop between sentences is no dot of an address.
      let isLoose = text[place] != 0x2E
      guard !isLoose || sign != .real || endings.length(text, at: place + dot) != nil else { break }
      hasSpeltDot = hasSpeltDot || isLoose
      place += dot
    }
    guard let last = lastLabel, labels > 1, last.count >= 2, end > start, !isASCIIDigit(text[last.lowerBound]) else {
      return nil
    }
    while end > start, text[end - 1] == 0x2D { end -= 1 }
    if sign == .real { return end }
    return endings.length(text, at: last.lowerBound) == last.count && (hasSpeltDot || sign == .spelt) ? end : nil
  }

  private func isOffice(_ text: UnsafeBufferPointer<UInt32>, _ local: Range<Int>, _ domain: Range<Int>) -> Bool {
    guard offices.length(text, at: local.lowerBound) == local.count else { return false }
    let tail = text[domain].suffix(7).map { $0 }
    return tail == Array(".gov.tw".unicodeScalars.map(\.value))
      || domain.contains { place in offices.length(text, at: place) == 6 && text[place] == 0x6D }
  }

  private static func isLabel(_ codePoint: UInt32) -> Bool {
    isASCIILetter(codePoint) || isASCIIDigit(codePoint) || codePoint == 0x2D
  }

  private static func isLocal(_ codePoint: UInt32) -> Bool {
    isLabel(codePoint) || codePoint == 0x2E || codePoint == 0x5F || codePoint == 0x2B || codePoint == 0x25
  }
}
