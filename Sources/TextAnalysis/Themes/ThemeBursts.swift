import Statistics

extension ThemeReading {
  /// About one report in twenty names a day that was quite ordinary: the chance is divided among all days of all series
  /// (Bonferroni).
  private static let falseAlarms = 0.05

  private struct Series {
    enum Kind {
      case everything
      case topic(String)
      case phrase(PhraseCounts.Phrase)
    }

    var kind: Kind
    /// Comments of the period, ascending.
    var texts: [Int32]
  }

  private struct Found {
    var series: Series
    var excess: DailyCounts.Excess
    /// Those of the day.
    var texts: [Int32]
  }

  /// Days on which all comments together, a topic or a phrase came out of the ordinary often.
  func findBursts(into themes: inout Themes) {
    let days = days(of: now)
    guard days.count >= DailyCounts.fewestDays, now.count >= Themes.fewestComments else { return }
    themes.dayCount = days.count
    let places = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
    let chart = DailyCounts(days: days, history: history)
    let series = series
    let probability = Self.falseAlarms / Double(days.count * series.count)
    let found = series.flatMap { series -> [Found] in
      var counts = [Int](repeating: 0, count: days.count)
      for text in series.texts { if let place = places[comments[Int(text)].day] { counts[place] += 1 } }
      return chart.excesses(counts, probability: probability).map { excess in
        Found(
          series: series, excess: excess,
          texts: series.texts.filter { comments[Int($0)].day == days[excess.day] })
      }
    }
    themes.bursts = bursts(found, days)
  }

  /// The days that count: with a comment, or surely open; from the first to the last of these comments.
  private func days(of texts: [Int]) -> [Int] {
    let written = Set(texts.map { comments[$0].day })
    guard let first = written.min(), let last = written.max() else { return [] }
    return written.union(openDays.filter { (first...last).contains($0) }).sorted()
  }

  private var history: [(day: Int, count: Int)] {
    let all = now + before
    var counts: [Int: Int] = [:]
    for text in all { counts[comments[text].day, default: 0] += 1 }
    return days(of: all).map { ($0, counts[$0] ?? 0) }
  }

  private var series: [Series] {
    var topics: [String: [Int32]] = [:]
    for text in now { for topic in Set(comments[text].topics) { topics[topic, default: []].append(Int32(text)) } }
    let everything = Series(kind: .everything, texts: now.map { Int32($0) })
    let byTopic = topics.sorted { $0.key < $1.key }.map { Series(kind: .topic($0.key), texts: $0.value) }
    let byPhrase = phrases.phrases.compactMap { phrase -> Series? in
      let texts = phrase.texts.filter { $0 < nowCount }
      return texts.count >= Self.fewestForBursts ? Series(kind: .phrase(phrase), texts: texts) : nil
    }
    return [everything] + byTopic + byPhrase
  }

  private func subject(_ series: Series) -> Themes.Burst.Subject {
    switch series.kind {
    case .everything: .everything
    case .topic(let key): .topic(key)
    case .phrase(let phrase): .phrase(form(phrase))
    }
  }

  /// What the same comments of a day are behind is one burst, named for the least likely.
  private func bursts(_ found: [Found], _ days: [Int]) -> [Themes.Burst] {
    var leads: [(found: Found, related: [Themes.Burst.Subject])] = []
    for next in found.enumerated().sorted(by: {
      ($0.element.excess.day, $0.element.excess.probability, $0.offset)
        < ($1.element.excess.day, $1.element.excess.probability, $1.offset)
    }).map(\.element) {
      let lead = leads.lastIndex { lead in
        lead.found.excess.day == next.excess.day && Self.overlaps(lead.found.texts, next.texts, isPart: true)
      }
      if let lead { leads[lead].related.append(subject(next.series)) } else { leads.append((next, [])) }
    }
    return leads.map { found, related in
      Themes.Burst(
        day: days[found.excess.day], subject: subject(found.series), related: related, count: found.excess.count,
        expected: found.excess.expected, limit: found.excess.limit, voices: voices(2, of: found.texts.map { Int($0) }))
    }
  }
}
