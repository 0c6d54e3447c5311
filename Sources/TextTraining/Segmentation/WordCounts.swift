import TextAnalysis

/// A dictionary: words, and how often each was seen in the texts that it was made from.
public struct WordCounts: Sendable {
  public var words: [(word: String, count: Int)]

  /// A higher count is a mistake.
  private static let most = 1 << 40

  public init(words: [(word: String, count: Int)]) {
    self.words = words
  }

  /// Reads lines of `word<TAB>count`.
  public init(tsv bytes: [UInt8], source: String) throws(TrainingError) {
    words = []
    for (number, line) in try LearningLines.decoded(bytes, source: source) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 2))
      }
      guard let count = Int(fields[1]), (0...Self.most).contains(count) else {
        throw .badLine(source: source, line: number, reason: .value(field: "count", String(fields[1])))
      }
      words.append((String(fields[0]), count))
    }
  }

  /// Up to two dictionaries as a model keeps them.
  static func tables(
    _ dictionaries: [WordCounts], _ folding: SymbolFolding
  ) -> (singles: [UInt16: UInt8], words: WordTable) {
    let atoms = WordAtoms()
    var singles: [UInt16: UInt8] = [:]
    var entries: [UInt64: WordTable.Entry] = [:]
    for (number, dictionary) in dictionaries.prefix(2).enumerated() {
      // Words that differ only in how they are written are one.
      var counts: [[UInt16]: Int] = [:]
      for (word, count) in dictionary.words {
        if let symbols = folding.word(word, atoms) { counts[symbols, default: 0] += count }
      }
      for (symbols, count) in counts {
        let commonness = commonness(count) << (2 * UInt8(number))
        if symbols.count == 1 {
          singles[symbols[0], default: 0] |= commonness
        } else {
          entries[WordTable.hash(symbols), default: WordTable.Entry()].commonness |= commonness
          let beginning = WordTable.hash(symbols.prefix(2))
          let reach = max(entries[beginning]?.reach ?? 0, UInt8(min(symbols.count - 2, 3)))
          entries[beginning, default: WordTable.Entry()].reach = reach
        }
      }
    }
    return (singles, WordTable(entries))
  }

  /// Rare, usual, common: the limits that cross-validation found good enough for both dictionaries.
  private static func commonness(_ count: Int) -> UInt8 {
    count < 20 ? 1 : count < 1_000 ? 2 : 3
  }
}
