public import Cases
public import CivilTime
public import Definitions
public import Facts
import WorkingTime

/// Everything that a quarter's report is made of. The same facts and definitions give the same report.
public struct QuarterFacts: Sendable {
  public var period: Quarter
  /// By survey key: those answered in the period, partial ones included.
  public var responses: [String: [Response]]
  /// The same for the quarter before.
  public var responsesBefore: [String: [Response]]
  /// Written in the period, by time.
  public var feedback: [(feedback: Feedback, label: Label?)]
  public var feedbackBefore: [(feedback: Feedback, label: Label?)]
  /// Written in the year before the period, the quarter before it included.
  public var feedbackEarlier: [(feedback: Feedback, label: Label?)]
  /// Cases received in the period, as they stood at its end.
  public var cases: [CaseState]
  public var improvements: [Improvement]

  public init(
    period: Quarter, responses: [String: [Response]], responsesBefore: [String: [Response]],
    feedback: [(feedback: Feedback, label: Label?)], feedbackBefore: [(feedback: Feedback, label: Label?)],
    feedbackEarlier: [(feedback: Feedback, label: Label?)], cases: [CaseState], improvements: [Improvement]
  ) {
    self.period = period
    self.responses = responses
    self.responsesBefore = responsesBefore
    self.feedback = feedback
    self.feedbackBefore = feedbackBefore
    self.feedbackEarlier = feedbackEarlier
    self.cases = cases
    self.improvements = improvements
  }

  /// Reads a quarter from a store.
  public init(_ period: Quarter, from store: any FactStore, _ catalogue: Catalogue) async throws {
    let zone = catalogue.institution.zone
    let span = period.instants(in: zone)
    let before = period.previous.instants(in: zone)
    var responses: [String: [Response]] = [:]
    var responsesBefore: [String: [Response]] = [:]
    for survey in catalogue.surveys {
      responses[survey.key] = try await store.responses(survey: survey.key, in: span)
      responsesBefore[survey.key] = try await store.responses(survey: survey.key, in: before)
    }
    let reader = CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue))
    // What happened after the quarter is the next report's: then this one comes out the same whenever it is made.
    let events = try await store.events().filter { $0.at < span.upperBound }
    let earlier = try await store.feedback(in: period.instantsBefore(QuarterThemes.quartersCompared, in: zone))
    self.init(
      period: period, responses: responses, responsesBefore: responsesBefore,
      feedback: try await store.feedback(in: span),
      feedbackBefore: earlier.filter { before.contains($0.feedback.writtenAt) }, feedbackEarlier: earlier,
      cases: try reader.states(of: events).filter { span.contains($0.opening.receivedAt) },
      improvements: try await store.improvements())
  }
}

extension Quarter {
  /// From the first moment of the `count` quarters before this one to its own.
  public func instantsBefore(_ count: Int, in zone: Zone) -> Range<Instant> {
    let first = (0..<max(0, count)).reduce(self) { quarter, _ in quarter.previous }
    return first.instants(in: zone).lowerBound..<instants(in: zone).lowerBound
  }
}
