public import Facts
import UnicodeText

/// Search over what people wrote, Chinese first: one character or many, whichever script, width or form they are in.
public struct SearchText: SearchReading {
  /// What is done to words before they are compared; the index does the same.
  let stem: @Sendable (String) -> String

  /// - Parameter stem: the stem of a word in lower case; equal for words that shall find each other.
  public init(stem: @escaping @Sendable (String) -> String) {
    self.stem = stem
  }

  /// The first number is raised whenever terms, or the folding of characters, change. The folding comes from ICU's
  /// tables, so ICU's version is part of this.
  public var version: String { "1-\(Normalizer.unicodeVersion)" }

  /// Made on first use: many commands never search.
  static let folding = CharacterFolding(SearchVariants.added(to: .made()))

  public func terms(of text: String) -> String {
    let codePoints = Self.folding.fold(text).codePoints
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codePoints.count * 7)
    SearchTerms.forEach(codePoints) { term in
      if !bytes.isEmpty { bytes.append(0x20) }
      Self.write(term, of: codePoints, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The code points of a term.
  static func codePoints(_ term: SearchTerm, of text: [UInt32]) -> [UInt32] {
    if term.isWord { return Array(text[term.first...term.last]) }
    return term.isLone ? [text[term.first]] : [text[term.first], text[term.last]]
  }

  @inline(__always)
  private static func write(_ term: SearchTerm, of text: [UInt32], to bytes: inout [UInt8]) {
    if term.isWord {
      for place in term.first...term.last { write(text[place], to: &bytes) }
    } else {
      write(text[term.first], to: &bytes)
      if !term.isLone { write(text[term.last], to: &bytes) }
    }
  }

  @inline(__always)
  private static func write(_ codePoint: UInt32, to bytes: inout [UInt8]) {
    switch codePoint {
    case 0..<0x80: bytes.append(UInt8(codePoint))
    case 0x80..<0x800: bytes.append(UInt8(0xC0 | codePoint >> 6))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | codePoint >> 12))
      bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | codePoint >> 18))
      bytes.append(UInt8(0x80 | codePoint >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
    }
    if codePoint >= 0x80 { bytes.append(UInt8(0x80 | codePoint & 0x3F)) }
  }
}
