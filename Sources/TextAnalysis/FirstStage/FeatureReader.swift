/// Takes the features of a text, one after the other.
protocol FeatureSink {
  /// - Returns: whether the feature is known.
  mutating func take(_ feature: UInt64, _ start: Int, _ end: Int) -> Bool
}

/// Cuts a folded text into clauses and each clause into the features that models know, as 64-bit hashes.
///
/// Scripts without spaces give runs of one code point up to a model's reach; words of alphabets give runs of two to
/// five letters (spaces count as one), the word, and the word with the one before it. No feature crosses a clause.
package enum FeatureReader {
  /// What is further in than this many code points is not read: keeps sums of weights within 32 bits.
  package static let longest = 16_384
  /// All text behind this many clauses counts as one.
  package static let mostClauses = 256

  /// How long the longest run of characters may be that is a feature.
  package static let reaches = 1...5

  /// No text has more features than this for each of its code points.
  package static let mostFeaturesEach = 10

  /// The clauses, each with the punctuation that ends it. They cover the text without gaps.
  package static func clauses(_ text: UnsafeBufferPointer<UInt32>) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    readClauses(text, into: &clauses)
    return clauses
  }

  /// As above, into a list whose memory is used again.
  static func readClauses(_ text: UnsafeBufferPointer<UInt32>, into clauses: inout [Range<Int>]) {
    clauses.removeAll(keepingCapacity: true)
    let end = min(text.count, longest)
    var start = 0
    var place = 0
    while place < end {
      guard endsClause(text, place, end) else {
        place += 1
        continue
      }
      while place < end, endsClause(text, place, end) { place += 1 }
      if clauses.count < mostClauses - 1 {
        clauses.append(start..<place)
        start = place
      }
    }
    if start < end { clauses.append(start..<end) }
  }

  private static func endsClause(_ text: UnsafeBufferPointer<UInt32>, _ place: Int, _ end: Int) -> Bool {
    switch text[place] {
    case 0x0A, 0x0D, 0x21, 0x2C, 0x3B, 0x3F, 0x7E, 0x3001, 0x3002: return true
    case 0x2E: return place + 1 >= end || !isWord(text[place + 1])
    case 0x20:
      // Writers of Chinese put a space where others put a comma.
      return place > 0 && place + 1 < end && isHan(text[place - 1]) && isHan(text[place + 1])
    default: return false
    }
  }

  /// Letters and digits of scripts that put spaces between words (Hangul apart, whose endings matter more).
  @inline(__always)
  package static func isWord(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return (codePoint | 0x20) &- 0x61 < 26 || codePoint &- 0x30 < 10 }
    return codePoint >= 0xC0 && codePoint < 0x1100 && codePoint != 0xD7 && codePoint != 0xF7
  }

  @inline(__always)
  package static func isHan(_ codePoint: UInt32) -> Bool {
    codePoint >= 0x3400 && codePoint <= 0x9FFF || codePoint >= 0x20000 && codePoint <= 0x3FFFF
  }

  @inline(__always)
  package static func isSpace(_ codePoint: UInt32) -> Bool {
    codePoint <= 0x20
  }

  /// Gives `sink` the hash of each feature of a clause and the code points that it covers. Where the sink says that it
  /// does not know a feature, longer ones that begin with it are not tried.
  ///
  /// - Parameter reach: the longest run of characters that is a feature.
  @inline(__always)
  static func read<Sink: FeatureSink>(
    _ text: UnsafeBufferPointer<UInt32>, in clause: Range<Int>, reach: Int, into sink: inout Sink
  ) {
    var place = clause.lowerBound
    var wordBefore: Word?
    while place < clause.upperBound {
      let codePoint = text[place]
      if isSpace(codePoint), !isJoint(text, place, clause) {
        place &+= 1
      } else if isWord(codePoint) {
        let end = endOfWord(text, place, clause)
        wordBefore = word(text, place..<end, after: wordBefore, &sink)
        letters(text, step(Family.letters, gap), 1, place, in: clause, &sink)
        for first in (place..<end).prefix(mostStarts) { letters(text, Family.letters, 0, first, in: clause, &sink) }
        place = end
      } else {
        wordBefore = nil
        run(text, place, clause, reach, &sink)
        place &+= 1
      }
    }
  }

  /// As above, with a closure for a sink, where speed matters less.
  package static func forEach(
    _ text: UnsafeBufferPointer<UInt32>, in clause: Range<Int>, reach: Int, _ body: (UInt64, Int, Int) -> Bool
  ) {
    withoutActuallyEscaping(body) { body in
      var sink = ClosureSink(body: body)
      read(text, in: clause, reach: reach, into: &sink)
    }
  }

  private struct ClosureSink: FeatureSink {
    let body: (UInt64, Int, Int) -> Bool

    mutating func take(_ feature: UInt64, _ start: Int, _ end: Int) -> Bool { body(feature, start, end) }
  }

  @inline(__always)
  private static func run<Sink: FeatureSink>(
    _ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ clause: Range<Int>, _ reach: Int, _ sink: inout Sink
  ) {
    var hash = Family.characters
    var place = start
    for _ in 0..<reach {
      guard place < clause.upperBound else { return }
      var codePoint = text[place]
      place &+= 1
      if isSpace(codePoint) {
        guard isJoint(text, place &- 1, clause) else { return }
        codePoint = gap
        while isSpace(text[place]) { place &+= 1 }
      } else if isWord(codePoint) {
        return
      }
      hash = step(hash, codePoint)
      if !sink.take(hash, start, place) { return }
    }
  }

  /// Whether a space, or the first of several, stands between two syllables of Hangul: Korean puts spaces between
  /// words and its features cross them.
  @inline(__always)
  static func isJoint(_ text: UnsafeBufferPointer<UInt32>, _ place: Int, _ clause: Range<Int>) -> Bool {
    guard place > clause.lowerBound, isHangul(text[place &- 1]) else { return false }
    var next = place &+ 1
    while next < clause.upperBound, isSpace(text[next]) { next &+= 1 }
    return next < clause.upperBound && isHangul(text[next])
  }

  @inline(__always)
  private static func isHangul(_ codePoint: UInt32) -> Bool { codePoint >= 0xAC00 && codePoint <= 0xD7A3 }

  /// Where the word ends that begins at a place.
  @inline(__always)
  static func endOfWord(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ clause: Range<Int>) -> Int {
    var end = start &+ 1
    while end < clause.upperBound, isInWord(text, end, clause) { end &+= 1 }
    return end
  }

  /// A letter or digit of a word, or an apostrophe inside one.
  @inline(__always)
  private static func isInWord(_ text: UnsafeBufferPointer<UInt32>, _ place: Int, _ clause: Range<Int>) -> Bool {
    if isWord(text[place]) { return true }
    return (text[place] == 0x27 || text[place] == 0x2019) && place > clause.lowerBound && isWord(text[place &- 1])
      && place &+ 1 < clause.upperBound && isWord(text[place &+ 1])
  }

  /// A word that the model knows.
  struct Word {
    let hash: UInt64
    let start: Int
  }

  /// Gives `sink` a word and the pair with the word before it.
  ///
  /// - Returns: the word, where it is known.
  @inline(__always)
  static func word<Sink: FeatureSink>(
    _ text: UnsafeBufferPointer<UInt32>, _ word: Range<Int>, after before: Word?, _ sink: inout Sink
  ) -> Word? {
    var whole = Family.words
    for place in word { whole = step(whole, text[place]) }
    guard sink.take(whole, word.lowerBound, word.upperBound) else { return nil }
    if let before {
      let pair = step(before.hash ^ Family.pairs, UInt32(truncatingIfNeeded: whole >> 32))
      _ = sink.take(pair, before.start, word.upperBound)
    }
    return Word(hash: whole, start: word.lowerBound)
  }

  /// From how many letters of a word runs of letters begin: longer words are ids and addresses.
  static let mostStarts = 24
  /// How long the longest run of letters is that is a feature.
  static let longestLetters = 5

  /// Stands for what is between words.
  static let gap: UInt32 = 0x5F

  /// Runs of two to five letters, in which the space between two words is a letter too.
  @inline(__always)
  private static func letters<Sink: FeatureSink>(
    _ text: UnsafeBufferPointer<UInt32>, _ beginning: UInt64, _ count: Int, _ start: Int, in clause: Range<Int>,
    _ sink: inout Sink
  ) {
    var (hash, count, place) = (beginning, count, start)
    while count < longestLetters {
      var isLast = false
      if place < clause.upperBound, isInWord(text, place, clause) {
        hash = step(hash, text[place])
        place &+= 1
      } else {
        hash = step(hash, gap)
        var next = place
        while next < clause.upperBound, isSpace(text[next]) { next &+= 1 }
        isLast = next == place || next == clause.upperBound || !isWord(text[next])
        if !isLast { place = next }
      }
      count &+= 1
      if count > 1, !sink.take(hash, start, min(place, clause.upperBound)) { return }
      if isLast { return }
    }
  }

  private enum Family {
    static let characters: UInt64 = 0x243F_6A88_85A3_08D3
    static let letters: UInt64 = 0x1319_8A2E_0370_7344
    static let words: UInt64 = 0xA409_3822_299F_31D0
    static let pairs: UInt64 = 0x082E_FA98_EC4E_6C89
  }

  /// The hash of a run that begins with a character, before the next one is added with ``step(_:_:)``.
  @inline(__always)
  static func firstOfCharacters(_ codePoint: UInt32) -> UInt64 { step(Family.characters, codePoint) }

  /// The same for a run of letters.
  @inline(__always)
  static func firstOfLetters(_ codePoint: UInt32) -> UInt64 { step(Family.letters, codePoint) }

  /// The hash of a run with one symbol more.
  @inline(__always)
  static func step(_ hash: UInt64, _ codePoint: UInt32) -> UInt64 {
    let mixed = (hash ^ UInt64(codePoint)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 32)
  }
}
