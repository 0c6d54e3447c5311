/// A part of a text that is no word: an address, a tag, a face, a sound drawn out.
public struct TextStretch: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case url
    case mail
    /// `@name`.
    case mention
    /// `#topic`.
    case hashtag
    /// One emoji with all that belongs to it: skin tone, joined persons, both halves of a flag, a keycap.
    case emoji
    /// A face made of characters: ^_^, QAQ, (╯°□°).
    case kaomoji
    /// 注音文: letters of the Taiwanese phonetic alphabet.
    case bopomofo
    /// Three or more of one character, or two or more of ～: !!!!, 讚讚讚讚.
    case elongation
  }

  public var kind: Kind
  /// UTF-8 offsets into the text.
  public var range: Range<Int>
}

/// Finds the stretches of a text, in one pass whose time is linear in its length.
public enum TextStretches {
  /// In order of their place, without overlaps.
  public static func stretches(in text: String) -> [TextStretch] {
    let scalars = Scalars(text)
    var found: [TextStretch] = []
    var place = 0
    while place < scalars.count {
      if let (kind, end) = stretch(scalars, at: place) {
        found.append(TextStretch(kind: kind, range: scalars.offsets[place]..<scalars.offsets[end]))
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  /// What starts at a place, and the place behind it.
  private static func stretch(_ text: Scalars, at place: Int) -> (TextStretch.Kind, Int)? {
    if let end = WebAddresses.url(text, place) { return (.url, end) }
    if let end = WebAddresses.mail(text, place) { return (.mail, end) }
    if let end = WebAddresses.tag(text, place, marks: [0x40, 0xFF20]) { return (.mention, end) }
    if let end = WebAddresses.tag(text, place, marks: [0x23, 0xFF03]) { return (.hashtag, end) }
    if let end = Emoji.end(text, place) { return (.emoji, end) }
    if let end = Kaomoji.end(text, place) { return (.kaomoji, end) }
    if let end = bopomofo(text, place) { return (.bopomofo, end) }
    return elongation(text, place).map { (.elongation, $0) }
  }

  /// Letters of the alphabet, and tone marks behind the first.
  private static func bopomofo(_ text: Scalars, _ start: Int) -> Int? {
    var end = start
    while end < text.count {
      let isTone = end > start && [0x2CA, 0x2C7, 0x2CB, 0x2D9].contains(text[end])
      guard isTone || (0x3105...0x312F).contains(text[end]) || (0x31A0...0x31BF).contains(text[end]) else { break }
      end += 1
    }
    return end > start ? end : nil
  }

  private static func elongation(_ text: Scalars, _ start: Int) -> Int? {
    let repeated = text[start]
    // Digits count, spaces part, and rows of these are lines.
    let isLine = [0x2D, 0x3D, 0x5F, 0x2A, 0x23].contains(repeated)
    guard !isLine, repeated > 0x20, repeated != 0x3000, !(0x30...0x39).contains(repeated) else { return nil }
    var end = start + 1
    while end < text.count, text[end] == repeated { end += 1 }
    let isWave = [0x7E, 0xFF5E, 0x301C, 0x30FC].contains(repeated)
    return end - start >= (isWave ? 2 : 3) ? end : nil
  }
}

/// The code points of a text with their UTF-8 offsets.
struct Scalars {
  private let values: [UInt32]
  /// One more than code points: the last is the length.
  let offsets: [Int]

  init(_ text: String) {
    var values: [UInt32] = []
    var offsets: [Int] = []
    values.reserveCapacity(text.utf8.count / 2)
    offsets.reserveCapacity(text.utf8.count / 2)
    var offset = 0
    for scalar in text.unicodeScalars {
      values.append(scalar.value)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.values = values
    self.offsets = offsets
  }

  var count: Int { values.count }
  subscript(place: Int) -> UInt32 { values[place] }

  /// Zero outside of the text.
  func at(_ place: Int) -> UInt32 { values.indices.contains(place) ? values[place] : 0 }

  func starts(with word: String, at place: Int) -> Bool {
    var place = place
    for scalar in word.unicodeScalars {
      guard at(place) == scalar.value else { return false }
      place += 1
    }
    return true
  }

  /// An ASCII letter or digit.
  func isAlphanumeric(_ place: Int) -> Bool {
    let value = at(place)
    return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
  }
}
