import GRDB

/// The steps by which a database file gets its present shape. A step that was released is never edited.
enum Schema {
  /// `HXNG` in the file's header (`PRAGMA application_id`), so that no other program's database is taken for ours.
  static let applicationIdentifier: Int32 = 0x4858_4E47

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("facts") { database in
      for statement in facts { try database.execute(sql: statement) }
    }
    migrator.registerMigration("contacts") { database in
      for statement in contacts { try database.execute(sql: statement) }
    }
    migrator.registerMigration("fieldwork") { database in
      for statement in fieldwork { try database.execute(sql: statement) }
    }
    migrator.registerMigration("photos") { database in
      for statement in photos { try database.execute(sql: statement) }
    }
    migrator.registerMigration("urgency") { database in
      // Labels of before say only which it was.
      try database.execute(sql: "ALTER TABLE label ADD COLUMN urgency_probability REAL NOT NULL DEFAULT 1")
    }
    // It refers to nothing by a foreign key, and checking those of all rows would take long.
    migrator.registerMigration("search", foreignKeyChecks: .immediate) { database in
      for statement in search { try database.execute(sql: statement) }
    }
    migrator.registerMigration("teaching", foreignKeyChecks: .immediate) { database in
      // Whether a person has labelled a feedback is asked of every one.
      try database.execute(
        sql: "CREATE INDEX label_by_staff ON label (feedback, ordinal) WHERE model GLOB 'staff:*'")
    }
    return migrator
  }

  private static let facts = [
    """
    CREATE TABLE response (
      id TEXT PRIMARY KEY, survey TEXT NOT NULL, version INTEGER NOT NULL, touchpoint TEXT NOT NULL,
      channel TEXT NOT NULL, language TEXT NOT NULL, answered_at INTEGER NOT NULL, received_at INTEGER NOT NULL,
      is_partial INTEGER NOT NULL, shown TEXT NOT NULL, answers TEXT NOT NULL, digest BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX response_by_survey ON response (survey, answered_at, id)",
    """
    CREATE TABLE conflicting_response (
      id TEXT NOT NULL, digest BLOB NOT NULL, received_at INTEGER NOT NULL, shown TEXT NOT NULL, answers TEXT NOT NULL,
      PRIMARY KEY (id, digest)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE feedback (
      ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, touchpoint TEXT,
      origin_response TEXT, origin_question TEXT, origin_survey TEXT, source TEXT NOT NULL, text TEXT NOT NULL,
      stars INTEGER, written_at INTEGER NOT NULL, received_at INTEGER NOT NULL, has_contact INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE conflicting_feedback (
      id TEXT NOT NULL, channel TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, received_at INTEGER NOT NULL,
      PRIMARY KEY (id, channel, source, text)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX feedback_by_time ON feedback (written_at, id)",
    "CREATE INDEX feedback_by_response ON feedback (origin_response) WHERE origin_response IS NOT NULL",
    """
    CREATE TABLE label (
      ordinal INTEGER PRIMARY KEY, feedback TEXT NOT NULL REFERENCES feedback (id), model TEXT NOT NULL,
      at INTEGER NOT NULL, sentiment TEXT NOT NULL, sentiment_probability REAL NOT NULL, topics TEXT NOT NULL,
      intent TEXT NOT NULL, intent_probability REAL NOT NULL, urgency TEXT NOT NULL, language TEXT NOT NULL,
      personal_data TEXT NOT NULL, is_unsure INTEGER NOT NULL
    )
    """,
    "CREATE INDEX label_by_feedback ON label (feedback, ordinal)",
    """
    CREATE TABLE matter (
      number TEXT PRIMARY KEY, year INTEGER NOT NULL, ordinal INTEGER NOT NULL, subject TEXT NOT NULL UNIQUE,
      UNIQUE (year, ordinal)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE case_event (
      number TEXT NOT NULL REFERENCES matter (number), sequence INTEGER NOT NULL, at INTEGER NOT NULL,
      actor TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (number, sequence)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE improvement (
      id TEXT PRIMARY KEY, title TEXT NOT NULL, unit TEXT NOT NULL, topic TEXT, due INTEGER NOT NULL, done_on INTEGER
    ) WITHOUT ROWID
    """,
  ]

  private static let fieldwork = [
    "ALTER TABLE response ADD COLUMN is_volunteered INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE response ADD COLUMN is_over_quota INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE quota_place (
      survey TEXT NOT NULL, quota TEXT NOT NULL, response TEXT NOT NULL REFERENCES response (id),
      PRIMARY KEY (survey, quota, response)
    ) WITHOUT ROWID
    """,
  ]

  private static let photos = [
    """
    CREATE TABLE photo (
      response TEXT NOT NULL, path TEXT NOT NULL, sealed BLOB NOT NULL, last_day INTEGER NOT NULL,
      PRIMARY KEY (response, path)
    )
    """,
    """
    CREATE TABLE photo_reading (
      ordinal INTEGER PRIMARY KEY, response TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,
      at INTEGER NOT NULL, found INTEGER NOT NULL
    )
    """,
  ]

  private static let contacts = [
    """
    CREATE TABLE contact (
      response TEXT PRIMARY KEY, sealed BLOB NOT NULL, last_day INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE contact_reading (
      ordinal INTEGER PRIMARY KEY, response TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,
      at INTEGER NOT NULL, found INTEGER NOT NULL
    )
    """,
  ]
}
