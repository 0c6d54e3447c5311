public import CivilTime
import Crypto
public import Facts
import Foundation
import GRDB

/// The clear form of a contact before it is sealed.
private struct ClearContact: Codable {
  var name: String
  var mail: String
  var telephone: String
}

extension SQLiteStore {
  public func keep(_ contact: Contact, forResponse response: String, until lastDay: CivilDate) async throws {
    let clear = try JSONEncoder().encode(
      ClearContact(name: contact.name, mail: contact.mail, telephone: contact.telephone))
    // The response's id is authenticated with it: a sealed contact moved to another row does not open.
    let sealed = try AES.GCM.seal(clear, using: contactKey, authenticating: Data(response.utf8)).combined
    try await writes.write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO contact VALUES (?, ?, ?)", arguments: [response, sealed, lastDay.daysSinceEpoch])
    }
  }

  public func read(
    response: String, by actor: String, reason: String, at: Instant, today: CivilDate
  ) async throws -> Contact? {
    let sealed = try await writes.write { database in
      let sealed = try Data.fetchOne(
        database, sql: "SELECT sealed FROM contact WHERE response = ? AND last_day >= ?",
        arguments: [response, today.daysSinceEpoch])
      try database.execute(
        sql: "INSERT INTO contact_reading (response, actor, reason, at, found) VALUES (?, ?, ?, ?, ?)",
        arguments: [response, actor, reason, at.seconds, sealed != nil])
      return sealed
    }
    guard let sealed else { return nil }
    let box = try AES.GCM.SealedBox(combined: sealed)
    let clear = try AES.GCM.open(box, using: contactKey, authenticating: Data(response.utf8))
    let contact = try JSONDecoder().decode(ClearContact.self, from: clear)
    return Contact(name: contact.name, mail: contact.mail, telephone: contact.telephone)
  }

  public func expire(today: CivilDate) async throws -> Int {
    try await writes.write { database in
      try database.execute(sql: "DELETE FROM contact WHERE last_day < ?", arguments: [today.daysSinceEpoch])
      let contacts = database.changesCount
      try database.execute(sql: "DELETE FROM photo WHERE last_day < ?", arguments: [today.daysSinceEpoch])
      return contacts + database.changesCount
    }
  }
}
