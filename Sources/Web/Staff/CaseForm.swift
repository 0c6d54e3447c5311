import Cases
import CivilTime
import Definitions
import Facts
import HTTPTypes
import Hummingbird

/// Turns a form of the case page into the events that it asks for.
struct CaseForm {
  let fields: [String: [String]]
  let actor: String
  let now: Instant

  func events(
    _ action: String, _ actions: CaseActions, _ cases: CaseReader, _ history: [CaseEvent]
  ) throws -> [CaseEvent] {
    switch action {
    case "assign":
      let person = field("person")
      return [try actions.assign(unit: field("unit"), person: person.isEmpty ? nil : person, by: actor, at: now)]
    case "note": return [try actions.note(field("text"), by: actor, at: now)]
    case "extend":
      return [try actions.extend(by: Int(field("amount")) ?? 0, reason: field("reason"), by: actor, at: now)]
    case "close":
      guard let outcome = CaseEvent.Outcome(rawValue: field("outcome")) else { throw HTTPError(.badRequest) }
      return [try actions.close(outcome, by: actor, at: now)]
    case "reopen": return [try actions.reopen(reason: field("reason"), by: actor, at: now)]
    case "reply": return try reply(actions, cases, history)
    default: throw HTTPError(.notFound)
    }
  }

  /// A reply, and the closing that goes with it where asked for.
  private func reply(_ actions: CaseActions, _ cases: CaseReader, _ history: [CaseEvent]) throws -> [CaseEvent] {
    let reply = try actions.reply(field("text"), by: actor, at: now)
    guard field("then") == "close" else { return [reply] }
    let answered = CaseActions(catalogue: actions.catalogue, state: try cases.state(of: history + [reply]))
    return [reply, try answered.close(.resolved, by: actor, at: now)]
  }

  private func field(_ name: String) -> String { String((fields[name]?.first ?? "").prefix(4000)) }
}
