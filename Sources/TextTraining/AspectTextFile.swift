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
        throw .badLine(source: source, line: number, reason: .json(JSONProblem.text(error)))
      }
      var aspects: [String: Int] = [:]
      for (aspect, polarity) in row.aspects {
        guard let place = AspectClassifier.polarities.firstIndex(of: polarity) else {
          throw .badLine(source: source, line: number, reason: .value(field: "aspects." + aspect, polarity))
        }
        aspects[aspect] = place
      }
      texts.append(AspectText(id: row.id, text: row.text, aspects: aspects))
    }
    if texts.isEmpty { throw .badLine(source: source, line: 1, reason: .empty) }
    return texts
  }
}

/// Says in few words what a decoder found wrong.
enum JSONProblem {
  static func text(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not JSON" }
    switch error {
    case .keyNotFound(let key, _): return "no member \(key.stringValue)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "wrong type of \(path(context))"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "not JSON" : "\(path(context)): \(context.debugDescription)"
    @unknown default: return "not JSON"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? "the line" : path
  }
}
