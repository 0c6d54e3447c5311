public import CivilTime

/// What teaching needs of the store: who said what of a feedback, and what is still to be said.
public protocol LabelStore: Sendable {
  /// Everything that was ever said of a feedback, oldest first.
  func labels(ofFeedback id: String) async throws -> [Label]
  /// All feedback that a person has labelled, with the newest label by a person; in the order in which each was first
  /// labelled by one.
  func corrections() async throws -> [(feedback: Feedback, label: Label)]
  /// Feedback that no person has labelled, newest arrivals first: at most `limit`, those that came before `position`.
  func uncorrected(in span: Range<Instant>?, before position: Int64?, limit: Int) async throws -> FeedbackBatch

  /// How many texts no person has labelled and `model` has not labelled last.
  func count(notLabelledBy model: String, in span: Range<Instant>?) async throws -> Int
  /// Those texts, oldest arrivals first: at most `limit`, those that came after `position`.
  func feedback(
    notLabelledBy model: String, in span: Range<Instant>?, after position: Int64?, limit: Int
  ) async throws -> FeedbackBatch
  /// Appends what a model says, in one transaction, but not where a person has labelled the feedback or the same model
  /// did so last. Returns how many were appended.
  func addUnlessKnown(_ labels: [Label]) async throws -> Int
  /// What is different where `model` labelled last, from what was said before it.
  func changes(by model: String, in span: Range<Instant>?) async throws -> LabelChanges
}

/// Some feedback in the order of arrival, and where to go on.
public struct FeedbackBatch: Sendable {
  public var feedback: [Feedback]
  /// The place of the last one; nil where there is none.
  public var last: Int64?

  public init(feedback: [Feedback], last: Int64?) {
    self.feedback = feedback
    self.last = last
  }
}
