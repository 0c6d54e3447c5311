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

  /// Reads lines of `id<TAB>text<TAB>words` under a heading that says so, the words joined by single spaces.
  ///
  /// - Throws: ``TrainingError/badLine(source:line:reason:)`` for the first line that is none.
  public static func texts(tsv bytes: [UInt8], source: String) throws(TrainingError) -> [SegmentedText] {
    let lines = try LearningLines.decoded(bytes, source: source)
    guard let heading = lines.first else { throw .badLine(source: source, line: 1, reason: .empty) }
    guard heading.text == "id\ttext\twords" else {
      let found = String(heading.text.prefix(40))
      throw .badLine(source: source, line: heading.number, reason: .value(field: "heading", found))
    }
    var texts: [SegmentedText] = []
    for (number, line) in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 3))
      }
      let text = SegmentedText(
        id: String(fields[0]), text: String(fields[1]), words: fields[2].split(separator: " ").map(String.init))
      guard withoutSpace(fields[1]).elementsEqual(withoutSpace(fields[2])) else {
        throw .badLine(source: source, line: number, reason: .value(field: "words", String(fields[2])))
      }
      texts.append(text)
    }
    return texts
  }

  private static func withoutSpace(_ text: Substring) -> some Sequence<Unicode.Scalar> {
    text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
  }
}
