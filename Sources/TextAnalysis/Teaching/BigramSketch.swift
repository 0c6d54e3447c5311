import UnicodeText

/// Which pairs of neighbouring characters, and which words of alphabets, a folded text has, as numbers, for telling how
/// alike two texts are. Pairs of letters would make all texts in one alphabet alike.
struct BigramSketch: Sendable {
  /// Rising, each once, with how much it counts; the squares add up to 1.
  private(set) var parts: [(bucket: UInt16, weight: Float)]

  /// What is behind so many characters does not make texts more alike.
  private static let limit = 2_000

  init(_ text: FoldedText) {
    let codePoints = text.codePoints
    var buckets: [UInt16] = []
    buckets.reserveCapacity(min(codePoints.count, Self.limit) + 1)
    // The character before, or nothing behind a word or punctuation; and the letters read so far, as one number.
    var (before, word): (UInt32, UInt64) = (0, 0)
    for codePoint in codePoints.prefix(Self.limit) + [0x20] {
      if Self.isLetter(codePoint) {
        word = (word &+ UInt64(codePoint)) &* 0x0000_0100_0000_01B3
        before = 0
        continue
      }
      if word != 0 { buckets.append(Self.bucket(word)) }
      word = 0
      guard codePoint >= 0x2E80, !(0x3000...0x303F).contains(codePoint) else {
        before = 0
        continue
      }
      buckets.append(Self.bucket(UInt64(before) << 32 | UInt64(codePoint)))
      before = codePoint
    }
    buckets.sort()
    parts = []
    for bucket in buckets {
      if parts.last?.bucket == bucket { parts[parts.count - 1].weight += 1 } else { parts.append((bucket, 1)) }
    }
    let length = parts.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    if length > 0 { for place in parts.indices { parts[place].weight /= length } }
  }

  private static func isLetter(_ codePoint: UInt32) -> Bool {
    (0x30...0x39).contains(codePoint) || (0x61...0x7A).contains(codePoint) || (0xC0..<0x2000).contains(codePoint)
  }

  /// Multiplicative hashing (Knuth, volume 3, 6.4).
  private static func bucket(_ key: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }

  /// The least of the parts in an order drawn by lot: the same for two texts with the probability that a part of either
  /// is in both (Broder 1997).
  var signature: UInt16 { parts.map { $0.bucket &* 0x9E35 ^ 0x5A17 }.min() ?? 0 }

  /// The cosine of the angle between both: 0 for nothing in common, 1 for the same pairs equally often.
  func similarity(to other: BigramSketch) -> Double {
    var (place, theirs) = (0, 0)
    var sum = Float(0)
    while place < parts.count, theirs < other.parts.count {
      let (one, next) = (parts[place], other.parts[theirs])
      if one.bucket == next.bucket { sum += one.weight * next.weight }
      if one.bucket <= next.bucket { place += 1 }
      if next.bucket <= one.bucket { theirs += 1 }
    }
    return min(1, Double(sum))
  }
}
