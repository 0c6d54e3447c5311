import UnicodeText

/// A list of folded phrases.
struct PhraseList: Sendable {
  /// Longest first.
  let phrases: [[UInt32]]
  private let beginnings: PhraseBeginnings

  init(_ texts: [String], _ folding: CharacterFolding) {
    phrases = texts.map { folding.fold($0).codePoints }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    beginnings = PhraseBeginnings(phrases)
  }

  /// The length of the longest phrase that starts at a place.
  @inline(__always)
  func length(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Int? {
    guard place >= 0, place < text.count, beginnings.mayBegin(text, at: place) else { return nil }
    return longestPhrase(text, at: place)
  }

  private func longestPhrase(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Int? {
    for phrase in phrases where phrase[0] == text[place] && place + phrase.count <= text.count {
      if (0..<phrase.count).allSatisfy({ phrase[$0] == text[place + $0] }) { return phrase.count }
    }
    return nil
  }

  /// Like `length`, but "line" is not in "online": what begins with a letter stands at the start of a word.
  @inline(__always)
  func wordLength(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Int? {
    let continues =
      place > 0 && place < text.count && FeatureReader.isWord(text[place]) && FeatureReader.isWord(text[place - 1])
    return continues ? nil : length(text, at: place)
  }

  /// How far before a place the last phrase ends, looking back at most `distance` code points and not past the end of
  /// a sentence; nil where there is none.
  func gap(_ text: UnsafeBufferPointer<UInt32>, before place: Int, within distance: Int) -> Int? {
    var end = place
    while end > 0, place - end <= distance {
      if endsPhrase(text, at: end) { return place - end }
      if Self.endsSentence(text[end - 1]) { return nil }
      end -= 1
    }
    return nil
  }

  /// Whether a phrase ends within `distance` code points before a place.
  func ends(_ text: UnsafeBufferPointer<UInt32>, before place: Int, within distance: Int) -> Bool {
    gap(text, before: place, within: distance) != nil
  }

  private func endsPhrase(_ text: UnsafeBufferPointer<UInt32>, at end: Int) -> Bool {
    for phrase in phrases where phrase.count <= end && phrase[phrase.count - 1] == text[end - 1] {
      let start = end - phrase.count
      if (0..<phrase.count).allSatisfy({ phrase[$0] == text[start + $0] }) { return true }
    }
    return false
  }

  static func endsSentence(_ codePoint: UInt32) -> Bool {
    codePoint == 0x0A || codePoint == 0x3002 || codePoint == 0x21 || codePoint == 0x3F
  }
}
