/// Finds emoji with all that belongs to them, by the grammar of Unicode's technical standard 51.
enum Emoji {
  /// The end of the emoji that starts at a place.
  static func end(_ text: Scalars, _ start: Int) -> Int? {
    guard var end = element(text, start) else { return nil }
    // Joined by U+200D: families, professions, flags of pride.
    while text.at(end) == 0x200D, let next = element(text, end + 1) { end = next }
    return end
  }

  private static func element(_ text: Scalars, _ start: Int) -> Int? {
    let first = text.at(start)
    guard first > 0x22, first < 0x80 || first > 0xA8 else { return nil }
    if isRegional(first) { return isRegional(text.at(start + 1)) ? start + 2 : nil }
    if first < 0x80 { return keycap(text, start) }
    guard let scalar = Unicode.Scalar(first) else { return nil }
    let isPicture = scalar.properties.isEmojiPresentation
    guard isPicture || scalar.properties.isEmoji && isStyled(text, start) else { return nil }
    var end = start + 1
    // Variation selector, skin tone, then the tags of subdivisions' flags.
    if text.at(end) == 0xFE0F { end += 1 }
    if isSkin(text.at(end)) { end += 1 }
    while (0xE0020...0xE007F).contains(text.at(end)) { end += 1 }
    return end
  }

  /// Whether what stands behind a sign makes a picture of it; hearts and the like are pictures anyhow.
  private static func isStyled(_ text: Scalars, _ place: Int) -> Bool {
    text.at(place + 1) == 0xFE0F || isSkin(text.at(place + 1)) || [0x2764, 0x2B50, 0x263A, 0x2639].contains(text[place])
  }

  /// 1️⃣: a digit, # or *, an optional variation selector, U+20E3.
  private static func keycap(_ text: Scalars, _ start: Int) -> Int? {
    guard text[start] &- 0x30 < 10 || text[start] == 0x23 || text[start] == 0x2A else { return nil }
    let end = text.at(start + 1) == 0xFE0F ? start + 2 : start + 1
    return text.at(end) == 0x20E3 ? end + 1 : nil
  }

  private static func isRegional(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  private static func isSkin(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(value) }
}
