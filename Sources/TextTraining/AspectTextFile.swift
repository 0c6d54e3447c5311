import Foundation
import TextAnalysis

extension AspectText {
  private struct Line: Decodable {
    var id: String
    var text: String
    var aspects: [String: String]
  }

  /// Reads lines of `{"id", "text", "aspects": {"name": "pos|neu|neg"}}`; other members are left aside, and so are
  /// empty lines.
  ///
  /// - Throws: ``TrainingError/badLine(source:line:reason:)`` for the first line that is something else.
  public static func texts(ndjson bytes: [UInt8], source: String) throws(TrainingError) -> [AspectText] {
    let decoder = JSONDecoder()
    var texts: [AspectText] = []
    for (number, line) in try LearningLines.decoded(bytes, source: source) {
      let row: Line
      do {
        row = try decoder.decode(Line.self, from: Data(line.utf8))
      } catch {
        throw .badLine(source: source, line: number, reason: LineProblem(error))
      }
      var aspects: [String: Int] = [:]
      for (aspect, polarity) in row.aspects {
        guard let place = AspectClassifier.polarities.firstIndex(of: polarity) else {
          throw .badLine(
            source: source, line: number,
            reason: .value(field: "aspects." + aspect, polarity, allowed: AspectClassifier.polarities))
        }
        aspects[aspect] = place
      }
      texts.append(AspectText(id: row.id, text: row.text, aspects: aspects, line: number))
    }
    if texts.isEmpty { throw .badLine(source: source, line: 1, reason: .empty) }
    return texts
  }
}
