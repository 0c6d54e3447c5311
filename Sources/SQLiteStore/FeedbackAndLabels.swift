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
        sql: """
          INSERT INTO label (feedback, model, at, sentiment, sentiment_probability, topics, intent, intent_probability,
            urgency, urgency_probability, language, personal_data, is_unsure)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for label in labels {
        let said = label.analysis
        try statement.execute(arguments: [
          label.feedback, label.model, label.at.seconds, said.sentiment.rawValue, said.sentimentProbability,
          label.topicsText, said.intent.rawValue, said.intentProbability, said.urgency.rawValue,
            said.urgencyProbability,
          said.language, label.personalDataText, said.isUnsure,
        ])
      }
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
