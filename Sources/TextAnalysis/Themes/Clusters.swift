/// Groups of texts that speak of the same, for what no topic covers.
///
/// The text with most neighbours begins the first group and takes them; of the others again the one with most, and so
/// on (Butina 1999). The same texts always give the same groups.
struct Clusters {
  /// Two texts are neighbours from this cosine on.
  static let similarity = 0.25
  /// Smaller groups are left out.
  static let fewestTexts = 4
  /// Neighbours are looked for among the texts that share one of the rarest terms of a text, and never among more than
  /// so many for a term: the work stays in proportion to the number of texts.
  private static let termsAsked = 16
  private static let mostAsked = 200

  struct Cluster: Equatable {
    /// Numbers of texts, the middle one first.
    var texts: [Int]
    /// The mean cosine with the middle one.
    var coherence: Double
  }

  /// The largest first.
  let clusters: [Cluster]

  /// - Parameter texts: numbers of the texts to group, each of which counts once.
  init(_ vectors: TermVectors, texts: [Int]) {
    let neighbours = Self.neighbours(texts.map(vectors.vector), vectors)
    var isTaken = texts.map { _ in false }
    var found: [Cluster] = []
    var waiting = [[Int]](repeating: [], count: (neighbours.map(\.count).max() ?? 0) + 1)
    for index in neighbours.indices { waiting[neighbours[index].count].append(index) }
    for count in waiting.indices.reversed() where count + 1 >= Self.fewestTexts {
      for index in waiting[count] where !isTaken[index] {
        let free = neighbours[index].filter { !isTaken[$0.index] }
        guard free.count == count else {
          // Some were taken meanwhile: its turn comes later.
          waiting[free.count].append(index)
          continue
        }
        for taken in [index] + free.map(\.index) { isTaken[taken] = true }
        let coherence = free.reduce(0) { $0 + $1.cosine } / Double(free.count)
        found.append(Cluster(texts: [texts[index]] + free.map { texts[$0.index] }, coherence: coherence))
      }
    }
    clusters = found
  }

  /// By text: those that are similar, by number.
  private static func neighbours(
    _ all: [TermVectors.Vector], _ vectors: TermVectors
  ) -> [[(index: Int, cosine: Double)]] {
    var owners: [Int32: [Int]] = [:]
    for (index, vector) in all.enumerated() {
      for term in rarest(vector, vectors) where owners[term, default: []].count < mostAsked {
        owners[term, default: []].append(index)
      }
    }
    var asked = [Int](repeating: -1, count: all.count)
    return all.enumerated().map { index, vector in
      var near: [(index: Int, cosine: Double)] = []
      for term in rarest(vector, vectors) {
        for other in owners[term] ?? [] where other != index && asked[other] != index {
          asked[other] = index
          let cosine = TermVectors.cosine(vector, all[other])
          if cosine >= similarity { near.append((other, cosine)) }
        }
      }
      return near.sorted { $0.index < $1.index }
    }
  }

  private static func rarest(_ vector: TermVectors.Vector, _ vectors: TermVectors) -> [Int32] {
    let terms = vector.map { (vectors.frequency($0.term), $0.term) }.sorted { $0 < $1 }
    return terms.prefix(termsAsked).map(\.1)
  }
}
