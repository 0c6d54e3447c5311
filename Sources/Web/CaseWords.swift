import Cases
import CivilTime
import Definitions
import Facts

struct EventView {
  var at: String
  var actor: String
  var what: String
  var text: String?
}

/// Says what a case is and what happened to it in the reader's language.
struct CaseWords {
  let catalogue: Catalogue
  let language: String

  func word(_ key: String) -> String { Wording.word(key, in: language) }

  func unit(_ key: String) -> String { catalogue.unit(key)?.name.text(in: language) ?? key }

  func level(_ key: String) -> String { catalogue.level(key)?.name.text(in: language) ?? key }

  /// 民國 years in Chinese, ISO otherwise.
  func time(_ instant: Instant) -> String {
    let zone = catalogue.institution.zone
    return language.hasPrefix("zh") ? instant.rocDescription(in: zone) : instant.civilDescription(in: zone)
  }

  func state(_ state: CaseState) -> String {
    if let outcome = state.outcome { return "\(word("stateClosed"))・\(word(outcome.rawValue))" }
    return word(state.clock.stoppedAt == nil ? "stateOpen" : "stateAnswered")
  }

  func event(_ event: CaseEvent, namesStaff: Bool) -> EventView {
    var (what, text) = wording(event.kind)
    if case .assigned = event.kind, !namesStaff { text = nil }
    return EventView(at: time(event.at), actor: namesStaff ? event.actor : "", what: what, text: text)
  }

  private func wording(_ kind: CaseEvent.Kind) -> (what: String, text: String?) {
    switch kind {
    case .opened(let opening): ("\(word("eventOpened"))・\(level(opening.level))", unit(opening.unit))
    case .assigned(let unit, let person):
      ("\(word("eventAssigned"))・\(self.unit(unit))", person)
    case .replied(let text): (word("eventReplied"), text)
    case .noted(let text): (word("eventNoted"), text)
    case .extended(let amount, let reason): ("\(word("eventExtended")) +\(amount)", reason)
    case .closed(let outcome): ("\(word("eventClosed"))・\(word(outcome.rawValue))", nil)
    case .reopened(let reason): (word("eventReopened"), reason)
    }
  }
}
