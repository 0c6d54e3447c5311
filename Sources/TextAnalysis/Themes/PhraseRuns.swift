import Statistics

/// All frequent runs of units, grown by one unit at a time.
struct PhraseRuns {
  /// A frequent run.
  struct Run {
    /// The runs without its last and without its first unit; -1 for a single unit.
    var prefix: Int32
    var suffix: Int32
    var firstUnit: Int32
    var lastUnit: Int32
    var length: UInt8
    var words: UInt8
    var occurrences: Int32
    var texts: Int32
  }

  let tokens: ThemeTokens
  let limits: PhraseCounts.Limits
  private(set) var length = 1
  private(set) var runs: [Run] = []
  /// By place: the run of ``length`` units that starts there; -1 for none that is frequent.
  private(set) var runAt: [Int32]
  /// The places that have one, ascending, and the text of each.
  private(set) var places: [Int32] = []
  private(set) var textOfPlace: [Int32] = []
  /// How many units there are in all.
  let total: Int
  /// Where the runs of ``length`` units begin in ``runs``.
  private(set) var newest = 0

  init(_ tokens: ThemeTokens, texts: [Int], limits: PhraseCounts.Limits) {
    self.tokens = tokens
    self.limits = limits
    runAt = [Int32](repeating: -1, count: tokens.units.count)
    for text in texts {
      for place in tokens.texts[text] where tokens.units[place] >= 0 {
        places.append(Int32(truncatingIfNeeded: place))
        textOfPlace.append(Int32(truncatingIfNeeded: text))
      }
    }
    total = places.count
    let isWord = tokens.isWord
    count(numbers: places.map { tokens.units[Int($0)] }) { unit, _ in
      Run(
        prefix: -1, suffix: -1, firstUnit: unit, lastUnit: unit, length: 1, words: isWord[Int(unit)] ? 1 : 0,
        occurrences: 0, texts: 0)
    }
  }

  /// Counts the runs of one unit more; false where none is frequent.
  mutating func grow() -> Bool {
    var keys = KeyNumbers(room: places.count / 4)
    var numbers = [Int32](repeating: -1, count: places.count)
    for (index, place) in places.enumerated() {
      let place = Int(place)
      guard place + 1 < runAt.count, runAt[place + 1] >= 0 else { continue }
      let key = UInt64(UInt32(bitPattern: runAt[place])) << 32 | UInt64(UInt32(bitPattern: runAt[place + 1]))
      numbers[index] = Int32(truncatingIfNeeded: keys.number(key))
    }
    let (old, before, isWord) = (runs, runAt, tokens.isWord)
    length += 1
    count(numbers: numbers) { _, place in
      let (prefix, suffix) = (before[place], before[place + 1])
      let (first, last) = (old[Int(prefix)], old[Int(suffix)])
      return Run(
        prefix: prefix, suffix: suffix, firstUnit: first.firstUnit, lastUnit: last.lastUnit,
        length: first.length + 1, words: first.words + (isWord[Int(last.lastUnit)] ? 1 : 0), occurrences: 0,
        texts: 0)
    }
    return !places.isEmpty
  }

  /// Keeps of the runs at ``places`` those that are frequent.
  ///
  /// - Parameters:
  ///   - numbers: of the run at each place, counted from 0; -1 for none.
  ///   - make: a run, without counts, from its number and a place of it.
  private mutating func count(numbers: [Int32], make: (Int32, Int) -> Run) {
    let most = Int(numbers.max() ?? -1) + 1
    var tallies = [(occurrences: Int32, texts: Int32, last: Int32, place: Int32)](repeating: (0, 0, -1, 0), count: most)
    for (index, number) in numbers.enumerated() where number >= 0 {
      tallies[Int(number)].occurrences += 1
      guard tallies[Int(number)].last != textOfPlace[index] else { continue }
      tallies[Int(number)].texts += 1
      tallies[Int(number)].last = textOfPlace[index]
      tallies[Int(number)].place = places[index]
    }
    newest = runs.count
    var kept = [Int32](repeating: -1, count: most)
    for (number, tally) in tallies.enumerated() where Int(tally.texts) >= limits.fewestTexts {
      var run = make(Int32(truncatingIfNeeded: number), Int(tally.place))
      guard Int(run.words) <= limits.mostWords else { continue }
      (run.occurrences, run.texts) = (tally.occurrences, tally.texts)
      kept[number] = Int32(truncatingIfNeeded: runs.count)
      runs.append(run)
    }
    keep(numbers.map { $0 >= 0 ? kept[Int($0)] : -1 })
  }

  private mutating func keep(_ runOfPlace: [Int32]) {
    var room = 0
    for (index, run) in runOfPlace.enumerated() {
      runAt[Int(places[index])] = run
      guard run >= 0 else { continue }
      places[room] = places[index]
      textOfPlace[room] = textOfPlace[index]
      room += 1
    }
    places.removeLast(places.count - room)
    textOfPlace.removeLast(textOfPlace.count - room)
  }
}
