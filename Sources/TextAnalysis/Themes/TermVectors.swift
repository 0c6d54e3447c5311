import Statistics

/// Texts as directions in the space of their terms: pairs of characters that stand together, and words of alphabets,
/// weighted by tf–idf (Spärck Jones 1972).
struct TermVectors {
  /// Terms ascending, with weights whose squares add up to 1; empty for a text without terms that others have too.
  typealias Vector = [(term: Int32, weight: Double)]

  /// Only so many of the heaviest terms count, so that one endless text costs no more than others.
  private static let mostTerms = 64

  private let tokens: ThemeTokens
  private let terms: KeyNumbers
  /// By term: in how many texts it is.
  private let texts: [Int32]
  private let count: Int

  /// - Parameter texts: those by which the rarity of terms is judged.
  init(_ tokens: ThemeTokens, texts: [Int]) {
    self.tokens = tokens
    count = texts.count
    var terms = KeyNumbers()
    var tallies: [(texts: Int32, last: Int32)] = []
    for text in texts {
      Self.forEachTerm(tokens, text) { key in
        let term = terms.number(key)
        if term == tallies.count { tallies.append((0, -1)) }
        guard tallies[term].last != Int32(truncatingIfNeeded: text) else { return }
        tallies[term] = (tallies[term].texts + 1, Int32(truncatingIfNeeded: text))
      }
    }
    self.terms = terms
    self.texts = tallies.map(\.texts)
  }

  /// In how many texts a term is.
  func frequency(_ term: Int32) -> Int { Int(texts[Int(term)]) }

  func vector(_ text: Int) -> Vector {
    var counts: [Int32: Int] = [:]
    Self.forEachTerm(tokens, text) { key in
      guard let term = terms.known(key), texts[term] > 1 else { return }
      counts[Int32(truncatingIfNeeded: term), default: 0] += 1
    }
    let weighted = counts.map { term, times in
      (term: term, weight: (1 + logarithm(Double(times))) * logarithm(Double(count + 1) / Double(texts[Int(term)])))
    }
    let heaviest = weighted.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.prefix(Self.mostTerms)
    return Self.normalised(heaviest.sorted { $0.term < $1.term })
  }

  static func normalised(_ vector: Vector) -> Vector {
    let length = vector.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    return length > 0 ? vector.map { ($0.term, $0.weight / length) } : []
  }

  /// The cosine of the angle between two texts: 1 for the same terms, 0 for none in common.
  static func cosine(_ one: Vector, _ other: Vector) -> Double {
    var (left, right, sum) = (0, 0, 0.0)
    while left < one.count, right < other.count {
      let (first, second) = (one[left], other[right])
      if first.term == second.term {
        sum += first.weight * second.weight
        left += 1
        right += 1
      } else if first.term < second.term {
        left += 1
      } else {
        right += 1
      }
    }
    return sum
  }

  private static func forEachTerm(_ tokens: ThemeTokens, _ text: Int, _ body: (UInt64) -> Void) {
    for place in tokens.texts[text] {
      let unit = tokens.units[place]
      guard unit >= 0 else { continue }
      let isUseful = tokens.mayBegin[Int(unit)] && tokens.mayEnd[Int(unit)]
      if tokens.isWord[Int(unit)] {
        if isUseful { body(UInt64(unit) | 1 << 63) }
        continue
      }
      let next = place + 1 < tokens.units.count ? tokens.units[place + 1] : -1
      guard next >= 0, !tokens.isWord[Int(next)], tokens.mayBegin[Int(unit)], tokens.mayEnd[Int(next)] else { continue }
      body(UInt64(unit) << 32 | UInt64(next))
    }
  }
}
