public import CivilTime
public import Definitions
public import Facts

/// Why an action on a case is refused.
public enum CaseRefusal: Error, Hashable, Sendable {
  case alreadyClosed
  case notClosed
  case emptyText
  case unknownUnit(String)
  /// The level allows no extension, or no further one.
  case noExtensionLeft
  /// `limit` is the most that one extension may add.
  case extensionOutOfRange(limit: Int)
  /// The limit has run out, or the matter was answered: an extension must be told before the deadline.
  case tooLateToExtend
}

extension CaseRefusal {
  /// The sentence for the person who tried, in `zh-Hant` or else English.
  public func message(in language: String) -> String {
    let (chinese, english) = wording
    return language == "zh-Hant" ? chinese : english
  }

  private var wording: (chinese: String, english: String) {
    switch self {
    case .alreadyClosed: ("案件已結案。", "The case is already closed.")
    case .notClosed: ("案件尚未結案。", "The case is not closed.")
    case .emptyText: ("請填寫內容。", "Please write something.")
    case .unknownUnit(let unit): ("沒有這個組室：\(unit)。", "There is no such unit: \(unit).")
    case .noExtensionLeft: ("這類案件不得（再）展期。", "This kind of case may not be extended (again).")
    case .extensionOutOfRange(let limit): ("展期須為 1 至 \(limit)。", "An extension must be 1 through \(limit).")
    case .tooLateToExtend: ("期限已過或已答復，不得展期。", "The deadline has passed or the answer was given: too late to extend.")
    }
  }
}

/// What staff can do with a case, checked against its state. Each gives the event to append.
public struct CaseActions: Sendable {
  public let catalogue: Catalogue
  public let state: CaseState

  public init(catalogue: Catalogue, state: CaseState) {
    self.catalogue = catalogue
    self.state = state
  }

  public func assign(
    unit: String, person: String?, by actor: String, at now: Instant
  ) throws(CaseRefusal) -> CaseEvent {
    guard state.isOpen else { throw .alreadyClosed }
    guard catalogue.unit(unit) != nil else { throw .unknownUnit(unit) }
    return event(.assigned(unit: unit, person: person), by: actor, at: now)
  }

  public func reply(_ text: String, by actor: String, at now: Instant) throws(CaseRefusal) -> CaseEvent {
    guard state.isOpen else { throw .alreadyClosed }
    guard !isBlank(text) else { throw .emptyText }
    return event(.replied(text: text), by: actor, at: now)
  }

  public func note(_ text: String, by actor: String, at now: Instant) throws(CaseRefusal) -> CaseEvent {
    guard !isBlank(text) else { throw .emptyText }
    return event(.noted(text: text), by: actor, at: now)
  }

  public func extend(
    by amount: Int, reason: String, by actor: String, at now: Instant
  ) throws(CaseRefusal) -> CaseEvent {
    guard state.isOpen else { throw .alreadyClosed }
    guard !isBlank(reason) else { throw .emptyText }
    let level = catalogue.level(state.opening.level)
    guard let level, state.clock.extensionCount < level.extensions else { throw .noExtensionLeft }
    guard (1...max(1, level.extensionLimit)).contains(amount) else {
      throw .extensionOutOfRange(limit: level.extensionLimit)
    }
    guard state.clock.stoppedAt == nil, now <= state.clock.due else { throw .tooLateToExtend }
    return event(.extended(amount: amount, reason: reason), by: actor, at: now)
  }

  public func close(_ outcome: CaseEvent.Outcome, by actor: String, at now: Instant) throws(CaseRefusal) -> CaseEvent {
    guard state.isOpen else { throw .alreadyClosed }
    return event(.closed(outcome), by: actor, at: now)
  }

  public func reopen(reason: String, by actor: String, at now: Instant) throws(CaseRefusal) -> CaseEvent {
    guard !state.isOpen else { throw .notClosed }
    guard !isBlank(reason) else { throw .emptyText }
    return event(.reopened(reason: reason), by: actor, at: now)
  }

  private func event(_ kind: CaseEvent.Kind, by actor: String, at now: Instant) -> CaseEvent {
    CaseEvent(caseNumber: state.number, sequence: state.sequence + 1, at: now, actor: actor, kind: kind)
  }
}

/// Whether a text has nothing but white space, the ideographic space included.
private func isBlank(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
}
