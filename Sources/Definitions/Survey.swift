public import CivilTime

/// One version of a survey, checked: every name in it resolves and every expression has its type.
public struct Survey: Hashable, Sendable {
  public var key: String
  public var title: LocalizedText
  /// Counts up from 1 with each published change.
  public var version: Int
  /// The key of the unit that owns it.
  public var owner: String
  /// BCP 47 tags that it is complete in.
  public var languages: [String]
  public var channels: [Channel]
  /// The days on which it may be answered, both ends included; `nil` means always.
  public var open: ClosedRange<CivilDate>?
  /// Whether nothing that could tell who answered may be kept (no contact question, coarse times).
  public var isAnonymous: Bool
  public var pages: [Page]
  public var indexes: [Index]
  public var metrics: [Metric]
  public var targets: [Target]
  public var score: Score?
  public var caseRules: [CaseRule]
  public var kiosk: KioskBehaviour
  public var examples: [Example]
  public var practice = Practice()

  /// How it is carried out in the field.
  public struct Practice: Hashable, Sendable {
    /// What a missing wording in one of the survey's languages means.
    public var translations = Translations.complete
    /// Every how many visitors one is asked; `nil` where all are.
    public var sampledEvery: Int?
    public var quotas: [Quota] = []
    public var weights: [Weight] = []
    /// Series that are broken on purpose.
    public var breaks: [Break] = []
    /// What other programs call its languages, by tag (`English (en)`).
    public var languageNames: [String: String] = [:]
    /// Settings of an XLSForm that mean nothing here and are handed on; an empty value leaves a usual one out.
    public var foreignSettings: [ForeignColumn] = []

    public init() {}
  }

  /// A series that begins anew with a version, and why.
  public struct Break: Hashable, Sendable {
    /// The path of a question or item.
    public var path: String
    public var version: Int
    public var reason: LocalizedText

    public init(path: String, version: Int, reason: LocalizedText) {
      self.path = path
      self.version = version
      self.reason = reason
    }
  }

  public enum Translations: String, CaseIterable, Hashable, Sendable {
    /// It is an error.
    case complete
    /// It is a warning, and the first language is shown instead.
    case partial
  }

  public init(
    key: String, title: LocalizedText, version: Int, owner: String, languages: [String], channels: [Channel],
    open: ClosedRange<CivilDate>?, isAnonymous: Bool, pages: [Page], indexes: [Index], metrics: [Metric],
    targets: [Target], score: Score?, caseRules: [CaseRule], kiosk: KioskBehaviour, examples: [Example]
  ) {
    self.key = key
    self.title = title
    self.version = version
    self.owner = owner
    self.languages = languages
    self.channels = channels
    self.open = open
    self.isAnonymous = isAnonymous
    self.pages = pages
    self.indexes = indexes
    self.metrics = metrics
    self.targets = targets
    self.score = score
    self.caseRules = caseRules
    self.kiosk = kiosk
    self.examples = examples
  }

  /// Every question in the order in which it is asked, computed ones at their place among them.
  public var questions: [Question] { pages.flatMap(\.questions) }

  public func question(_ key: String) -> Question? {
    for page in pages {
      if let found = page.questions.first(where: { $0.key == key }) { return found }
    }
    return nil
  }
}
