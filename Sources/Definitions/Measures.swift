/// 構面: the mean of several ratings of one respondent, over those that he gave.
public struct Index: Hashable, Sendable {
  public var key: String
  public var label: LocalizedText
  /// Paths of ratings: `overall`, `facilities.toilets`.
  public var items: [String]
  /// Those of ``items`` on which a low code is the good one: they are counted as lowest + highest − code.
  public var reversed: Set<String> = []
  /// Lowest + highest code of the scale.
  public var mirror = 0

  public init(key: String, label: LocalizedText, items: [String]) {
    self.key = key
    self.label = label
    self.items = items
  }
}

/// A figure with its base declared.
public struct Metric: Hashable, Sendable {
  public var key: String
  public var label: LocalizedText
  public var measure: Measure
  public var base: Base

  public enum Measure: Hashable, Sendable {
    /// Share of the scale's two best points.
    case topTwo(path: String)
    /// Mean of the codes; not-applicable left out.
    case mean(path: String)
    /// Mean of an index over respondents.
    case index(key: String)
    /// Share of those who chose this option.
    case share(path: String, option: String)
    /// Mean of the form's score.
    case score
  }

  public enum Base: String, CaseIterable, Hashable, Sendable {
    /// Those who gave a valid answer; not-applicable and skipped are out.
    case answered
    /// Those to whom the question was shown.
    case shown
    /// All who sent the survey.
    case respondents
  }

  public init(key: String, label: LocalizedText, measure: Measure, base: Base) {
    self.key = key
    self.label = label
    self.measure = measure
    self.base = base
  }
}

/// What a metric should reach.
public struct Target: Hashable, Sendable {
  /// The key of the metric.
  public var metric: String
  public var comparison: Expression.Comparison
  /// A share as a fraction (0.85 for `85%`), or a mean on the scale.
  public var value: Double

  public init(metric: String, comparison: Expression.Comparison, value: Double) {
    self.metric = metric
    self.comparison = comparison
    self.value = value
  }
}

/// How a form's points add up.
public struct Score: Hashable, Sendable {
  /// The points that the whole form is worth; a form with only some parts tested is scaled to it.
  public var total: Int
  public var parts: [Part]
  /// Below this an improvement is due; `nil` where nothing follows.
  public var improvementBelow: Int?

  /// Questions that are tested together or not at all.
  public struct Part: Hashable, Sendable {
    public var key: String
    public var label: LocalizedText
    /// The points that the part is worth at the most.
    public var points: Int
    /// Keys of choice questions whose options carry points.
    public var questions: [String]

    public init(key: String, label: LocalizedText, points: Int, questions: [String]) {
      self.key = key
      self.label = label
      self.points = points
      self.questions = questions
    }
  }

  public init(total: Int, parts: [Part], improvementBelow: Int?) {
    self.total = total
    self.parts = parts
    self.improvementBelow = improvementBelow
  }
}

/// Opens a case for what needs an answer.
public struct CaseRule: Hashable, Sendable {
  public var key: String
  public var condition: Expression
  /// The key of the service level.
  public var level: String
  public var route: Route
  /// Channels to which it applies; empty means all.
  public var channels: [Channel]

  public enum Route: Hashable, Sendable {
    /// The unit that leads the first topic of the label, else the touchpoint's unit, else the institution's.
    case topic
    /// The survey's owner, or the institution's unit for a feedback without survey.
    case owner
    case unit(String)
  }

  public init(key: String, condition: Expression, level: String, route: Route, channels: [Channel]) {
    self.key = key
    self.condition = condition
    self.level = level
    self.route = route
    self.channels = channels
  }
}

/// A limit to how many respondents of a kind are asked: those beyond it are thanked and let go.
public struct Quota: Hashable, Sendable {
  public var key: String
  public var condition: Expression
  /// How many are taken in.
  public var limit: Int

  public init(key: String, condition: Expression, limit: Int) {
    self.key = key
    self.condition = condition
    self.limit = limit
  }
}

/// Known shares of a question's options among all visitors, which the sample is weighted to.
public struct Weight: Hashable, Sendable {
  /// The path of a single choice.
  public var path: String
  /// By option, in the order of the source; they add up to 1.
  public var shares: [Share]

  public struct Share: Hashable, Sendable {
    public var option: String
    public var share: Double

    public init(option: String, share: Double) {
      self.option = option
      self.share = share
    }
  }

  public init(path: String, shares: [Share]) {
    self.path = path
    self.shares = shares
  }
}

/// What a kiosk does with a person who walks away, in seconds.
public struct KioskBehaviour: Hashable, Sendable {
  public var idleSeconds: Int
  /// How long the warning counts down before the screen is cleared; at least 20 (WCAG 2.2.1).
  public var countdownSeconds: Int
  public var onTimeout: Timeout
  /// How long the thank-you page stays.
  public var thanksSeconds: Int
  /// A second touch within so many milliseconds is taken for a slip of the first one.
  public var doubleTapMilliseconds = 500
  /// The most touches that a visitor should need, from the first screen to the last; `nil` where none is stated.
  public var maximumTaps: Int?
  /// When it asks, in minutes after midnight; `nil` for the whole day.
  public var hours: Range<Int>?

  public enum Timeout: String, Hashable, Sendable {
    case discard
    /// Sent as a partial response.
    case keep
  }

  public init(idleSeconds: Int, countdownSeconds: Int, onTimeout: Timeout, thanksSeconds: Int) {
    self.idleSeconds = idleSeconds
    self.countdownSeconds = countdownSeconds
    self.onTimeout = onTimeout
    self.thanksSeconds = thanksSeconds
  }

  public static let standard = KioskBehaviour(idleSeconds: 60, countdownSeconds: 30, onTimeout: .discard, thanksSeconds: 8)
}

/// A respondent written into the survey file, with what must hold for him.
public struct Example: Hashable, Sendable {
  public var key: String
  /// Path and literal, in source order.
  public var answers: [Given]
  public var expectations: [Expectation]

  public struct Given: Hashable, Sendable {
    public var path: String
    public var value: Expression.Literal

    public init(path: String, value: Expression.Literal) {
      self.path = path
      self.value = value
    }
  }

  public enum Expectation: Hashable, Sendable {
    case shown(String)
    case hidden(String)
    case opensCase(String)
    case opensNoCase
    /// The answer to this question is refused by its constraint.
    case invalid(String)
    /// A computed value comes to this.
    case value(String, String)
    case score(Int)
  }

  public init(key: String, answers: [Given], expectations: [Expectation]) {
    self.key = key
    self.answers = answers
    self.expectations = expectations
  }
}

extension Metric.Measure {
  /// Whether the figure is a share of its base, not a mean.
  public var isShare: Bool {
    switch self {
    case .topTwo, .share: true
    case .mean, .index, .score: false
    }
  }
}
