import Statistics

/// Which of the frequent runs are phrases.
extension PhraseRuns {
  struct Found {
    var run: Int32
    var phrase: PhraseCounts.Phrase
  }

  /// Words of an alphabet that say something by themselves.
  func wordsAlone() -> [Found] {
    occurrences { run in
      let unit = Int(runs[run].firstUnit)
      return tokens.standsAlone[unit] && tokens.mayBegin[unit] && tokens.mayEnd[unit]
    }
  }

  /// The phrases among the runs of the present length.
  func phrases() -> [Found] {
    let isLikely = (newest..<runs.count).map { isWhole(runs[$0]) && cohesion($0) >= limits.cohesion }
    let entropy = boundaryEntropy(isLikely)
    return occurrences { run in isLikely[run - newest] && entropy[run - newest] >= limits.boundaryEntropy }
  }

  private func isWhole(_ run: Run) -> Bool {
    tokens.mayBegin[Int(run.firstUnit)] && tokens.mayEnd[Int(run.lastUnit)]
  }

  /// Bits; see ``PhraseCounts/Limits/cohesion``.
  private func cohesion(_ number: Int) -> Double {
    let run = runs[number]
    var least = Double.infinity
    for cut in 1..<Int(run.length) {
      let left = runs[part(number, from: 0, to: cut)].occurrences
      let right = runs[part(number, from: cut, to: Int(run.length))].occurrences
      least = min(least, Double(run.occurrences) * Double(total) / (Double(left) * Double(right)))
    }
    return logarithm(least) / logarithmOfTwo
  }

  /// The run that is a part of a run.
  func part(_ number: Int, from start: Int, to end: Int) -> Int {
    var number = number
    for _ in 0..<(Int(runs[number].length) - end) { number = Int(runs[number].prefix) }
    for _ in 0..<start { number = Int(runs[number].suffix) }
    return number
  }

  /// By run of the present length: the lower of the entropies of what stands before and behind it.
  private func boundaryEntropy(_ isLikely: [Bool]) -> [Double] {
    let sides = [-1, length].map { distance in
      var keys = KeyNumbers()
      var tallies: [(run: Int32, count: Int32)] = []
      // Clause boundaries, each a neighbour of its own; and words such as "the", which belong to no phrase.
      var alone = [Int32](repeating: 0, count: isLikely.count)
      for place in places {
        let run = runAt[Int(place)]
        guard isLikely[Int(run) - newest] else { continue }
        let neighbour = Int(place) + distance
        let unit = tokens.units.indices.contains(neighbour) ? tokens.units[neighbour] : -1
        guard unit >= 0, !(tokens.isWord[Int(unit)] && !tokens.mayBegin[Int(unit)]) else {
          alone[Int(run) - newest] += 1
          continue
        }
        let number = keys.number(UInt64(UInt32(bitPattern: run)) << 32 | UInt64(UInt32(bitPattern: unit)))
        if number == tallies.count { tallies.append((run, 0)) }
        tallies[number].count += 1
      }
      return entropies(tallies, alone)
    }
    return zip(sides[0], sides[1]).map(min)
  }

  /// −Σ p log₂ p of each run's neighbours.
  private func entropies(_ tallies: [(run: Int32, count: Int32)], _ alone: [Int32]) -> [Double] {
    var sums = alone.map { _ in 0.0 }
    for tally in tallies {
      let count = Double(tally.count)
      sums[Int(tally.run) - newest] += count * logarithm(count)
    }
    return sums.enumerated().map { index, sum in
      let all = Double(runs[newest + index].occurrences)
      return (logarithm(all) - sum / all) / logarithmOfTwo
    }
  }

  /// The chosen runs of the present length, with all places where they stand.
  private func occurrences(_ isChosen: (Int) -> Bool) -> [Found] {
    var rows = [Int32](repeating: -1, count: runs.count - newest)
    var found: [Found] = []
    for run in newest..<runs.count where isChosen(run) {
      rows[run - newest] = Int32(truncatingIfNeeded: found.count)
      found.append(
        Found(run: Int32(truncatingIfNeeded: run), phrase: PhraseCounts.Phrase(places: [], length: length, texts: [])))
    }
    for (index, place) in places.enumerated() {
      let row = Int(rows[Int(runAt[Int(place)]) - newest])
      guard row >= 0 else { continue }
      found[row].phrase.places.append(place)
      if found[row].phrase.texts.last != textOfPlace[index] { found[row].phrase.texts.append(textOfPlace[index]) }
    }
    return found
  }
}
