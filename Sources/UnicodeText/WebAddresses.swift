/// Finds addresses of pages and mail boxes, and names behind @ and #.
enum WebAddresses {
  /// The end of `http://…`, `https://…` or `www.…`; punctuation that ends the sentence is no part of it.
  static func url(_ text: Scalars, _ start: Int) -> Int? {
    guard [0x68, 0x48, 0x77, 0x57].contains(text[start]), !text.isAlphanumeric(start - 1) else { return nil }
    let heads = ["https://", "http://", "www.", "Https://", "Http://", "HTTPS://", "HTTP://", "WWW."]
    guard let head = heads.first(where: { text.starts(with: $0, at: start) }) else { return nil }
    let first = start + head.unicodeScalars.count
    var end = first
    while end < text.count, isOfURL(text[end]) { end += 1 }
    // . , : ; ! ? ) ' "
    while end > first, [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x27, 0x22].contains(text[end - 1]) { end -= 1 }
    return end > first + 1 ? end : nil
  }

  private static func isOfURL(_ value: UInt32) -> Bool {
    value > 0x20 && value < 0x7F && ![0x3C, 0x3E, 0x22, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(value)
  }

  /// The end of `local@host.name`, at the first character of the local part.
  static func mail(_ text: Scalars, _ start: Int) -> Int? {
    guard text.isAlphanumeric(start), !isLocal(text, start - 1) else { return nil }
    var at = start
    // A local part has at most 64 characters.
    while at - start <= 64, isLocal(text, at) { at += 1 }
    guard text.at(at) == 0x40 || text.at(at) == 0xFF20 else { return nil }
    var (end, lastDot) = (at + 1, 0)
    while end - at <= 255, text.isAlphanumeric(end) || text.at(end) == 0x2D || text.at(end) == 0x2E {
      if text[end] == 0x2E { lastDot = end }
      end += 1
    }
    if lastDot == end - 1 { end -= 1 }
    guard end > at + 4 else { return nil }
    return (at + 2..<end - 1).contains(where: { text[$0] == 0x2E }) ? end : nil
  }

  private static func isLocal(_ text: Scalars, _ place: Int) -> Bool {
    text.isAlphanumeric(place) || [0x2E, 0x5F, 0x2B, 0x25, 0x2D].contains(text.at(place))
  }

  /// The end of a mark and the word behind it: letters, digits and low lines, not digits alone.
  static func tag(_ text: Scalars, _ start: Int, marks: [UInt32]) -> Int? {
    guard marks.contains(text[start]), !text.isAlphanumeric(start - 1) else { return nil }
    var (end, letters) = (start + 1, 0)
    while end < text.count, isOfWord(text[end]) {
      if text[end] &- 0x30 >= 10 { letters += 1 }
      end += 1
    }
    return end - start > 2 && letters > 0 ? end : nil
  }

  private static func isOfWord(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 || value == 0x5F }
    return Unicode.Scalar(value).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }
}
