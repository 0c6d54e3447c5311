public import CivilTime
public import Definitions

/// What became of something that was sent.
public enum Receipt: String, Hashable, Sendable {
  /// New, and on disk.
  case stored
  /// Sent before with the same content: answered the same, stored once.
  case repeated
  /// The id was used before with other content: the first one stands, this one is kept and flagged.
  case conflicting
}

/// What lasts. Every method that stores returns only after what it stored is on disk.
public protocol FactStore: LabelStore {
  /// Stores responses with the feedback of their comments, in one transaction; the receipts are in the order given.
  /// No two of them, sent by whomever at whatever moment, take the last place of a quota.
  func add(_ arrivals: [Arrival]) async throws -> [Receipt]
  /// How many responses have a place in each quota of a survey, by the quota's key; a quota without any is left out.
  func placesTaken(survey: String) async throws -> [String: Int]
  /// Stores feedback that came from elsewhere; the receipts are in the order given.
  func add(_ feedback: [Feedback]) async throws -> [Receipt]
  func add(_ labels: [Label]) async throws
  /// Appends events; fails with ``StoreError/stale`` when a case has moved on since its last event was read.
  func append(_ events: [CaseEvent]) async throws
  /// Opens a case under the next number of the civil year `year` (`107-000001` for 2018), in one transaction.
  /// A response, or a feedback without one, has at most one case: where there already is one, that is answered.
  func openCase(_ opening: CaseEvent.Opening, at: Instant, actor: String, year: Int) async throws -> OpenedCase
  func add(_ improvements: [Improvement]) async throws

  /// Responses to a survey that were answered within the span, by time and then id.
  func responses(survey: String, in span: Range<Instant>) async throws -> [Response]
  func response(_ id: String) async throws -> Response?
  /// Feedback written within the span with its newest label, by time and then id.
  func feedback(in span: Range<Instant>) async throws -> [(feedback: Feedback, label: Label?)]
  func feedback(_ id: String) async throws -> (feedback: Feedback, label: Label?)?
  /// The feedback of a response's comments.
  func feedback(ofResponse id: String) async throws -> [(feedback: Feedback, label: Label?)]
  /// The feedback with these ids and its newest labels, in the order of the ids; unknown ids are left out.
  func feedback(ids: [String]) async throws -> [(feedback: Feedback, label: Label?)]
  /// Feedback written within the span, or ever, in which what is looked for stands: what says it most pointedly first
  /// (BM25), then what was written last.
  func searchFeedback(
    _ query: SearchQuery, in span: Range<Instant>?, limit: Int, offset: Int
  ) async throws -> SearchHits
  /// The numbers of cases where it stands in the number, in what the visitor wrote, or in what staff wrote; best first,
  /// then the newest.
  func searchCases(_ query: SearchQuery, limit: Int, offset: Int) async throws -> SearchHits
  /// The numbers of the cases that were opened from feedback, or from the response that it came with, by the feedback's
  /// id.
  func caseNumbers(of feedback: [Feedback]) async throws -> [String: String]
  /// All events of one case in order; empty for an unknown number.
  func events(ofCase number: String) async throws -> [CaseEvent]
  /// All events of all cases, by case number and sequence.
  func events() async throws -> [CaseEvent]
  func improvements() async throws -> [Improvement]
  /// Numbers of stored responses, feedback and cases.
  func counts() async throws -> StoreCounts
}

extension FactStore {
  /// Stores one response with the feedback of its comments.
  public func add(_ response: Response, feedback: [Feedback], quotas: [Quota] = []) async throws -> Receipt {
    try await add([Arrival(response: response, feedback: feedback, quotas: quotas)]).first ?? .repeated
  }
}

/// The case of a matter.
public struct OpenedCase: Hashable, Sendable {
  public var number: String
  /// Whether it was opened now.
  public var isNew: Bool

  public init(number: String, isNew: Bool) {
    self.number = number
    self.isNew = isNew
  }
}

public struct StoreCounts: Hashable, Sendable {
  public var responses: Int
  public var feedback: Int
  public var cases: Int

  public init(responses: Int, feedback: Int, cases: Int) {
    self.responses = responses
    self.feedback = feedback
    self.cases = cases
  }
}

public enum StoreError: Error, Hashable, Sendable {
  /// A case has moved on since it was read; read it again.
  case stale(caseNumber: String)
  /// The file is not a database of this program; its first bytes say what it is instead.
  case notADatabase(path: String, reason: String)
  /// Written by a newer version of the program.
  case newerSchema(path: String)
  /// A write did not reach the disk; nothing more is accepted until the program is started again.
  case writesStopped(reason: String)
}

/// Keeps contact details and pictures apart from what was said: encrypted, with a last day, each reading on record.
public protocol ContactVault: Sendable {
  /// Keeps `contact` for a response until the end of `lastDay`; a second call for the same response changes nothing.
  func keep(_ contact: Contact, forResponse response: String, until lastDay: CivilDate) async throws
  /// Reads it, recording who read it and why; `nil` where there is none, or `today` is behind its last day.
  func read(
    response: String, by actor: String, reason: String, at: Instant, today: CivilDate
  ) async throws -> Contact?
  /// Keeps a response's pictures until the end of `lastDay`, as contacts; a second call for one changes nothing.
  func keep(_ photos: [Photo], forResponse response: String, until lastDay: CivilDate) async throws
  /// Reads them, recording who read them and why; none where `today` is behind their last day.
  func photos(
    response: String, by actor: String, reason: String, at: Instant, today: CivilDate
  ) async throws -> [Photo]
  /// Erases contacts and pictures that have passed their last day; returns how many.
  func expire(today: CivilDate) async throws -> Int
}
