import GRDB

/// The stems of English words as the search index has them: Porter's, by SQLite's own tokenizer.
public enum EnglishStemmer {
  /// A tokenizer belongs to a connection; this one is in memory.
  private static let queue = try? DatabaseQueue()

  /// The stem of a word in lower case; the word itself where it has none.
  public static func stem(_ word: String) -> String {
    let tokens = try? queue?.read { database in
      try database.makeTokenizer(.porter(wrapping: .ascii())).tokenize(document: word).map(\.token)
    }
    return tokens?.first ?? word
  }
}
