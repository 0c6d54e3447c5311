/// A text that people have cut into words.
public struct SegmentedText: Hashable, Sendable {
  public var id: String
  public var text: String
  /// In order; without space they are the text without space.
  public var words: [String]

  public init(id: String, text: String, words: [String]) {
    self.id = id
    self.text = text
    self.words = words
  }

  /// Reads `id<TAB>text<TAB>words` with a heading, the words joined by single spaces.
  ///
  /// - Throws: ``TrainingError/badLine(source:line:reason:)`` for the first line that is none.
  public static func texts(tsv bytes: [UInt8], source: String) throws(TrainingError) -> [SegmentedText] {
    var texts: [SegmentedText] = []
    for (number, line) in TabbedLines.lines(bytes).dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { throw .badLine(source: source, line: number, reason: "not three fields") }
      let text = SegmentedText(
        id: String(fields[0]), text: String(fields[1]), words: fields[2].split(separator: " ").map(String.init))
      guard withoutSpace(fields[1]).elementsEqual(withoutSpace(fields[2])) else {
        throw .badLine(source: source, line: number, reason: "the words are not those of the text")
      }
      texts.append(text)
    }
    return texts
  }

  private static func withoutSpace(_ text: Substring) -> some Sequence<Unicode.Scalar> {
    text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
  }
}
