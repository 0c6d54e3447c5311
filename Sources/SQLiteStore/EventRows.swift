import CivilTime
import Facts
import Foundation
import GRDB

/// The written form of a case event: JSON with one key for the kind, so that a file from today is read in ten years.
private struct StoredKind: Codable {
  var opened: StoredOpening?
  var assigned: Assignment?
  var replied: String?
  var noted: String?
  var extended: Extension?
  var closed: String?
  var reopened: String?

  struct Assignment: Codable {
    var unit: String
    var person: String?
  }

  struct Extension: Codable {
    var amount: Int
    var reason: String
  }

  struct StoredOpening: Codable {
    var feedback: String?
    var response: String?
    var rule: String
    var level: String
    var unit: String
    var receivedAt: Int64
  }
}

extension CaseEvent {
  static let columns = "number, sequence, at, actor, kind"

  init(row: Row) throws {
    let number: String = row[0]
    let text: String = row[4]
    guard let stored = try? JSONDecoder().decode(StoredKind.self, from: Data(text.utf8)), let kind = Self.kind(stored)
    else { throw DamagedRow(table: "case_event", id: number) }
    self.init(caseNumber: number, sequence: row[1], at: Instant(seconds: row[2]), actor: row[3], kind: kind)
  }

  /// The kind as JSON with sorted keys.
  func kindText() throws -> String {
    var stored = StoredKind()
    switch kind {
    case .opened(let opening):
      stored.opened = StoredKind.StoredOpening(
        feedback: opening.feedback, response: opening.response, rule: opening.rule, level: opening.level,
        unit: opening.unit, receivedAt: opening.receivedAt.seconds)
    case .assigned(let unit, let person): stored.assigned = StoredKind.Assignment(unit: unit, person: person)
    case .replied(let text): stored.replied = text
    case .noted(let text): stored.noted = text
    case .extended(let amount, let reason): stored.extended = StoredKind.Extension(amount: amount, reason: reason)
    case .closed(let outcome): stored.closed = outcome.rawValue
    case .reopened(let reason): stored.reopened = reason
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(stored), as: UTF8.self)
  }

  private static func kind(_ stored: StoredKind) -> Kind? {
    if let opening = stored.opened {
      return .opened(
        Opening(
          feedback: opening.feedback, response: opening.response, rule: opening.rule, level: opening.level,
          unit: opening.unit, receivedAt: Instant(seconds: opening.receivedAt)))
    }
    if let assigned = stored.assigned { return .assigned(unit: assigned.unit, person: assigned.person) }
    if let text = stored.replied { return .replied(text: text) }
    if let text = stored.noted { return .noted(text: text) }
    if let extended = stored.extended { return .extended(amount: extended.amount, reason: extended.reason) }
    if let outcome = stored.closed { return CaseEvent.Outcome(rawValue: outcome).map(Kind.closed) }
    return stored.reopened.map { .reopened(reason: $0) }
  }
}
