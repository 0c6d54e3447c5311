public import Facts
import UnicodeText

/// Everything that a model is made from.
public struct TrainingSources: Sendable {
  public var comments: [LabelledComment]
  public var wordLists: [WordList]
  public var examples: [SentimentExample]

  public init(comments: [LabelledComment], wordLists: [WordList] = [], examples: [SentimentExample] = []) {
    self.comments = comments
    self.wordLists = wordLists
    self.examples = examples
  }
}

/// Words that have something in common. A model learns what the list as a whole means and applies it to all of its
/// words, those that no comment holds included. Only words of one to four characters, or one word of an alphabet,
/// can be recognised.
public struct WordList: Hashable, Sendable {
  public var name: String
  public var words: [String]

  public init(name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// Reads lines of `name<TAB>word word …`; those that begin with `#` are remarks.
  public static func lists(tsv bytes: [UInt8], source: String) throws(TrainingError) -> [WordList] {
    var lists: [WordList] = []
    for (number, line) in TabbedLines.lines(bytes) where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2, let name = fields.first, let words = fields.last else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 2))
      }
      lists.append(WordList(name: String(name), words: words.split(separator: " ").map(String.init)))
    }
    return lists
  }

  /// Reads a lexicon of `word<TAB>pos|neg` with a heading as two lists.
  public static func lexicon(tsv bytes: [UInt8], source: String) throws(TrainingError) -> [WordList] {
    var words: [Substring: [String]] = [:]
    for (number, line) in TabbedLines.lines(bytes).dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2, fields[1] == "pos" || fields[1] == "neg" else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 2))
      }
      words[fields[1], default: []].append(String(fields[0]))
    }
    return ["pos", "neg"].map { WordList(name: "lexicon-" + $0, words: words[Substring($0)] ?? []) }
  }
}

/// A text of which only the sentiment is known, from a set whose licence allows training.
public struct SentimentExample: Hashable, Sendable {
  public var text: String
  public var sentiment: Sentiment

  public init(text: String, sentiment: Sentiment) {
    self.text = text
    self.sentiment = sentiment
  }

  /// Reads `id<TAB>pos|neg|neu<TAB>text` with a heading.
  ///
  /// - Parameter limit: how many lines to take, from the top.
  public static func examples(
    tsv bytes: [UInt8], source: String, limit: Int = .max
  ) throws(TrainingError) -> [SentimentExample] {
    var examples: [SentimentExample] = []
    for (number, line) in TabbedLines.lines(bytes).dropFirst().prefix(limit) {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { throw .badLine(source: source, line: number, reason: .fields(found: fields.count,
        expected: 3)) }
      switch fields[1] {
      case "pos": examples.append(SentimentExample(text: String(fields[2]), sentiment: .positive))
      case "neg": examples.append(SentimentExample(text: String(fields[2]), sentiment: .negative))
      case "neu": examples.append(SentimentExample(text: String(fields[2]), sentiment: .neutral))
      default: throw .badLine(source: source, line: number, reason: .value(field: "label", String(fields[1])))
      }
    }
    return examples
  }
}

/// The lines of a file that have something on them, with their numbers from 1.
enum TabbedLines {
  /// The lines of a file in whatever encoding it is, without a byte-order mark.
  static func decoded(_ bytes: [UInt8], source: String) throws(TrainingError) -> [(number: Int, text: Substring)] {
    // Texts of others hold characters that nobody can read, private ones too; a file to learn from is not refused for it.
    guard let fault = WellFormedness.firstFault(bytes) else {
      return lines(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }
    if EncodingGuess(bytes).confidence < TextDecoding.leastConfidence {
      throw .badLine(
        source: source, line: bytes.prefix(fault).count { $0 == 0x0A } + 1, reason: .encoding(offset: fault))
    }
    do {
      return lines(Array(try TextDecoding.decode(bytes).text.utf8))
    } catch {
      let offset: Int
      switch error {
      case .illFormed(_, let place), .nul(let place), .privateCharacter(_, let place): offset = place
      case .tooLarge: offset = bytes.count
      }
      let line = bytes.prefix(offset).count { $0 == 0x0A } + 1
      throw .badLine(source: source, line: line, reason: .encoding(offset: offset))
    }
  }

  static func lines(_ bytes: [UInt8]) -> [(number: Int, text: Substring)] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element.last == 0x0D ? $0.element.dropLast() : $0.element) }
      .filter { !$0.1.isEmpty }
      .map { (number: $0.0, text: Substring(decoding: $0.1, as: UTF8.self)) }
  }
}
