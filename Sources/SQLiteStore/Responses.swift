public import CivilTime
import Definitions
public import Facts
import Foundation
import GRDB

extension SQLiteStore {
  public func add(_ arrivals: [Arrival]) async throws -> [Receipt] {
    try await writes.write { database in try arrivals.map { try Self.insert($0, in: database) } }
  }

  public func placesTaken(survey: String) async throws -> [String: Int] {
    try await pool.read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT quota, COUNT(*) FROM quota_place WHERE survey = ? GROUP BY quota", arguments: [survey])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  public func responses(survey: String, in span: Range<Instant>) async throws -> [Response] {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Response.columns) FROM response
          WHERE survey = ? AND answered_at >= ? AND answered_at < ? ORDER BY answered_at, id
          """,
        arguments: [survey, span.lowerBound.seconds, span.upperBound.seconds])
      var responses: [Response] = []
      while let row = try rows.next() { responses.append(try Response(row: row)) }
      return responses
    }
  }

  public func response(_ id: String) async throws -> Response? {
    try await pool.read { database in
      try Row.fetchOne(database, sql: "SELECT \(Response.columns) FROM response WHERE id = ?", arguments: [id])
        .map { try Response(row: $0) }
    }
  }

  public func counts() async throws -> StoreCounts {
    try await pool.read { database in
      StoreCounts(
        responses: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM response") ?? 0,
        feedback: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM feedback") ?? 0,
        cases: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM matter") ?? 0)
    }
  }

  private static func insert(_ arrival: Arrival, in database: Database) throws -> Receipt {
    let response = arrival.response
    let digest = response.digest
    let known = try Data.fetchOne(database, sql: "SELECT digest FROM response WHERE id = ?", arguments: [response.id])
    if let known {
      guard known != digest else { return .repeated }
      try keepConflict(response, digest, in: database)
      return .conflicting
    }
    let isOverQuota = try arrival.quotas.contains { try isFull($0, response.survey, in: database) }
    try database.execute(
      sql: "INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        response.id, response.survey, response.version, response.touchpoint, response.channel.rawValue,
        response.language, response.answeredAt.seconds, response.receivedAt.seconds, response.isPartial,
        response.shown.joined(separator: " "), AnswerLines.write(response.answers), digest,
        response.isVolunteered, isOverQuota,
      ])
    if !isOverQuota {
      for quota in arrival.quotas {
        try database.execute(
          sql: "INSERT INTO quota_place VALUES (?, ?, ?)", arguments: [response.survey, quota.key, response.id])
      }
    }
    for item in arrival.feedback { _ = try insert(item, in: database) }
    return .stored
  }

  /// Whether no place is left in a quota.
  ///
  /// All writes go through one connection, one transaction after the other: nobody else counts before this one has its
  /// place.
  private static func isFull(_ quota: Quota, _ survey: String, in database: Database) throws -> Bool {
    let taken = try Int.fetchOne(
      database, sql: "SELECT COUNT(*) FROM quota_place WHERE survey = ? AND quota = ?", arguments: [survey, quota.key])
    return (taken ?? 0) >= quota.limit
  }

  private static func keepConflict(_ response: Response, _ digest: Data, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO conflicting_response VALUES (?, ?, ?, ?, ?)",
      arguments: [
        response.id, digest, response.receivedAt.seconds, response.shown.joined(separator: " "),
        AnswerLines.write(response.answers),
      ])
  }
}
