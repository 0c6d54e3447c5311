public import Facts

/// A comment as the search for themes reads it.
public struct ThemeComment: Sendable {
  public var text: String
  /// What of the text identifies somebody: never read as a phrase, never quoted.
  public var personalData: [PersonalDataSpan]
  /// The day on which it was written, as days since any one.
  public var day: Int
  /// Keys of the topics that it speaks of.
  public var topics: [String]
  /// Whether its words may be shown.
  public var isQuotable: Bool

  public init(text: String, personalData: [PersonalDataSpan], day: Int, topics: [String], isQuotable: Bool) {
    self.text = text
    self.personalData = personalData
    self.day = day
    self.topics = topics
    self.isQuotable = isQuotable
  }
}

/// What people of a period speak of otherwise than before. The same comments give the same themes.
public struct Themes: Sendable {
  /// Words of a comment, without what identifies anybody.
  public struct Voice: Hashable, Sendable {
    /// The place of the comment in its period.
    public var comment: Int
    public var text: String
    /// How many say the same words, this one included.
    public var copies: Int
  }

  public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// Never said before.
    case new
    case rising
    case falling
  }

  /// A phrase that is said more often, or less, than before.
  public struct ChangedPhrase: Hashable, Sendable {
    /// As most people write it.
    public var phrase: String
    public var direction: Direction
    /// Other phrases that mostly the same comments have, the strongest first.
    public var related: [String]
    /// Comments with it, those with the same words counted once, of all.
    public var now: Int
    public var before: Int
    /// How many there would be now, had nothing changed.
    public var expected: Double
    /// Dunning's G², negative for a fall.
    public var logLikelihood: Double
    /// Times as often, as a logarithm to base 2, with its 95 % interval.
    public var logRatio: Double
    public var interval: ClosedRange<Double>
    /// Of Fisher's exact test.
    public var probability: Double
    /// The false discovery rate (q-value) over all phrases tested.
    public var falseDiscoveryRate: Double
    /// From the period in which it is said more often.
    public var voices: [Voice]
  }

  /// A day on which something was said out of the ordinary often.
  public struct Burst: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
      case everything
      /// A topic's key.
      case topic(String)
      case phrase(String)
    }

    public var day: Int
    public var subject: Subject
    /// Others with mostly the same comments on that day, the least likely first.
    public var related: [Subject]
    public var count: Int
    /// What the day has as a rule.
    public var expected: Double
    /// The highest count that would be ordinary.
    public var limit: Int
    public var voices: [Voice]
  }

  /// Comments that speak of the same and fit no topic.
  public struct Cluster: Hashable, Sendable {
    /// Phrases that tell it from the others.
    public var phrases: [String]
    public var count: Int
    /// The mean cosine with the comment in its middle.
    public var coherence: Double
    public var voices: [Voice]
  }

  /// Comments of the period and before it, and those left when the same words count once.
  public var commentCount = 0
  public var commentCountBefore = 0
  public var distinctCount = 0
  public var distinctCountBefore = 0
  /// Phrases that were compared.
  public var testedCount = 0
  /// The strongest change first.
  public var phrases: [ChangedPhrase] = []
  /// Days with enough comments to judge by; 0 where there were too few.
  public var dayCount = 0
  /// By day, then the least likely first.
  public var bursts: [Burst] = []
  /// Comments of the period that fit no topic.
  public var topiclessCount = 0
  /// The largest first.
  public var clusters: [Cluster] = []
  /// Words that more than one comment has, the most copied first.
  public var copied: [Voice] = []

  /// Fewer comments than this, now or before, are not compared.
  public static let fewestComments = 30

  /// Comments that count once, of the period.
  public var foldedCount: Int { commentCount - distinctCount }
}
