import CICU

/// Which Han characters are the Traditional and Simplified form of one another.
///
/// Made with ICU, then kept with whatever depends on it, so that it is the same on every machine.
public struct HanFolding: Hashable, Sendable {
  public struct Pair: Hashable, Sendable {
    public var traditional: UInt32
    public var simplified: UInt32
    /// The Traditional form is not used in Simplified writing: GB 2312 does not have it.
    public var marksTraditional: Bool
    /// The Simplified form is not used in Taiwan: Big5 does not have it.
    public var marksSimplified: Bool

    public init(traditional: UInt32, simplified: UInt32, marksTraditional: Bool, marksSimplified: Bool) {
      self.traditional = traditional
      self.simplified = simplified
      self.marksTraditional = marksTraditional
      self.marksSimplified = marksSimplified
    }
  }

  /// In order of the Traditional form.
  public let pairs: [Pair]

  public init(pairs: [Pair]) {
    self.pairs = pairs
  }

  /// All characters of the Unified Ideographs block that ICU's Traditional-Simplified conversion changes one to one,
  /// and the variants of ``HanVariants``.
  public static func made() -> HanFolding {
    let range: ClosedRange<UInt32> = 0x4E00...0x9FFF
    let characters = range.compactMap(Unicode.Scalar.init)
    // A line each, so that the conversion's phrases cannot take hold.
    let lines = characters.map { String($0) }.joined(separator: "\n")
    let converted = Normalizer.transliterated(lines, by: "Traditional-Simplified").split(separator: "\n")
    guard converted.count == characters.count else { return HanFolding(pairs: []) }
    var changed: [(traditional: UInt32, simplified: UInt32)] = []
    for (traditional, line) in zip(characters, converted) {
      guard let simplified = line.unicodeScalars.first, line.unicodeScalars.count == 1, simplified != traditional
      else { continue }
      changed.append((traditional.value, simplified.value))
    }
    let known = Set(changed.map(\.traditional))
    changed += HanVariants.pairs.filter { !known.contains($0.traditional) }
    changed.sort { $0.traditional < $1.traditional }
    let absentInSimplified = absent(changed.map(\.traditional), from: "GB2312")
    let absentInTaiwan = absent(changed.map(\.simplified), from: "windows-950")
    return HanFolding(
      pairs: zip(changed, zip(absentInSimplified, absentInTaiwan)).map { pair, marks in
        Pair(
          traditional: pair.traditional, simplified: pair.simplified, marksTraditional: marks.0,
          marksSimplified: marks.1)
      })
  }

  private static func absent(_ characters: [UInt32], from encoding: String) -> [Bool] {
    var flags = [UInt8](repeating: 0, count: characters.count)
    guard cicu_encodable(encoding, characters, Int32(characters.count), &flags) >= 0 else {
      return characters.map { _ in false }
    }
    return flags.map { $0 == 0 }
  }
}
