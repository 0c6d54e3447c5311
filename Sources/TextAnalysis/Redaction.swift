public import Facts

/// Hides what identifies people, for quoting.
public enum Redaction {
  /// What stands in place of each piece of personal data.
  public static let mask = "○○○"

  /// The text with every span replaced by ``mask``. Spans outside the text, or that cut a character, hide up to the
  /// next whole character; spans may overlap and come in any order.
  public static func redact(_ text: String, _ spans: [PersonalDataSpan]) -> String {
    guard !spans.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var hidden = [Bool](repeating: false, count: bytes.count)
    for span in spans {
      let range = span.range.clamped(to: 0..<bytes.count)
      guard !range.isEmpty else { continue }
      var (start, end) = (range.lowerBound, range.upperBound)
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      for place in start..<end { hidden[place] = true }
    }
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if !hidden[place] {
        result.append(byte)
      } else if place == 0 || !hidden[place - 1] {
        result.append(contentsOf: mask.utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
