/// Which texts of a theme say most of it in few words, each something of its own.
struct Representatives {
  /// Of a theme with more texts, so many are looked at, evenly spread.
  private static let mostTexts = 300
  /// In units: shorter texts leave most unsaid, however near the centre; longer ones try a reader's patience.
  private static let comfortable = 20...60

  let vectors: TermVectors
  let tokens: ThemeTokens

  /// Up to `count` texts, the most telling first: near the centre of the theme, and not the same once more (maximal
  /// marginal relevance: Carbonell and Goldstein 1998).
  ///
  /// - Parameters:
  ///   - texts: ascending; only texts that may be quoted.
  ///   - handicap: by text, 0 through 1; less than 1 for what had better not be quoted.
  func choose(_ count: Int, of texts: [Int], handicap: (Int) -> Double) -> [Int] {
    let step = max(1, (texts.count + Self.mostTexts - 1) / Self.mostTexts)
    let asked = stride(from: 0, to: texts.count, by: step).map { texts[$0] }
    let directions = asked.map(vectors.vector)
    var sums: [Int32: Double] = [:]
    for direction in directions { for (term, weight) in direction { sums[term, default: 0] += weight } }
    let centre = TermVectors.normalised(sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    let worth = zip(asked, directions).map { text, direction in
      (0.1 + TermVectors.cosine(direction, centre)) * Self.ease(tokens.count(text)) * handicap(text)
    }
    var chosen: [Int] = []
    var likeness = asked.map { _ in 0.0 }
    while chosen.count < min(count, asked.count) {
      let rest = asked.indices.filter { !chosen.contains($0) }
      let score = { (index: Int) in 0.7 * worth[index] - 0.3 * likeness[index] }
      guard let best = rest.max(by: { (score($0), $1) < (score($1), $0) }) else { break }
      chosen.append(best)
      for index in rest {
        likeness[index] = max(likeness[index], TermVectors.cosine(directions[index], directions[best]))
      }
    }
    return chosen.map { asked[$0] }
  }

  /// How well a text of this length is read.
  private static func ease(_ units: Int) -> Double {
    if units < comfortable.lowerBound { return (Double(units) / Double(comfortable.lowerBound)).squareRoot() }
    return min(1, (Double(comfortable.upperBound) / Double(units)).squareRoot())
  }
}
