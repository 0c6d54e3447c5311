package import UnicodeText

/// Finds the phrases of ``AlarmPhrases`` in folded texts.
package struct AlarmRules: Sendable {
  private struct Phrase: Sendable {
    var parts: [[UInt32]]
    var endsWord: Bool
    /// Nil for a harmless phrase.
    var alarm: Alarm?
  }

  /// By the low bits of their first code point.
  private let phrases: [[Phrase]]
  private static let buckets: UInt32 = 1024
  private let beginnings: PhraseBeginnings

  package init(_ folding: CharacterFolding) {
    var phrases = [[Phrase]](repeating: [], count: Int(Self.buckets))
    // Harmless ones first, so that they are tried first.
    let lists: [([String], Alarm?)] = [
      (AlarmPhrases.harmless, nil), (AlarmPhrases.certain, .certain), (AlarmPhrases.possible, .possible),
    ]
    for (list, alarm) in lists {
      for text in list {
        let endsWord = text.hasSuffix("|")
        let parts = text.split { $0 == "…" || $0 == "|" }.map { folding.fold(String($0)).codePoints }
        guard let first = parts.first?.first else { continue }
        phrases[Int(first % Self.buckets)].append(Phrase(parts: parts, endsWord: endsWord, alarm: alarm))
      }
    }
    self.phrases = phrases
    beginnings = PhraseBeginnings(phrases.joined().compactMap(\.parts.first))
  }

  /// The highest alarm of all phrases, and where the first of that height stands.
  package func alarm(in text: FoldedText) -> (alarm: Alarm, range: Range<Int>) {
    text.codePoints.withUnsafeBufferPointer { alarm(in: $0) }
  }

  /// As ``alarm(in:)``, in the code points of a folded text.
  func alarm(in text: UnsafeBufferPointer<UInt32>) -> (alarm: Alarm, range: Range<Int>) {
    var found: (alarm: Alarm, range: Range<Int>) = (.none, 0..<0)
    var place = 0
    while place < text.count, found.alarm < .certain {
      place = beginnings.mayBegin(text, at: place) ? next(text, place, &found) : place + 1
    }
    return found
  }

  /// Tries the phrases that may begin at a place.
  ///
  /// - Returns: where to go on: behind a harmless phrase, or at the next place.
  private func next(
    _ text: UnsafeBufferPointer<UInt32>, _ place: Int, _ found: inout (alarm: Alarm, range: Range<Int>)
  ) -> Int {
    // "sue" is not in "issue".
    if FeatureReader.isWord(text[place]), place > 0, FeatureReader.isWord(text[place - 1]) { return place + 1 }
    for phrase in phrases[Int(text[place] % Self.buckets)] {
      guard let end = Self.end(of: phrase, text, place) else { continue }
      guard let alarm = phrase.alarm else { return end }
      if alarm > found.alarm { found = (alarm, place..<end) }
    }
    return place + 1
  }

  /// Where a phrase that starts at a place ends; nil when it does not start there.
  private static func end(
    of phrase: Phrase, _ text: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> Int? {
    guard let first = phrase.parts.first, matches(first, text, start) else { return nil }
    var end = start + first.count
    for part in phrase.parts.dropFirst() {
      guard let place = (end...(end + 12)).first(where: { matches(part, text, $0) }) else { return nil }
      end = place + part.count
    }
    if phrase.endsWord, end < text.count, FeatureReader.isWord(text[end]) { return nil }
    return end
  }

  private static func matches(_ part: [UInt32], _ text: UnsafeBufferPointer<UInt32>, _ start: Int) -> Bool {
    guard start + part.count <= text.count else { return false }
    for place in 0..<part.count where text[start + place] != part[place] { return false }
    return true
  }
}
