/// A clause as two lists of symbols in which features are runs: characters of scripts without spaces, and letters
/// with the gaps between words as letters. What no feature crosses is an ``end``.
struct SymbolRuns: ~Copyable {
  /// No folded text has this code point.
  static let end: UInt32 = 0

  private(set) var characters = ScratchMemory<UInt32>()
  private(set) var letters = ScratchMemory<UInt32>()
  /// Where in `letters` features may begin.
  private(set) var starts = ScratchMemory<UInt32>()
  private(set) var characterCount = 0
  private(set) var letterCount = 0
  private(set) var startCount = 0

  /// - Parameter length: of the text in code points.
  mutating func reserve(_ length: Int) {
    // At worst every second code point is a word of one letter: two gaps and an end more each.
    characters.reserve(length * 2 + 2)
    letters.reserve(length * 3 + 8)
    starts.reserve(length * 3 + 8)
  }

  mutating func read<Words: FeatureSink>(
    _ text: UnsafeBufferPointer<UInt32>, _ clause: Range<Int>, _ words: inout Words
  ) {
    characterCount = 0
    letterCount = 0
    startCount = 0
    var place = clause.lowerBound
    var wordBefore: FeatureReader.Word?
    // Whether only spaces stand between the last word and here.
    var isAfterWord = false
    while place < clause.upperBound {
      let codePoint = text[place]
      if FeatureReader.isSpace(codePoint) {
        if FeatureReader.isJoint(text, place, clause) { addCharacter(FeatureReader.gap) } else { endCharacters() }
        while place < clause.upperBound, FeatureReader.isSpace(text[place]) { place &+= 1 }
      } else if FeatureReader.isWord(codePoint) {
        endCharacters()
        let end = FeatureReader.endOfWord(text, place, clause)
        wordBefore = FeatureReader.word(text, place..<end, after: wordBefore, &words)
        addWord(text, place..<end, isAfterWord: isAfterWord)
        isAfterWord = true
        place = end
      } else {
        wordBefore = nil
        isAfterWord = false
        addCharacter(codePoint)
        place &+= 1
      }
    }
    endCharacters()
    endLetters()
  }

  @inline(__always)
  private mutating func addCharacter(_ character: UInt32) {
    characters[characterCount] = character
    characterCount &+= 1
  }

  @inline(__always)
  private mutating func endCharacters() {
    characters[characterCount] = Self.end
    // One end is enough.
    if characterCount > 0, characters[characterCount &- 1] != Self.end { characterCount &+= 1 }
  }

  private mutating func endLetters() {
    letters[letterCount] = Self.end
    letterCount &+= 1
  }

  private mutating func addWord(_ text: UnsafeBufferPointer<UInt32>, _ word: Range<Int>, isAfterWord: Bool) {
    // The gap behind the word before is the one before this word.
    if isAfterWord {
      addStart(letterCount &- 1)
    } else {
      endLetters()
      addStart(letterCount)
      addLetter(FeatureReader.gap)
    }
    for place in word {
      if place &- word.lowerBound < FeatureReader.mostStarts { addStart(letterCount) }
      addLetter(text[place])
    }
    addLetter(FeatureReader.gap)
  }

  @inline(__always)
  private mutating func addStart(_ place: Int) {
    starts[startCount] = UInt32(truncatingIfNeeded: place)
    startCount &+= 1
  }

  @inline(__always)
  private mutating func addLetter(_ letter: UInt32) {
    letters[letterCount] = letter
    letterCount &+= 1
  }
}
