public import CivilTime
public import Definitions
public import Facts
public import WorkingTime

/// What a case's events amount to.
public struct CaseState: Hashable, Sendable {
  public var number: String
  public var opening: CaseEvent.Opening
  public var openedAt: Instant
  /// The key of the unit that has it now.
  public var unit: String
  /// The person in the unit, where one is named.
  public var person: String?
  /// `nil` while it is open.
  public var outcome: CaseEvent.Outcome?
  /// The time of closing; `nil` while it is open.
  public var closedAt: Instant?
  /// One clock for the matter, and one more for each time that it was opened again. Never empty.
  public var clocks: [CaseClock]
  /// The answers that the visitor sees, oldest first.
  public var replies: [Reply]
  /// The sequence of the newest event.
  public var sequence: Int

  /// One answer to the visitor.
  public struct Reply: Hashable, Sendable {
    public var at: Instant
    public var actor: String
    public var text: String

    public init(at: Instant, actor: String, text: String) {
      self.at = at
      self.actor = actor
      self.text = text
    }
  }

  public var isOpen: Bool { outcome == nil }
  /// The clock that runs, or ran last.
  public var clock: CaseClock { clocks[clocks.count - 1] }
  /// Whether any clock ran over by `now`: a breach is never erased by reopening.
  public func isLate(at now: Instant) -> Bool { clocks.contains { $0.isLate(at: now) } }
}

/// A time limit at work.
public struct CaseClock: Hashable, Sendable {
  /// The key of the service level.
  public var level: String
  public var startedAt: Instant
  /// As first computed.
  public var originalDue: Instant
  /// With extensions.
  public var due: Instant
  /// What extensions added, in the unit of the level's limit.
  public var extendedBy: Int
  public var extensionCount: Int
  /// When the matter was answered, or closed without an answer; `nil` while it runs.
  public var stoppedAt: Instant?

  /// Late is decided by the time of the events, never by when somebody looked.
  public func isLate(at now: Instant) -> Bool { (stoppedAt ?? now) > due }
}

/// Events that do not make a case.
public enum CaseStateError: Error, Hashable, Sendable {
  /// An event is missing, or of another case, after the one with this sequence.
  case brokenHistory(caseNumber: String, after: Int)
  /// The first event is not an opening, or another one is.
  case notOpened(caseNumber: String)
  /// The level is not in the definitions.
  case unknownLevel(String)
  case outsideCalendar(OutsideCalendar)
}

/// Folds events into states with the definitions and their calendars.
public struct CaseReader: Sendable {
  public let catalogue: Catalogue
  public let deadlines: Deadlines

  public init(catalogue: Catalogue, deadlines: Deadlines) {
    self.catalogue = catalogue
    self.deadlines = deadlines
  }

  /// The state of one case; `events` are all of its events in order.
  public func state(of events: [CaseEvent]) throws(CaseStateError) -> CaseState {
    guard let first = events.first, case .opened(let opening) = first.kind else {
      throw .notOpened(caseNumber: events.first?.caseNumber ?? "")
    }
    var state = CaseState(
      number: first.caseNumber, opening: opening, openedAt: first.at, unit: opening.unit, person: nil, outcome: nil,
      closedAt: nil, clocks: [try clock(opening.level, from: opening.receivedAt)], replies: [],
      sequence: first.sequence)
    for event in events.dropFirst() { try apply(event, to: &state) }
    return state
  }

  /// The states of all cases; `events` are ordered by case number and sequence.
  public func states(of events: [CaseEvent]) throws(CaseStateError) -> [CaseState] {
    var states: [CaseState] = []
    var start = 0
    while start < events.count {
      var end = start + 1
      while end < events.count, events[end].caseNumber == events[start].caseNumber { end += 1 }
      states.append(try state(of: Array(events[start..<end])))
      start = end
    }
    return states
  }

  private func apply(_ event: CaseEvent, to state: inout CaseState) throws(CaseStateError) {
    guard event.caseNumber == state.number, event.sequence == state.sequence + 1 else {
      throw .brokenHistory(caseNumber: state.number, after: state.sequence)
    }
    let last = state.clocks.count - 1
    state.sequence = event.sequence
    switch event.kind {
    case .opened: throw .notOpened(caseNumber: event.caseNumber)
    case .assigned(let unit, let person):
      state.unit = unit
      state.person = person
    case .replied(let text):
      state.replies.append(CaseState.Reply(at: event.at, actor: event.actor, text: text))
      state.clocks[last].stoppedAt = state.clocks[last].stoppedAt ?? event.at
    case .noted: break
    case .extended(let amount, _): try extend(&state.clocks[last], by: amount)
    case .closed(let outcome):
      state.outcome = outcome
      state.closedAt = event.at
      state.clocks[last].stoppedAt = state.clocks[last].stoppedAt ?? event.at
    case .reopened:
      state.outcome = nil
      state.closedAt = nil
      state.clocks.append(try clock(state.opening.level, from: event.at))
    }
  }

  private func clock(_ level: String, from start: Instant) throws(CaseStateError) -> CaseClock {
    let due = try due(level, from: start, extendedBy: 0)
    return CaseClock(
      level: level, startedAt: start, originalDue: due, due: due, extendedBy: 0, extensionCount: 0, stoppedAt: nil)
  }

  private func extend(_ clock: inout CaseClock, by amount: Int) throws(CaseStateError) {
    clock.extendedBy += amount
    clock.extensionCount += 1
    clock.due = try due(clock.level, from: clock.startedAt, extendedBy: clock.extendedBy)
  }

  private func due(_ key: String, from start: Instant, extendedBy: Int) throws(CaseStateError) -> Instant {
    guard let level = catalogue.level(key) else { throw .unknownLevel(key) }
    do {
      return try deadlines.due(level.limit, receivedAt: start, extendedBy: extendedBy)
    } catch {
      throw .outsideCalendar(error)
    }
  }
}
