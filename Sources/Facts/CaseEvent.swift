public import CivilTime

/// Something that happened to a case. Appended, never rewritten; a case's state is a function of its events.
public struct CaseEvent: Hashable, Sendable {
  /// The number of the case as its visitor knows it: `107-000123`.
  public var caseNumber: String
  /// Counts from 1 within the case.
  public var sequence: Int
  public var at: Instant
  /// Who did it: a staff name, `rule:KEY` or `visitor`.
  public var actor: String
  public var kind: Kind

  public enum Kind: Hashable, Sendable {
    case opened(Opening)
    /// The key of the unit, and the person in it where one is named.
    case assigned(unit: String, person: String?)
    /// The answer that the visitor sees.
    case replied(text: String)
    /// For staff only.
    case noted(text: String)
    /// `amount` in the unit of the level's limit. The reason is shown to the visitor.
    case extended(amount: Int, reason: String)
    case closed(Outcome)
    case reopened(reason: String)
  }

  /// Why there is a case, and by which clock it runs.
  public struct Opening: Hashable, Sendable {
    /// The id of the feedback, or of the response where a rating alone opened it.
    public var feedback: String?
    public var response: String?
    /// The key of the rule.
    public var rule: String
    /// The key of the service level.
    public var level: String
    /// The key of the unit that it first goes to.
    public var unit: String
    /// When the matter was received: the clock runs from here.
    public var receivedAt: Instant

    public init(
      feedback: String?, response: String?, rule: String, level: String, unit: String, receivedAt: Instant
    ) {
      self.feedback = feedback
      self.response = response
      self.rule = rule
      self.level = level
      self.unit = unit
      self.receivedAt = receivedAt
    }
  }

  /// How a case ended.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Done, or explained.
    case resolved
    /// Not within the institution's competence; handed to the right agency.
    case transferred
    /// No concrete content, or nobody to answer; registered all the same.
    case unprocessed
    /// Already answered in another case.
    case duplicate
  }

  public init(caseNumber: String, sequence: Int, at: Instant, actor: String, kind: Kind) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.kind = kind
  }
}

/// 改善措施: what a unit undertakes after what was said.
public struct Improvement: Hashable, Sendable {
  public var id: String
  public var title: String
  public var unit: String
  public var topic: String?
  public var due: CivilDate
  /// The day on which it was done; `nil` while under way.
  public var doneOn: CivilDate?

  public init(id: String, title: String, unit: String, topic: String?, due: CivilDate, doneOn: CivilDate?) {
    self.id = id
    self.title = title
    self.unit = unit
    self.topic = topic
    self.due = due
    self.doneOn = doneOn
  }
}
