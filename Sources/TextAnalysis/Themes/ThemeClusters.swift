import Statistics

extension ThemeReading {
  /// In units: a shorter comment, such as 好玩, is a cheer and no theme.
  private static let fewestUnits = 6

  /// Groups among the comments of the period that fit no topic.
  func findClusters(into themes: inout Themes, besides generalTopic: String?) {
    let topicless = now.filter { comments[$0].topics.allSatisfy { $0 == generalTopic } }
    themes.topiclessCount = topicless.count
    let clusters = Clusters(vectors, texts: topicless.filter { tokens.count($0) >= Self.fewestUnits }).clusters
    var clusterOf: [Int32: Int] = [:]
    for (number, cluster) in clusters.enumerated() { for text in cluster.texts { clusterOf[Int32(text)] = number } }
    let labels = labels(clusters.map(\.texts.count), clusterOf)
    themes.clusters = zip(clusters, labels).compactMap { cluster, phrases in
      // Without a phrase of its own it only looks alike.
      guard !phrases.isEmpty else { return nil }
      return Themes.Cluster(
        phrases: phrases, count: cluster.texts.reduce(0) { $0 + (copies[$1] ?? 1) }, coherence: cluster.coherence,
        voices: voices(3, of: cluster.texts.sorted()))
    }
  }

  /// For each cluster up to three phrases that at least a third of it has, by how much more often than all others (G²).
  private func labels(_ sizes: [Int], _ clusterOf: [Int32: Int]) -> [[String]] {
    var candidates = [[(strength: Double, phrase: Int)]](repeating: [], count: sizes.count)
    for (number, phrase) in phrases.phrases.enumerated() {
      let texts = phrase.texts.filter { $0 < nowCount }
      var hits: [Int: Int] = [:]
      for text in texts { if let cluster = clusterOf[text] { hits[cluster, default: 0] += 1 } }
      for (cluster, count) in hits where count * 3 >= sizes[cluster] && count >= 2 && sizes[cluster] < now.count {
        let comparison = CountComparison(
          now: Proportion(hits: count, count: sizes[cluster]),
          before: Proportion(hits: texts.count - count, count: now.count - sizes[cluster]))
        if comparison.logLikelihood > 0 { candidates[cluster].append((comparison.logLikelihood, number)) }
      }
    }
    return candidates.map { found in
      var chosen: [String] = []
      let strongest = found.sorted { ($1.strength, $0.phrase) < ($0.strength, $1.phrase) }
      for candidate in strongest where chosen.count < 3 {
        let form = form(phrases.phrases[candidate.phrase])
        if !chosen.contains(where: { Self.areOneWording($0, form) }) { chosen.append(form) }
      }
      return chosen
    }
  }

  /// Whether one phrase is in the other, or begins as the other ends: pieces of one longer wording.
  private static func areOneWording(_ one: String, _ other: String) -> Bool {
    one.contains(other) || other.contains(one) || one.last == other.first || one.first == other.last
  }
}
