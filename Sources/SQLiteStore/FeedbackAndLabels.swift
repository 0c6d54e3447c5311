public import CivilTime
import Definitions
public import Facts
import GRDB

extension SQLiteStore {
  public func add(_ feedback: [Feedback]) async throws -> [Receipt] {
    try await writes.write { database in try feedback.map { try Self.insert($0, in: database) } }
  }

  public func add(_ labels: [Label]) async throws {
    try await writes.write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT INTO label (\(Label.ownColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for label in labels { try statement.execute(arguments: label.arguments) }
    }
  }

  public func feedback(in span: Range<Instant>) async throws -> [(feedback: Feedback, label: Label?)] {
    try await labelled(
      where: "feedback.written_at >= ? AND feedback.written_at < ?",
      [span.lowerBound.seconds, span.upperBound.seconds])
  }

  public func feedback(_ id: String) async throws -> (feedback: Feedback, label: Label?)? {
    try await labelled(where: "feedback.id = ?", [id]).first
  }

  public func feedback(ofResponse id: String) async throws -> [(feedback: Feedback, label: Label?)] {
    try await labelled(where: "feedback.origin_response = ?", [id])
  }

  public func feedback(ids: [String]) async throws -> [(feedback: Feedback, label: Label?)] {
    var known: [String: (feedback: Feedback, label: Label?)] = [:]
    // SQLite takes a limited number of arguments.
    for start in stride(from: 0, to: ids.count, by: 1000) {
      let some = ids[start..<min(start + 1000, ids.count)]
      let marks = databaseQuestionMarks(count: some.count)
      for item in try await labelled(where: "feedback.id IN (\(marks))", StatementArguments(some)) {
        known[item.feedback.id] = item
      }
    }
    return ids.compactMap { known[$0] }
  }

  /// Feedback with its newest label, by the time of writing and then id.
  private func labelled(
    where condition: String, _ arguments: StatementArguments
  ) async throws -> [(feedback: Feedback, label: Label?)] {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Feedback.columns), \(Label.columns) FROM feedback
          LEFT JOIN label ON label.ordinal =
            (SELECT MAX(ordinal) FROM label AS newest WHERE newest.feedback = feedback.id)
          WHERE \(condition) ORDER BY feedback.written_at, feedback.id
          """,
        arguments: arguments)
      var found: [(feedback: Feedback, label: Label?)] = []
      while let row = try rows.next() {
        let feedback = try Feedback(row: row)
        found.append((feedback, try Label.read(row, from: Feedback.columnCount, feedback: feedback.id)))
      }
      return found
    }
  }

  /// The first text under an id stands; another text under the same id is kept aside for staff to look at.
  static func insert(_ feedback: Feedback, in database: Database) throws -> Receipt {
    let known = try Row.fetchOne(
      database, sql: "SELECT \(Feedback.columns) FROM feedback WHERE id = ?", arguments: [feedback.id])
    if let known {
      if try Feedback(row: known).says(theSameAs: feedback) { return .repeated }
      try database.execute(
        sql: "INSERT OR IGNORE INTO conflicting_feedback VALUES (?, ?, ?, ?, ?)",
        arguments: [
          feedback.id, feedback.channel.rawValue, feedback.source, feedback.text, feedback.receivedAt.seconds,
        ])
      return .conflicting
    }
    try database.execute(
      sql: """
        INSERT INTO feedback (id, channel, touchpoint, origin_response, origin_question, origin_survey, source, text,
          stars, written_at, received_at, has_contact)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        feedback.id, feedback.channel.rawValue, feedback.touchpoint, feedback.origin?.response,
        feedback.origin?.question, feedback.origin?.survey, feedback.source, feedback.text, feedback.stars,
        feedback.writtenAt.seconds, feedback.receivedAt.seconds, feedback.hasContact,
      ])
    return .stored
  }
}
