/// What a folded code point is to the search.
enum SearchCharacter {
  /// Of an alphabet whose words stand apart.
  case letter
  /// 0 through 9: every other form is folded to these.
  case digit
  /// Of a script without spaces, or a pictogram: found by itself and in any run.
  case character
  /// White space, punctuation, signs: never looked for.
  case gap

  @inline(__always)
  init(_ codePoint: UInt32) {
    if codePoint < 0x80 {
      self = codePoint &- 0x30 < 10 ? .digit : (codePoint | 0x20) &- 0x61 < 26 ? .letter : .gap
    } else if Self.isIdeographOrKana(codePoint) || codePoint >= 0xAC00 && codePoint <= 0xD7A3 {
      self = .character
    } else {
      self = Self.other(codePoint)
    }
  }

  @inline(__always)
  static func isIdeographOrKana(_ codePoint: UInt32) -> Bool {
    codePoint >= 0x3400 && codePoint <= 0x9FFF || codePoint >= 0x3041 && codePoint <= 0x30FF && codePoint != 0x30FB
      || codePoint >= 0x20000 && codePoint <= 0x3FFFF
  }

  private static func other(_ codePoint: UInt32) -> SearchCharacter {
    guard let scalar = Unicode.Scalar(codePoint) else { return .gap }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return isUnspaced(codePoint) ? .character : .letter
    // Emoji and signs such as ★; characters that an office made for itself.
    case .otherSymbol, .privateUse: return .character
    // Pictograms that are younger than this program's tables.
    case .unassigned: return codePoint >= 0x1F000 ? .character : .gap
    default: return .gap
    }
  }

  /// Thai, Lao, Tibetan, Burmese, Khmer; from the radicals on, East Asia's signs and whatever is rare.
  private static func isUnspaced(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...: true
    default: false
    }
  }
}
