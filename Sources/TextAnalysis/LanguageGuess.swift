import UnicodeText

/// Names the language of a text from the scripts that it is written in.
enum LanguageGuess {
  private struct Shares {
    var han = 0
    var kana = 0
    var hangul = 0
    var letters = 0
    var accented = 0
  }

  /// `zh-Hant`, `zh-Hans`, `en`, `ja`, `ko`, or `und` where none of them stands out.
  static func language(of text: FoldedText) -> String {
    let shares = shares(text.codePoints)
    // A Han character or a syllable says about as much as three letters of an alphabet.
    let eastern = (shares.han + shares.kana + shares.hangul) * 3
    guard eastern + shares.letters > 0 else { return "und" }
    if eastern < shares.letters { return shares.accented * 12 > shares.letters ? "und" : "en" }
    if shares.hangul * 2 > shares.han + shares.kana { return "ko" }
    // One の does not make a Chinese text Japanese.
    if shares.kana >= 2, shares.kana * 6 > shares.han { return "ja" }
    return text.simplifiedMarks > text.traditionalMarks ? "zh-Hans" : "zh-Hant"
  }

  private static func shares(_ codePoints: [UInt32]) -> Shares {
    var shares = Shares()
    for codePoint in codePoints {
      switch codePoint {
      case 0x61...0x7A: shares.letters += 1
      case 0xDF...0x10FF:
        shares.letters += 1
        shares.accented += 1
      case 0x3041...0x30FA: shares.kana += codePoint == 0x306E ? 0 : 1
      case 0x3400...0x9FFF: shares.han += 1
      case 0xAC00...0xD7A3, 0x3131...0x318E, 0x1100...0x11FF: shares.hangul += 1
      default: break
      }
    }
    return shares
  }
}
