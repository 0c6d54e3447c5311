import TextAnalysis

/// What is perhaps a mistake in texts to learn from. They are learned from all the same. Lines are counted from 1.
public enum TrainingDoubt: Hashable, Sendable {
  /// A line has the id of an earlier one.
  case repeatedID(String, line: Int, first: Int)
  /// A line has the text of an earlier one, and another label.
  case otherLabel(line: Int, label: String, first: Int, firstLabel: String)
}

extension LabelledText {
  /// Ids that come twice and texts with two labels, in the order of the lines.
  public static func doubts(_ texts: [LabelledText]) -> [TrainingDoubt] {
    TrainingDoubt.found(texts.lazy.map { ($0.id, $0.text, $0.label, $0.line) })
  }
}

extension AspectText {
  /// Ids that come twice and texts with two sets of aspects, in the order of the lines.
  public static func doubts(_ texts: [AspectText]) -> [TrainingDoubt] {
    TrainingDoubt.found(
      texts.lazy.map { text in
        let aspects = text.aspects.map { "\($0.key) \(AspectClassifier.polarities[$0.value])" }
        return (text.id, text.text, "[\(aspects.sorted().joined(separator: ", "))]", text.line)
      })
  }
}

extension TrainingDoubt {
  fileprivate static func found(
    _ rows: some Sequence<(id: String, text: String, label: String, line: Int)>
  ) -> [TrainingDoubt] {
    var doubts: [TrainingDoubt] = []
    var ids: [String: Int] = [:]
    var texts: [String: (line: Int, label: String)] = [:]
    for row in rows {
      if let first = ids[row.id] {
        doubts.append(.repeatedID(row.id, line: row.line, first: first))
      } else {
        ids[row.id] = row.line
      }
      if let first = texts[row.text] {
        guard first.label != row.label else { continue }
        doubts.append(.otherLabel(line: row.line, label: row.label, first: first.line, firstLabel: first.label))
      } else {
        texts[row.text] = (row.line, row.label)
      }
    }
    return doubts
  }
}
