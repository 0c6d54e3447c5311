import CICU

/// A word, or the space or punctuation between words.
public struct TextPiece: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Space, punctuation, emoji.
    case other
    case number
    /// Letters of an alphabet, Hangul among them.
    case letters
    case kana
    case ideographs
  }

  /// UTF-8 offsets into the text.
  public var range: Range<Int>
  public var kind: Kind

  public init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  public var isWord: Bool { kind != .other }
}

/// Finds words by the rules of Unicode and, for Chinese and Japanese, ICU's dictionary.
///
/// Not for several tasks at once: make one for each.
public final class WordBreaker {
  private let breaker: OpaquePointer

  /// - Parameter locale: an ICU locale; nil when ICU has no rules at all, which a complete ICU never says.
  public init?(locale: String = "zh_Hant") {
    guard let breaker = cicu_breaker_open(locale) else { return nil }
    self.breaker = breaker
  }

  deinit {
    cicu_breaker_close(breaker)
  }

  /// All pieces, in order and without gaps. Empty for a text of 2 GiB or more.
  public func pieces(of text: String) -> [TextPiece] {
    var text = text
    return text.withUTF8 { pieces(ofUTF8: $0) }
  }

  /// All pieces of UTF-8, in order and without gaps. Empty for 2 GiB or more.
  public func pieces(ofUTF8 source: UnsafeBufferPointer<UInt8>) -> [TextPiece] {
    guard let length = Int32(exactly: source.count) else { return [] }
    // At most one piece a byte.
    var ends = [Int32](repeating: 0, count: source.count)
    var kinds = ends
    let count = cicu_breaker_words(breaker, source.baseAddress, length, &ends, &kinds, length)
    var start = 0
    return zip(ends, kinds).prefix(max(0, Int(count))).map { end, kind in
      defer { start = Int(end) }
      return TextPiece(range: start..<max(start, Int(end)), kind: Self.kind(kind))
    }
  }

  /// The words alone.
  public func words(of text: String) -> [Substring] {
    pieces(of: text).filter(\.isWord).map { piece in
      let start = text.utf8.index(text.startIndex, offsetBy: piece.range.lowerBound)
      return text[start..<text.utf8.index(start, offsetBy: piece.range.count)]
    }
  }

  /// The bands of `UWordBreak` in ICU's ubrk.h.
  private static func kind(_ status: Int32) -> TextPiece.Kind {
    switch status {
    case ..<100: .other
    case ..<200: .number
    case ..<300: .letters
    case ..<400: .kana
    default: .ideographs
    }
  }
}
