import UnicodeText

/// A text whose label would teach a model something.
public struct TeachingCandidate: Sendable {
  public var id: String
  public var uncertainty: Uncertainty
  /// How much like the other texts it is, 0 through 1.
  public var density: Double
  let sketch: BigramSketch
}

/// Chooses the texts whose labels would teach most: those of which the model is unsure, which are like many others, and
/// unlike those chosen before and those that people have labelled.
///
/// A text counts with uncertainty × √density × (1 − the highest similarity to those chosen): the information density of
/// Settles and Craven (2008), picked greedily so that twenty near-copies are asked for once. Memory does not grow with
/// the number of texts.
public struct TeachingChoice: Sendable {
  private let analyser: Analyser
  private let pool: Int
  private var candidates: [TeachingCandidate] = []
  private var known: [BigramSketch] = []
  /// The sum of all sketches: what texts are like on average, times their number.
  private var sum = [Float](repeating: 0, count: 1 << 16)
  private var texts = 0

  /// - Parameter pool: how many of the most uncertain texts are kept to choose from, 1 or more.
  public init(_ analyser: Analyser, pool: Int = 4_096) {
    self.analyser = analyser
    self.pool = max(1, pool)
  }

  /// Adds a text that no person has labelled.
  public mutating func add(id: String, text: String) {
    let (folded, alarm, asks) = analyser.fold(text)
    let sketch = BigramSketch(folded)
    texts += 1
    for part in sketch.parts { sum[Int(part.bucket)] += part.weight }
    let uncertainty = analyser.uncertainty(folded, alarm: alarm, asks: asks)
    guard uncertainty.total > 0, !sketch.parts.isEmpty else { return }
    candidates.append(TeachingCandidate(id: id, uncertainty: uncertainty, density: 0, sketch: sketch))
    if candidates.count >= pool * 2 { trim() }
  }

  /// Adds a text that a person has labelled: its like teach little more.
  public mutating func addKnown(_ text: String) { known.append(BigramSketch(analyser.fold(text).text)) }

  /// Keeps the most uncertain, but of those that look alike a few only, as long as there are others: a thousand copies
  /// of one post must not crowd everything else out.
  private mutating func trim() {
    guard candidates.count > pool else { return }
    candidates.sort { ($1.uncertainty.total, $0.id) < ($0.uncertainty.total, $1.id) }
    var alike: [UInt16: Int] = [:]
    var (kept, others): ([TeachingCandidate], [TeachingCandidate]) = ([], [])
    for candidate in candidates {
      let count = alike[candidate.sketch.signature, default: 0]
      alike[candidate.sketch.signature] = count + 1
      if count < Self.alike { kept.append(candidate) } else { others.append(candidate) }
    }
    candidates = Array((kept + others).prefix(pool))
  }

  private static let alike = 8

  /// The texts to ask for, the most instructive first; fewer than `count` where the others would teach nothing.
  public mutating func chosen(_ count: Int) -> [TeachingCandidate] {
    trim()
    for place in candidates.indices { candidates[place].density = density(candidates[place].sketch) }
    var greedy = GreedyChoice(candidates, known: known)
    var chosen: [TeachingCandidate] = []
    while chosen.count < count, let next = greedy.next() { chosen.append(next) }
    return chosen
  }

  /// The mean similarity to all texts, itself included: a product with their sum.
  private func density(_ sketch: BigramSketch) -> Double {
    let total = sketch.parts.reduce(0.0) { $0 + Double($1.weight * sum[Int($1.bucket)]) }
    return total / Double(max(1, texts))
  }
}

/// Picks the best, then the best beside it, and so on. What a candidate is worth only falls while others are chosen, so
/// one is looked at again only when it leads with what it was worth before (Minoux 1978).
private struct GreedyChoice {
  private struct Entry {
    var candidate: TeachingCandidate
    var worth: Double
    var similarity = 0.0
    /// How many of the texts to keep away from it has been compared with.
    var seen = 0

    var value: Double { worth * (1 - similarity) }
  }

  private var entries: [Entry]
  private var others: [BigramSketch]
  /// From this similarity on, a text says what another says: it is not asked for beside it.
  private static let copy = 0.8

  init(_ candidates: [TeachingCandidate], known: [BigramSketch]) {
    others = known
    entries = candidates.map { Entry(candidate: $0, worth: $0.uncertainty.total * $0.density.squareRoot()) }
    entries.sort { ($1.worth, $0.candidate.id) < ($0.worth, $1.candidate.id) }
  }

  mutating func next() -> TeachingCandidate? {
    var best: Int?
    for place in entries.indices {
      // Sorted by what they are worth alone: nobody behind can do better.
      if let best, entries[place].worth <= entries[best].value { break }
      while entries[place].seen < others.count, entries[place].similarity < Self.copy {
        let other = others[entries[place].seen]
        entries[place].similarity = max(entries[place].similarity, entries[place].candidate.sketch.similarity(to: other))
        entries[place].seen += 1
      }
      guard entries[place].similarity < Self.copy else { continue }
      if best.map({ entries[place].value > entries[$0].value }) ?? true { best = place }
    }
    guard let best else { return nil }
    let chosen = entries.remove(at: best).candidate
    others.append(chosen.sketch)
    return chosen
  }
}
