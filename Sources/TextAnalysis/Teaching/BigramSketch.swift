package import UnicodeText

/// Which pairs of neighbouring characters a folded text has, as numbers, for telling how alike two texts are.
package struct BigramSketch: Hashable, Sendable {
  /// Rising, each once, with how much it counts; the squares add up to 1.
  private(set) var parts: [(bucket: UInt16, weight: Float)]

  /// What is behind so many characters does not make texts more alike.
  private static let limit = 2_000

  package init(_ text: FoldedText) { self.init(text.codePoints) }

  init(_ codePoints: [UInt32]) {
    // Spaces and punctuation say nothing of what a text is about.
    let characters = codePoints.prefix(Self.limit).filter { $0 > 0x40 && !(0x3000...0x303F).contains($0) }
    var buckets: [UInt16] = []
    buckets.reserveCapacity(characters.count)
    if let only = characters.first, characters.count == 1 { buckets.append(Self.bucket(only, 0)) }
    for (one, next) in zip(characters, characters.dropFirst()) { buckets.append(Self.bucket(one, next)) }
    buckets.sort()
    parts = []
    for bucket in buckets {
      if parts.last?.bucket == bucket { parts[parts.count - 1].weight += 1 } else { parts.append((bucket, 1)) }
    }
    let length = parts.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    if length > 0 { for place in parts.indices { parts[place].weight /= length } }
  }

  /// Multiplicative hashing (Knuth, volume 3, 6.4) of both characters.
  private static func bucket(_ one: UInt32, _ next: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: ((UInt64(one) << 32 | UInt64(next)) &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }

  /// The cosine of the angle between both: 0 for nothing in common, 1 for the same pairs equally often.
  package func similarity(to other: BigramSketch) -> Double {
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

  package static func == (one: Self, other: Self) -> Bool {
    one.parts.elementsEqual(other.parts) { $0.bucket == $1.bucket && $0.weight == $1.weight }
  }

  package func hash(into hasher: inout Hasher) {
    for part in parts { hasher.combine(part.bucket) }
  }
}
