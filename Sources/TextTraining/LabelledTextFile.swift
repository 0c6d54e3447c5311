import UnicodeText

extension LabelledText {
  /// Reads lines of `id<TAB>label<TAB>text` under a heading that says so. Labels may have spaces; whatever follows the
  /// second tab is text.
  ///
  /// - Throws: ``TrainingError/badLine(source:line:reason:)`` for the first line that is something else.
  public static func texts(tsv bytes: [UInt8], source: String) throws(TrainingError) -> [LabelledText] {
    let lines = try LearningLines.decoded(bytes, source: source)
    guard let heading = lines.first else { throw .badLine(source: source, line: 1, reason: .empty) }
    guard heading.text == "id\tlabel\ttext" else {
      throw .badLine(source: source, line: heading.number, reason: .noHeading)
    }
    var texts: [LabelledText] = []
    for (number, line) in lines.dropFirst() {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else {
        throw .badLine(source: source, line: number, reason: .fields(found: fields.count, expected: 3))
      }
      let label = fields[1].trimmed
      guard !label.isEmpty else { throw .badLine(source: source, line: number, reason: .noLabel) }
      texts.append(LabelledText(id: String(fields[0]), label: String(label), text: String(fields[2]), line: number))
    }
    if texts.isEmpty { throw .badLine(source: source, line: heading.number, reason: .noTexts) }
    return texts
  }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
