public import CivilTime
public import Facts
import GRDB

extension SQLiteStore {
  public func append(_ events: [CaseEvent]) async throws {
    try await writes.write { database in
      for event in events {
        let last = try Int.fetchOne(
          database, sql: "SELECT MAX(sequence) FROM case_event WHERE number = ?", arguments: [event.caseNumber])
        guard let last, event.sequence == last + 1 else { throw StoreError.stale(caseNumber: event.caseNumber) }
        try Self.insert(event, in: database)
      }
    }
  }

  public func openCase(
    _ opening: CaseEvent.Opening, at: Instant, actor: String, year: Int
  ) async throws -> OpenedCase {
    let subject =
      opening.response.map(Self.subject(response:)) ?? opening.feedback.map(Self.subject(feedback:)) ?? ""
    return try await writes.write { database in
      let known = try String.fetchOne(
        database, sql: "SELECT number FROM matter WHERE subject = ?", arguments: [subject])
      if let known { return OpenedCase(number: known, isNew: false) }
      let ordinal =
        try Int.fetchOne(
          database, sql: "SELECT COALESCE(MAX(ordinal), 0) + 1 FROM matter WHERE year = ?", arguments: [year]) ?? 1
      let digits = String(ordinal)
      let number = "\(rocYearDescription(year))-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
      try database.execute(
        sql: "INSERT INTO matter VALUES (?, ?, ?, ?)", arguments: [number, year, ordinal, subject])
      try Self.insert(
        CaseEvent(caseNumber: number, sequence: 1, at: at, actor: actor, kind: .opened(opening)), in: database)
      return OpenedCase(number: number, isNew: true)
    }
  }

  /// What a case is of: a response or, without one, a feedback.
  private static func subject(response: String) -> String { "response:\(response)" }
  private static func subject(feedback: String) -> String { "feedback:\(feedback)" }

  public func caseNumbers(of feedback: [Feedback]) async throws -> [String: String] {
    var subjects: [String: [String]] = [:]
    for item in feedback {
      subjects[Self.subject(feedback: item.id), default: []].append(item.id)
      if let response = item.origin?.response { subjects[Self.subject(response: response), default: []].append(item.id) }
    }
    let asked = subjects.keys.sorted()
    var numbers: [String: String] = [:]
    // SQLite takes a limited number of arguments.
    for start in stride(from: 0, to: asked.count, by: 1000) {
      let some = asked[start..<min(start + 1000, asked.count)]
      let found = try await pool.read { database in
        try Row.fetchAll(
          database,
          sql: "SELECT subject, number FROM matter WHERE subject IN (\(databaseQuestionMarks(count: some.count)))",
          arguments: StatementArguments(some)
        ).map { (subject: $0[0] as String, number: $0[1] as String) }
      }
      for (subject, number) in found { for id in subjects[subject] ?? [] { numbers[id] = number } }
    }
    return numbers
  }

  public func events(ofCase number: String) async throws -> [CaseEvent] {
    try await pool.read { database in
      try Row.fetchAll(
        database, sql: "SELECT \(CaseEvent.columns) FROM case_event WHERE number = ? ORDER BY sequence",
        arguments: [number]
      ).map { try CaseEvent(row: $0) }
    }
  }

  public func events() async throws -> [CaseEvent] {
    try await pool.read { database in
      try Row.fetchAll(database, sql: "SELECT \(CaseEvent.columns) FROM case_event ORDER BY number, sequence")
        .map { try CaseEvent(row: $0) }
    }
  }

  public func add(_ improvements: [Improvement]) async throws {
    try await writes.write { database in
      for item in improvements {
        try database.execute(
          sql: """
            INSERT INTO improvement VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET done_on = excluded.done_on
            """,
          arguments: [
            item.id, item.title, item.unit, item.topic, item.due.daysSinceEpoch, item.doneOn?.daysSinceEpoch,
          ])
      }
    }
  }

  public func improvements() async throws -> [Improvement] {
    try await pool.read { database in
      try Row.fetchAll(database, sql: "SELECT id, title, unit, topic, due, done_on FROM improvement ORDER BY due, id")
        .map { row in
          let done: Int? = row[5]
          return Improvement(
            id: row[0], title: row[1], unit: row[2], topic: row[3], due: CivilDate(daysSinceEpoch: row[4]),
            doneOn: done.map { CivilDate(daysSinceEpoch: $0) })
        }
    }
  }

  private static func insert(_ event: CaseEvent, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO case_event VALUES (?, ?, ?, ?, ?)",
      arguments: [event.caseNumber, event.sequence, event.at.seconds, event.actor, try event.kindText()])
  }
}
