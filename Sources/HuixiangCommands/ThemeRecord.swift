import CivilTime
import Facts
import Reports
import Statistics
import TextAnalysis

/// Themes as JSON.
struct ThemeRecord: Encodable {
  struct Comments: Encodable {
    var all: Int
    var distinct: Int
  }

  struct Voice: Encodable {
    var id: String
    var text: String
    var copies: Int
  }

  struct Phrase: Encodable {
    var phrase: String
    var direction: String
    var related: [String]
    var now: Int
    var before: Int
    var nowPerThousand: Double
    var beforePerThousand: Double
    var expected: Double
    var logLikelihood: Double
    var logRatio: Double
    var logRatioLow: Double
    var logRatioHigh: Double
    var probability: Double
    var falseDiscoveryRate: Double
    var voices: [Voice]
  }

  struct Burst: Encodable {
    var day: String
    var subject: String
    var related: [String]
    var count: Int
    var expected: Double
    var limit: Int
    var voices: [Voice]
  }

  struct Cluster: Encodable {
    var phrases: [String]
    var count: Int
    var coherence: Double
    var voices: [Voice]
  }

  var period: String
  var against: Int
  var comments: Comments
  var commentsBefore: Comments
  var phrasesTested: Int
  var phrases: [Phrase]
  var days: Int
  var bursts: [Burst]
  var withoutTopic: Int
  var clusters: [Cluster]
  var copied: [Voice]

  init(_ found: QuarterThemes, _ quarter: Quarter, against: Int) {
    let themes = found.themes
    let now = { (voices: [Themes.Voice]) in voices.map { Self.voice($0, of: found.feedback) } }
    period = String(describing: quarter)
    self.against = against
    comments = Comments(all: themes.commentCount, distinct: themes.distinctCount)
    commentsBefore = Comments(all: themes.commentCountBefore, distinct: themes.distinctCountBefore)
    phrasesTested = themes.testedCount
    phrases = themes.phrases.map { phrase in
      let source = phrase.direction == .falling ? found.earlier : found.feedback
      return Self.phrase(phrase, themes, phrase.voices.map { Self.voice($0, of: source) })
    }
    days = themes.dayCount
    bursts = themes.bursts.map { burst in
      Burst(
        day: CivilDate(daysSinceEpoch: burst.day).description, subject: Self.name(burst.subject),
        related: burst.related.map(Self.name), count: burst.count, expected: burst.expected, limit: burst.limit,
        voices: now(burst.voices))
    }
    withoutTopic = themes.topiclessCount
    clusters = themes.clusters.map {
      Cluster(phrases: $0.phrases, count: $0.count, coherence: $0.coherence, voices: now($0.voices))
    }
    copied = now(themes.copied)
  }

  /// `all`, `topic:KEY` or `phrase:WORDS`.
  static func name(_ subject: Themes.Burst.Subject) -> String {
    switch subject {
    case .everything: "all"
    case .topic(let key): "topic:\(key)"
    case .phrase(let phrase): "phrase:\(phrase)"
    }
  }

  private static func voice(_ voice: Themes.Voice, of feedback: [Feedback]) -> Voice {
    Voice(id: feedback[voice.comment].id, text: voice.text, copies: voice.copies)
  }

  private static func phrase(_ phrase: Themes.ChangedPhrase, _ themes: Themes, _ voices: [Voice]) -> Phrase {
    Phrase(
      phrase: phrase.phrase, direction: phrase.direction.rawValue, related: phrase.related, now: phrase.now,
      before: phrase.before, nowPerThousand: Double(phrase.now) * 1000 / Double(max(1, themes.distinctCount)),
      beforePerThousand: Double(phrase.before) * 1000 / Double(max(1, themes.distinctCountBefore)),
      expected: phrase.expected, logLikelihood: phrase.logLikelihood, logRatio: phrase.logRatio,
      logRatioLow: phrase.interval.lowerBound, logRatioHigh: phrase.interval.upperBound,
      probability: phrase.probability, falseDiscoveryRate: phrase.falseDiscoveryRate, voices: voices)
  }
}
