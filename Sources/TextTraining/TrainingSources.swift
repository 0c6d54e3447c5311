/// Everything that a model is made from.
public struct TrainingSources: Sendable {
  public var comments: [LabelledComment]
  public var wordLists: [WordList]

  public init(comments: [LabelledComment], wordLists: [WordList] = []) {
    self.comments = comments
    self.wordLists = wordLists
  }
}

/// Words that have something in common. A model learns what the list as a whole means and applies it to all of its
/// words, those that no comment holds included. Only words of no more characters than ``TrainingSettings/reach``, or
/// one word of an alphabet, can be recognised.
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
    for (number, line) in try LearningLines.decoded(bytes, source: source) where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2, let name = fields.first, let words = fields.last else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 2))
      }
      lists.append(WordList(name: String(name), words: words.split(separator: " ").map(String.init)))
    }
    return lists
  }
}
