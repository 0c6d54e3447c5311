/// Which phrases are but pieces of others.
extension PhraseRuns {
  /// Which of the phrases are nearly always part of one longer phrase. The longest are asked first.
  ///
  /// - Parameter phrases: numbers of runs, by length.
  func fragments(_ phrases: [Int32]) -> [Bool] {
    var rows: [Int32: Int] = [:]
    for (row, run) in phrases.enumerated() { rows[run] = row }
    var isFragment = phrases.map { _ in false }
    for (row, run) in phrases.enumerated().reversed() where !isFragment[row] {
      let length = Int(runs[Int(run)].length)
      for start in 0..<length {
        for end in (start + 1)...length where end - start < length {
          let part = part(Int(run), from: start, to: end)
          guard let inner = rows[Int32(truncatingIfNeeded: part)] else { continue }
          let share = Double(runs[Int(run)].texts) / Double(runs[part].texts)
          if share >= limits.fragmentShare { isFragment[inner] = true }
        }
      }
    }
    return isFragment
  }

  /// Which of the phrases mostly begin with the end of another phrase, or end with the beginning of one, which is no
  /// rarer than they: 心照 in 細心照顧.
  func straddling(_ phrases: [PhraseCounts.Phrase]) -> [Bool] {
    // By place: the number of texts of the commonest phrase that starts there, and that has its last unit there.
    var starting = [Int32](repeating: 0, count: tokens.units.count)
    var ending = starting
    for phrase in phrases where phrase.length > 1 {
      let texts = Int32(truncatingIfNeeded: phrase.texts.count)
      for place in phrase.places {
        let (first, last) = (Int(place), Int(place) + phrase.length - 1)
        starting[first] = max(starting[first], texts)
        ending[last] = max(ending[last], texts)
      }
    }
    return phrases.map { phrase in
      guard phrase.length > 1 else { return false }
      let broken = phrase.places.reduce(0) { broken, place in
        let (first, last) = (Int(place), Int(place) + phrase.length - 1)
        return broken + (max(ending[first], starting[last]) >= Int32(phrase.texts.count) ? 1 : 0)
      }
      return Double(broken) >= limits.straddlingShare * Double(phrase.places.count)
    }
  }
}
