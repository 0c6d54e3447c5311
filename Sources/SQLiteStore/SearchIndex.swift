import Facts
import GRDB

/// Keeps the search index in step with the texts.
///
/// What is to be indexed stands in lists that triggers fill. They are worked off within the transaction that filled
/// them; what an interrupted or older program left is made up for at the next opening.
struct SearchIndex: Sendable {
  let reading: any SearchReading
  /// How many rows are taken on at a time: while an old database is filled, nobody waits long for a transaction.
  private static let batch = 2000

  /// Brings the index up to date; all of it where texts are now read in another way.
  ///
  /// A damaged index is made again from the texts: it must keep nobody from them.
  func prepare(_ pool: DatabasePool, onIndexing: (_ done: Int, _ total: Int) -> Void) throws {
    do {
      try fill(pool, onIndexing: onIndexing)
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_CONSTRAINT].contains(error.resultCode) {
      try pool.write { database in try startAnew(in: database) }
      try fill(pool, onIndexing: onIndexing)
    }
  }

  private func fill(_ pool: DatabasePool, onIndexing: (_ done: Int, _ total: Int) -> Void) throws {
    let total = try pool.write { database in
      if try String.fetchOne(database, sql: "SELECT version FROM search_version") != reading.version {
        try startAnew(in: database)
      }
      return try Self.backlog(in: database)
    }
    var rest = total
    while rest > 0 {
      onIndexing(total - rest, total)
      rest = try pool.write { database in
        _ = try work(in: database)
        return try Self.backlog(in: database)
      }
    }
    guard total > Self.batch else { return }
    onIndexing(total, total)
    try pool.write { database in
      try database.execute(sql: "INSERT INTO feedback_search (feedback_search) VALUES ('optimize')")
    }
  }

  /// Indexes what a transaction wrote, at its end.
  ///
  /// Facts come first: where the index is damaged they are stored all the same, and the index is behind.
  func keepUp(in database: Database) throws {
    do {
      try database.inSavepoint {
        while try work(in: database) {}
        return .commit
      }
    } catch let error as DatabaseError where [.SQLITE_IOERR, .SQLITE_FULL].contains(error.resultCode) {
      throw error
    } catch {}
  }

  private func startAnew(in database: Database) throws {
    for name in ["feedback_search", "case_search"] { try Self.drop(name, in: database) }
    for statement in Schema.searchTables { try database.execute(sql: statement) }
    try database.execute(sql: "DELETE FROM unindexed_feedback")
    try database.execute(sql: "INSERT INTO unindexed_feedback SELECT ordinal, NULL FROM feedback")
    try database.execute(sql: "INSERT OR IGNORE INTO unindexed_case SELECT \(Schema.caseKey) FROM matter")
    try database.execute(sql: "DELETE FROM search_version")
    try database.execute(sql: "INSERT INTO search_version VALUES (?)", arguments: [reading.version])
  }

  /// SQLite opens what it drops; an index that is too damaged for that loses its entry in the schema, and then the
  /// tables that it is made of.
  private static func drop(_ name: String, in database: Database) throws {
    do {
      try database.execute(sql: "DROP TABLE IF EXISTS \(name)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      try database.execute(sql: "PRAGMA writable_schema = ON")
      try database.execute(sql: "DELETE FROM sqlite_schema WHERE name = ?", arguments: [name])
      try database.execute(sql: "PRAGMA writable_schema = RESET")
      for part in ["data", "idx", "content", "docsize", "config"] {
        try database.execute(sql: "DROP TABLE IF EXISTS \(name)_\(part)")
      }
    }
  }

  private static func backlog(in database: Database) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT (SELECT COUNT(*) FROM unindexed_feedback) + (SELECT COUNT(*) FROM unindexed_case)") ?? 0
  }

  /// Takes on some of what is to be done; false where there was nothing.
  private func work(in database: Database) throws -> Bool {
    let texts = try indexFeedback(in: database)
    let cases = try indexCases(in: database)
    return texts || cases
  }

  private func indexFeedback(in database: Database) throws -> Bool {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT unindexed_feedback.ordinal, former, text FROM unindexed_feedback
          LEFT JOIN feedback ON feedback.ordinal = unindexed_feedback.ordinal
          ORDER BY unindexed_feedback.ordinal LIMIT \(Self.batch)
          """))
    guard let last = rows.last else { return false }
    let removal = try database.cachedStatement(
      sql: "INSERT INTO feedback_search (feedback_search, rowid, terms) VALUES ('delete', ?, ?)")
    let addition = try database.cachedStatement(sql: "INSERT INTO feedback_search (rowid, terms) VALUES (?, ?)")
    for row in rows {
      let ordinal: Int64 = row[0]
      if let former: String = row[1] { try removal.execute(arguments: [ordinal, reading.terms(of: former)]) }
      if let text: String = row[2] { try addition.execute(arguments: [ordinal, reading.terms(of: text)]) }
    }
    try database.execute(
      sql: "DELETE FROM unindexed_feedback WHERE ordinal <= ?", arguments: [last[0] as Int64])
    return true
  }

  private func indexCases(in database: Database) throws -> Bool {
    let keys = try Int64.fetchAll(
      database.cachedStatement(sql: "SELECT key FROM unindexed_case ORDER BY key LIMIT \(Self.batch)"))
    guard let last = keys.last else { return false }
    for key in keys {
      try database.execute(sql: "DELETE FROM case_search WHERE rowid = ?", arguments: [key])
      guard let text = try CaseText(key: key, in: database) else { continue }
      try database.execute(
        sql: "INSERT INTO case_search (rowid, number, said, handled) VALUES (?, ?, ?, ?)",
        arguments: [key, reading.terms(of: text.number), terms(of: text.said), terms(of: text.handled)])
    }
    try database.execute(sql: "DELETE FROM unindexed_case WHERE key <= ?", arguments: [last])
    return true
  }

  /// The terms of texts, with one between them that no phrase runs across.
  private func terms(of texts: [String]) -> String {
    texts.map { reading.terms(of: $0) }.joined(separator: " ¶ ")
  }
}

/// What a case is found by.
private struct CaseText {
  var number: String
  /// What the visitor wrote.
  var said: [String]
  /// What staff wrote, and who is in charge.
  var handled: [String] = []

  /// Nil where there is no such case.
  init?(key: Int64, in database: Database) throws {
    let found = try Row.fetchOne(
      database, sql: "SELECT number, subject FROM matter WHERE year = ? AND ordinal = ?",
      arguments: [key >> 32, key & 0xFFFF_FFFF])
    guard let found else { return nil }
    number = found[0]
    var feedback: String?
    for row in try Row.fetchAll(
      database, sql: "SELECT \(CaseEvent.columns) FROM case_event WHERE number = ? ORDER BY sequence",
      arguments: [number])
    {
      switch try CaseEvent(row: row).kind {
      case .opened(let opening): feedback = opening.feedback
      case .assigned(_, let person): if let person { handled.append(person) }
      case .replied(let text), .noted(let text): handled.append(text)
      case .extended(_, let reason), .reopened(let reason): handled.append(reason)
      case .closed: break
      }
    }
    let subject: String = found[1]
    let response = subject.hasPrefix("response:") ? String(subject.dropFirst("response:".count)) : nil
    said = try String.fetchAll(
      database, sql: "SELECT text FROM feedback WHERE origin_response = ? OR id = ? ORDER BY ordinal",
      arguments: [response, feedback])
  }
}
