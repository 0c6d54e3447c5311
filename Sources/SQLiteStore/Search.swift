public import CivilTime
public import Facts
import GRDB

extension SQLiteStore {
  public func searchFeedback(
    _ query: SearchQuery, in span: Range<Instant>?, limit: Int, offset: Int
  ) async throws -> SearchHits {
    // CROSS JOIN: the index leads, whatever the planner thinks of the times.
    let join = "feedback_search CROSS JOIN feedback ON feedback.ordinal = feedback_search.rowid"
    let times = span == nil ? "" : " AND feedback.written_at >= ? AND feedback.written_at < ?"
    var arguments: StatementArguments = [query.expression]
    if let span { arguments += [span.lowerBound.seconds, span.upperBound.seconds] }
    let paged = arguments + [limit, offset]
    return try await pool.read { [arguments] database in
      SearchHits(
        ids: try String.fetchAll(
          database,
          sql: """
            SELECT feedback.id FROM \(join) WHERE feedback_search MATCH ?\(times)
            ORDER BY feedback_search.rank, feedback.written_at DESC, feedback.id LIMIT ? OFFSET ?
            """,
          arguments: paged),
        total: try Int.fetchOne(
          database,
          sql: "SELECT COUNT(*) FROM \(span == nil ? "feedback_search" : join) WHERE feedback_search MATCH ?\(times)",
          arguments: arguments) ?? 0)
    }
  }

  public func searchCases(_ query: SearchQuery, limit: Int, offset: Int) async throws -> SearchHits {
    try await pool.read { database in
      SearchHits(
        // The number says most, then the visitor's own words.
        ids: try String.fetchAll(
          database,
          sql: """
            SELECT matter.number FROM case_search
            CROSS JOIN matter ON matter.year = case_search.rowid >> 32
              AND matter.ordinal = case_search.rowid & 0xFFFFFFFF
            WHERE case_search MATCH ?
            ORDER BY bm25(case_search, 10.0, 2.0, 1.0), case_search.rowid DESC LIMIT ? OFFSET ?
            """,
          arguments: [query.expression, limit, offset]),
        total: try Int.fetchOne(
          database, sql: "SELECT COUNT(*) FROM case_search WHERE case_search MATCH ?", arguments: [query.expression])
          ?? 0)
    }
  }
}

extension SearchQuery {
  /// In FTS5's language.
  fileprivate var expression: String {
    let wanted = groups.map { "(\($0.map(\.expression).joined(separator: " OR ")))" }.joined(separator: " AND ")
    guard !excluded.isEmpty else { return wanted }
    return "(\(wanted)) NOT (\(excluded.map(\.expression).joined(separator: " OR ")))"
  }
}

extension SearchPhrase {
  /// A string of FTS5 is never read as anything else.
  fileprivate var expression: String {
    "\"\(terms.joined(separator: " ").replacing("\"", with: "\"\""))\"\(isOpen ? " *" : "")"
  }
}
