/// What the values of cells say to a person.
struct CellValues {
  var texts: [String]
  var styles: NumberStyles
  var countsFrom1904: Bool

  /// The text of a value of one of the format's types; `nil` where there is no such shared text.
  func text(_ value: String, type: String, style: String?) -> String? {
    switch type {
    case "s":
      if value.isEmpty { return "" }
      guard let index = Int(value), texts.indices.contains(index) else { return nil }
      return texts[index]
    case "b": return value.isEmpty ? "" : value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "n": return number(value, style)
    case "d": return date(value, style)
    // `str` is the text of a formula, `e` an error such as `#N/A`.
    default: return SharedTexts.unescaped(value)
    }
  }

  private func number(_ value: String, _ style: String?) -> String {
    let kind = styles.kind(style)
    if kind == .number, GeneralNumber.isPlain(value) { return value }
    // Swift reads more than numbers of spreadsheets, such as `nan`.
    guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(value), number.isFinite
    else { return value }
    return SerialDate.text(number, as: kind, countsFrom1904: countsFrom1904) ?? GeneralNumber.text(number)
  }

  /// A date that is written as one (ISO 8601) is shortened to what its style shows.
  private func date(_ value: String, _ style: String?) -> String {
    let parts = value.split(separator: "T", maxSplits: 1)
    return styles.kind(style) == .date && parts.count == 2 ? String(parts[0]) : value
  }
}
