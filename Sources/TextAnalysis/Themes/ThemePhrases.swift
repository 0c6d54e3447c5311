import Statistics

extension ThemeReading {
  /// New, rising and falling phrases, each with those that the same comments have.
  func comparePhrases(into themes: inout Themes) {
    guard now.count >= Themes.fewestComments, before.count >= Themes.fewestComments else { return }
    let comparison = PhraseComparison(phrases, now: now.count, before: before.count) { $0 < nowCount }
    themes.testedCount = comparison.tested.count
    var leads: [(phrase: ComparedPhrase, texts: [Int32], form: String, related: [String])] = []
    for changed in comparison.changed {
      let isRise = changed.comparison.logLikelihood > 0
      let texts = phrases.phrases[changed.phrase].texts.filter { ($0 < nowCount) == isRise }
      let form = form(phrases.phrases[changed.phrase])
      let lead = leads.firstIndex { lead in
        (lead.phrase.comparison.logLikelihood > 0) == isRise
          && Self.overlaps(lead.texts, texts, isPart: lead.form.contains(form) || form.contains(lead.form))
      }
      if let lead { leads[lead].related.append(form) } else { leads.append((changed, texts, form, [])) }
    }
    themes.phrases = leads.map { changedPhrase($0.phrase, $0.texts, $0.form, $0.related) }
  }

  private func changedPhrase(
    _ compared: ComparedPhrase, _ texts: [Int32], _ form: String, _ related: [String]
  ) -> Themes.ChangedPhrase {
    let comparison = compared.comparison
    let ratio = comparison.logRatio
    let rise: Themes.Direction = comparison.before.hits == 0 ? .new : .rising
    return Themes.ChangedPhrase(
      phrase: form, direction: comparison.logLikelihood < 0 ? .falling : rise, related: related,
      now: comparison.now.hits, before: comparison.before.hits, expected: comparison.expected,
      logLikelihood: comparison.logLikelihood, logRatio: ratio.value, interval: ratio.interval,
      probability: comparison.probability, falseDiscoveryRate: compared.falseDiscoveryRate, voices: voices(3, of: texts.map { Int($0) }))
  }
}
