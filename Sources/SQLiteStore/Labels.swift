public import CivilTime
public import Facts
import GRDB

/// The history of labels, and what is still to be labelled.
extension SQLiteStore {
  /// As the partial index is declared, so that SQLite uses it.
  private static let noStaffLabel = """
    NOT EXISTS (SELECT 1 FROM label AS own WHERE own.feedback = feedback.id AND own.model GLOB 'staff:*')
    """

  public func labels(ofFeedback id: String) async throws -> [Label] {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Label.columns) FROM label WHERE feedback = ? ORDER BY ordinal", arguments: [id])
      var found: [Label] = []
      while let row = try rows.next() {
        if let label = try Label.read(row, from: 0, feedback: id) { found.append(label) }
      }
      return found
    }
  }

  public func corrections() async throws -> [(feedback: Feedback, label: Label)] {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          WITH corrected AS (
            SELECT feedback AS id, MIN(ordinal) AS first, MAX(ordinal) AS last FROM label
            WHERE model GLOB 'staff:*' GROUP BY feedback)
          SELECT \(Feedback.columns), \(Label.columns) FROM corrected
          JOIN label ON label.ordinal = corrected.last JOIN feedback ON feedback.id = corrected.id
          ORDER BY corrected.first
          """)
      var found: [(feedback: Feedback, label: Label)] = []
      while let row = try rows.next() {
        let feedback = try Feedback(row: row)
        guard let label = try Label.read(row, from: Feedback.columnCount, feedback: feedback.id) else { continue }
        found.append((feedback, label))
      }
      return found
    }
  }

  public func uncorrected(
    in span: Range<Instant>?, before position: Int64?, limit: Int
  ) async throws -> FeedbackBatch {
    try await batch(
      "feedback.ordinal < ? AND \(Self.noStaffLabel) AND \(Self.within(span)) ORDER BY feedback.ordinal DESC LIMIT ?",
      [position ?? .max] + Self.arguments(span) + [limit])
  }

  public func feedback(
    notLabelledBy model: String, in span: Range<Instant>?, after position: Int64?, limit: Int
  ) async throws -> FeedbackBatch {
    try await batch(
      "feedback.ordinal > ? AND \(Self.isOld) AND \(Self.within(span)) ORDER BY feedback.ordinal LIMIT ?",
      [position ?? 0, model] + Self.arguments(span) + [limit])
  }

  public func count(notLabelledBy model: String, in span: Range<Instant>?) async throws -> Int {
    try await pool.read { database in
      try Int.fetchOne(
        database, sql: "SELECT COUNT(*) FROM feedback WHERE \(Self.isOld) AND \(Self.within(span))",
        arguments: [model] + Self.arguments(span)) ?? 0
    }
  }

  public func addUnlessKnown(_ labels: [Label]) async throws -> Int {
    try await writes.write { database in
      // The conditions are looked at while writing: somebody may correct a label in this very moment.
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO label (\(Label.ownColumns)) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
          FROM feedback WHERE feedback.id = ? AND \(Self.isOld)
          """)
      var count = 0
      for label in labels {
        try statement.execute(arguments: label.arguments + [label.feedback, label.model])
        count += database.changesCount
      }
      return count
    }
  }

  public func changes(by model: String, in span: Range<Instant>?) async throws -> LabelChanges {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT feedback.id, \(Label.columns), \(Label.columns.replacing("label.", with: "earlier.")) FROM feedback
          JOIN label ON label.ordinal = (\(Self.newest))
          JOIN label AS earlier ON earlier.ordinal =
            (SELECT MAX(ordinal) FROM label AS one WHERE one.feedback = feedback.id AND one.ordinal < label.ordinal)
          WHERE label.model = ? AND \(Self.within(span)) ORDER BY feedback.ordinal
          """,
        arguments: [model] + Self.arguments(span))
      var changes = LabelChanges()
      while let row = try rows.next() {
        let id: String = row[0]
        guard let after = try Label.read(row, from: 1, feedback: id),
          let before = try Label.read(row, from: 1 + Label.columnCount, feedback: id)
        else { continue }
        changes.add(id, before: before.analysis, after: after.analysis)
      }
      return changes
    }
  }

  private static let newest = "SELECT MAX(ordinal) FROM label AS newest WHERE newest.feedback = feedback.id"

  /// No person has labelled it, and another model, or none, labelled it last. Takes the model as an argument.
  private static let isOld = """
    \(noStaffLabel) AND (SELECT model FROM label WHERE ordinal = (\(newest))) IS NOT ?
    """

  private static func within(_ span: Range<Instant>?) -> String {
    span == nil ? "1" : "feedback.written_at >= ? AND feedback.written_at < ?"
  }

  private static func arguments(_ span: Range<Instant>?) -> StatementArguments {
    span.map { [$0.lowerBound.seconds, $0.upperBound.seconds] } ?? []
  }

  private func batch(_ condition: String, _ arguments: StatementArguments) async throws -> FeedbackBatch {
    try await pool.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Feedback.columns), feedback.ordinal FROM feedback WHERE \(condition)",
        arguments: arguments)
      var batch = FeedbackBatch(feedback: [], last: nil)
      while let row = try rows.next() {
        batch.feedback.append(try Feedback(row: row))
        batch.last = row[Feedback.columnCount]
      }
      return batch
    }
  }
}
