/// Texts that say the same words: copied posts, what was sent twice.
///
/// Every text is compared with the first of each group that it may belong to, never with all others: equal texts by the
/// thousand take no longer than different ones.
struct NearDuplicates {
  /// Two texts are the same where they share at least this much of their shingles (runs of three units, punctuation
  /// left out): some two characters in forty may differ.
  static let similarity = 0.7
  /// Shorter texts are not compared: many people write 很好玩 without having copied it.
  static let fewestUnits = 10
  private static let mostInBucket = 2

  /// By text, in the order given: the place there of the text that its group began with; its own where it is the first
  /// or alone.
  private(set) var first: [Int] = []

  private let minHash = MinHash()
  private var buckets = KeyNumbers()
  /// By bucket: the first texts of the groups in it.
  private var members: [Int32] = []
  private var shingles: [Int: [UInt64]] = [:]

  /// - Parameter texts: numbers of texts in the tokens.
  init(_ tokens: ThemeTokens, texts: [Int]) {
    for (index, text) in texts.enumerated() { first.append(add(index, Self.shingles(tokens, text))) }
    (buckets, members, shingles) = (KeyNumbers(), [], [:])
  }

  /// Ascending, without repetitions; empty for a text that is too short.
  static func shingles(_ tokens: ThemeTokens, _ text: Int) -> [UInt64] {
    let units = tokens.texts[text].lazy.map { tokens.units[$0] }.filter { $0 >= 0 }.map { UInt64($0) }
    let all = Array(units)
    guard all.count >= fewestUnits else { return [] }
    // 21 bits for each unit: exact up to two million different ones.
    let sorted = (0..<(all.count - 2)).map { all[$0] << 42 ^ all[$0 + 1] << 21 ^ all[$0 + 2] }.sorted()
    var distinct: [UInt64] = []
    distinct.reserveCapacity(sorted.count)
    for shingle in sorted where shingle != distinct.last { distinct.append(shingle) }
    return distinct
  }

  private mutating func add(_ index: Int, _ own: [UInt64]) -> Int {
    guard !own.isEmpty else { return index }
    let marks = minHash.marks(own)
    let numbers = (0..<MinHash.bands).map { band -> Int in
      let number = buckets.number(Self.key(marks, band))
      if number * Self.mostInBucket == members.count {
        members.append(contentsOf: repeatElement(-1, count: Self.mostInBucket))
      }
      return number * Self.mostInBucket
    }
    var asked: Set<Int32> = []
    for place in numbers {
      for candidate in members[place..<(place + Self.mostInBucket)] where candidate >= 0 {
        guard asked.insert(candidate).inserted, let other = shingles[Int(candidate)] else { continue }
        if Self.isSame(own, other) { return Int(candidate) }
      }
    }
    for place in numbers {
      guard let free = (place..<(place + Self.mostInBucket)).first(where: { members[$0] < 0 }) else { continue }
      members[free] = Int32(truncatingIfNeeded: index)
    }
    shingles[index] = own
    return index
  }

  private static func isSame(_ one: [UInt64], _ other: [UInt64]) -> Bool {
    // Sets of very different size cannot share so much; then the longer one need not be read.
    let (short, long) = (min(one.count, other.count), max(one.count, other.count))
    return Double(short) >= similarity * Double(long) && MinHash.similarity(one, other) >= similarity
  }

  private static func key(_ marks: [UInt32], _ band: Int) -> UInt64 {
    let start = band * MinHash.rows
    return (start..<(start + MinHash.rows)).reduce(UInt64(band)) { SplitMix.mixed($0 ^ UInt64(marks[$1])) }
  }
}
