import UnicodeText

/// Finds telephone numbers in English words: "nine one two, three four five, six seven eight".
struct SpeltNumbers: Sendable {
  private let digits: PhraseList

  init(_ folding: CharacterFolding) {
    digits = PhraseList(
      ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "plus", "double"], folding)
  }

  /// Runs of seven to fifteen words that are digits.
  func ranges(_ text: UnsafeBufferPointer<UInt32>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (start, end, count) = (0, 0, 0)
    var place = 0
    while place < text.count {
      guard let length = word(text, place) else {
        place += 1
        continue
      }
      if count > 0, place - end > 2 { (start, count) = (place, 0) }
      if count == 0 { start = place }
      (end, count) = (place + length, count + 1)
      place = end
      let isLast = !(0...2).contains { word(text, end + $0) != nil }
      if isLast, (7...15).contains(count) { found.append(start..<end) }
      if isLast { count = 0 }
    }
    return found
  }

  private func word(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Int? {
    guard let length = digits.wordLength(text, at: place) else { return nil }
    return place + length < text.count && FeatureReader.isWord(text[place + length]) ? nil : length
  }
}
