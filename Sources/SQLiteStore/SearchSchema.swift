extension Schema {
  /// The index, and lists of what is to be indexed anew.
  ///
  /// Triggers keep the lists, so that they are right whoever changes a text. `former` is the text by which a feedback
  /// is in the index now, where it is in it. The key of a case is its year and ordinal.
  static let search =
    searchTables + [
      "CREATE TABLE search_version (version TEXT NOT NULL)",
      "CREATE TABLE unindexed_feedback (ordinal INTEGER PRIMARY KEY, former TEXT)",
      "CREATE TABLE unindexed_case (key INTEGER PRIMARY KEY)",
      """
      CREATE TRIGGER feedback_stored AFTER INSERT ON feedback BEGIN
        INSERT OR IGNORE INTO unindexed_feedback VALUES (NEW.ordinal, NULL);
        \(markCase(of: "NEW"))
      END
      """,
      """
      CREATE TRIGGER feedback_changed AFTER UPDATE OF text ON feedback BEGIN
        INSERT OR IGNORE INTO unindexed_feedback VALUES (NEW.ordinal, OLD.text);
        \(markCase(of: "NEW"))
      END
      """,
      """
      CREATE TRIGGER feedback_erased AFTER DELETE ON feedback BEGIN
        INSERT OR IGNORE INTO unindexed_feedback VALUES (OLD.ordinal, OLD.text);
        \(markCase(of: "OLD"))
      END
      """,
      """
      CREATE TRIGGER case_event_stored AFTER INSERT ON case_event BEGIN
        INSERT OR IGNORE INTO unindexed_case SELECT \(caseKey) FROM matter WHERE number = NEW.number;
      END
      """,
      """
      CREATE TRIGGER case_event_erased AFTER DELETE ON case_event BEGIN
        INSERT OR IGNORE INTO unindexed_case SELECT \(caseKey) FROM matter WHERE number = OLD.number;
      END
      """,
      """
      CREATE TRIGGER matter_erased AFTER DELETE ON matter BEGIN
        INSERT OR IGNORE INTO unindexed_case VALUES (OLD.year << 32 | OLD.ordinal);
      END
      """,
    ]

  /// Terms with single spaces between them, which the `ascii` tokenizer leaves as they are; SQLite's own Porter stemmer
  /// takes the endings off English words, and no other term ends in its letters.
  ///
  /// Feedback is kept as terms alone: it is not changed, and its text is in its table. Cases change with every event.
  static let searchTables = [
    "CREATE VIRTUAL TABLE feedback_search USING fts5(terms, content = '', tokenize = 'porter ascii')",
    "CREATE VIRTUAL TABLE case_search USING fts5(number, said, handled, tokenize = 'porter ascii')",
  ]

  /// The key of a row of `matter`.
  static let caseKey = "year << 32 | ordinal"

  private static func markCase(of row: String) -> String {
    """
    INSERT OR IGNORE INTO unindexed_case SELECT \(caseKey) FROM matter
      WHERE subject IN ('response:' || \(row).origin_response, 'feedback:' || \(row).id);
    """
  }
}
