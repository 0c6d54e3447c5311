import CICU

/// Unicode normal forms, as ICU makes them.
public enum Normalizer {
  /// The version of ICU, such as `72.1`. It decides where words end, so models and labels record it.
  public static var unicodeVersion: String { String(cString: cicu_version()) }

  /// NFKC with case folding and without ignorable characters: full-width, half-width and circled forms become one.
  public static func folded(_ text: String) -> String {
    converted(text) { bytes, length, out, capacity in cicu_fold(bytes, length, out, capacity) }
  }

  /// NFC: what canonically means the same is written the same.
  public static func composed(_ text: String) -> String {
    converted(text) { bytes, length, out, capacity in cicu_compose(bytes, length, out, capacity) }
  }

  /// The text in Simplified characters, or in Traditional ones, character by character with ICU's phrases.
  static func transliterated(_ text: String, by identifier: String) -> String {
    converted(text) { bytes, length, out, capacity in
      cicu_transliterate(identifier, bytes, length, out, capacity)
    }
  }

  /// Texts of 2 GiB and more, and texts for which memory ran out, stay as they are.
  private static func converted(
    _ text: String, _ convert: (UnsafePointer<UInt8>?, Int32, UnsafeMutablePointer<UInt8>?, Int32) -> Int32
  ) -> String {
    var text = text
    let result = text.withUTF8 { source in
      filledBytes(firstGuess: source.count + source.count / 2 + 32) { out, capacity in
        guard let length = Int32(exactly: source.count) else { return -1 }
        return convert(source.baseAddress, length, out, capacity)
      }
    }
    guard let result else { return text }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Calls a C function that fills a buffer and returns the room it needs; once more when the first guess was short.
/// Nil when it fails.
func filledBytes(
  firstGuess: Int, _ fill: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
) -> [UInt8]? {
  var capacity = Int32(clamping: firstGuess)
  for _ in 0..<2 {
    var needed: Int32 = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(capacity)) { buffer, count in
      needed = fill(buffer.baseAddress, capacity)
      count = needed >= 0 && needed <= capacity ? Int(needed) : 0
    }
    if needed < 0 { return nil }
    if needed <= capacity { return bytes }
    capacity = needed
  }
  return nil
}
