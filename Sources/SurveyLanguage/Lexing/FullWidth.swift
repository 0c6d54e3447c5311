/// The forms that Chinese input methods give for ASCII, and what they mean outside a string.
enum FullWidth {
  /// The ASCII mark (an operator may be of two characters).
  static func mark(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "，", "、": ","
    case "；": ";"
    case "（": "("
    case "）": ")"
    case "｛": "{"
    case "｝": "}"
    case "［": "["
    case "］": "]"
    case "＝": "="
    case "＜": "<"
    case "＞": ">"
    case "！": "!"
    case "．": "."
    case "％": "%"
    case "＋": "+"
    case "＊", "×": "*"
    case "／", "÷": "/"
    case "≤", "≦": "<="
    case "≥", "≧": ">="
    case "≠": "!="
    default: nil
    }
  }

  /// What closes a string that begins with this quote.
  static let closingQuotes: [Unicode.Scalar: Unicode.Scalar] = ["“": "”", "”": "”", "「": "」", "＂": "＂", "『": "』"]

  /// The ASCII letter, digit, hyphen or underscore.
  static func letterOrDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "Ａ"..."Ｚ", "ａ"..."ｚ", "０"..."９", "－", "＿": Unicode.Scalar(scalar.value - 0xFEE0)
    default: nil
    }
  }
}
