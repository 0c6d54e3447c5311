/// Tells fast where none of many phrases begins: for the low bits of each first code point, a bit for the low six
/// bits of each second one. Most places of most texts begin with a character of some phrase and go on with none.
struct PhraseBeginnings: Sendable {
  private let seconds: [UInt64]
  /// The low bits by which first code points are told apart.
  private let mask: UInt32

  /// - Parameter phrases: none is empty.
  init(_ phrases: some Collection<[UInt32]>) {
    // Long lists share too many of few beginnings.
    mask = phrases.count < 100 ? 63 : 1023
    var seconds = [UInt64](repeating: 0, count: Int(mask) + 1)
    for phrase in phrases {
      // What may follow a phrase of one is everything.
      seconds[Int(phrase[0] & mask)] |= phrase.count > 1 ? 1 << UInt64(phrase[1] & 63) : .max
    }
    self.seconds = seconds
  }

  /// False where no phrase begins at a place of the text.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Bool {
    let second = place &+ 1 < text.count ? text[place &+ 1] : 0
    return seconds[Int(text[place] & mask)] &>> UInt64(second & 63) & 1 != 0
  }
}
