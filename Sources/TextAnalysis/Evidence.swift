public import Facts
import UnicodeText

/// A piece of a text that spoke for a label, or against it.
public struct Evidence: Hashable, Sendable {
  /// UTF-8 offsets into the text.
  public var range: Range<Int>
  /// The piece as it is written in the text.
  public var text: String
  /// How much it spoke for the label, in units of the margin; negative for against.
  public var weight: Double
}

/// A label that ``Analyser/evidence(for:of:limit:)`` can explain.
public enum ExplainedLabel: Hashable, Sendable {
  case sentiment(Sentiment)
  case topic(String)
  case intent(Intent)
  case urgent
}

extension Analyser {
  /// The pieces that spoke most for a label, strongest first. Of pieces that overlap only the strongest is given; a
  /// piece that comes up again is given once, where it stands first. Empty for a topic that the model does not know.
  public func evidence(for text: String, of label: ExplainedLabel, limit: Int = 8) -> [Evidence] {
    guard let lane = lane(label) else { return [] }
    let (folded, _, _) = fold(text)
    var features: [UInt64: (range: Range<Int>, weight: Double)] = [:]
    var norm = 0.0
    folded.codePoints.withUnsafeBufferPointer { codePoints in
      for clause in FeatureReader.clauses(codePoints) {
        FeatureReader.forEach(codePoints, in: clause) { hash, start, end in
          guard let weight = weight(hash, lane: lane) else { return }
          norm += self.weight(hash, lane: Lanes.norm) ?? 0
          let before = features[hash]
          features[hash] = (before?.range ?? start..<end, (before?.weight ?? 0) + weight)
        }
      }
    }
    let length = norm > 1e-6 ? norm.squareRoot() : 1
    let ordered = features.values.sorted { one, other in
      abs(one.weight) != abs(other.weight)
        ? abs(one.weight) > abs(other.weight)
        : (one.range.lowerBound, one.range.upperBound) < (other.range.lowerBound, other.range.upperBound)
    }
    var chosen: [Range<Int>] = []
    var result: [Evidence] = []
    for feature in ordered where result.count < limit {
      if chosen.contains(where: { $0.overlaps(feature.range) }) { continue }
      chosen.append(feature.range)
      let range = folded.range(feature.range)
      result.append(
        Evidence(range: range, text: text.utf8Slice(range), weight: feature.weight / length))
    }
    return result
  }

  private func lane(_ label: ExplainedLabel) -> Int? {
    let lanes = model.lanes
    switch label {
    case .sentiment(let sentiment):
      return Sentiment.allCases.firstIndex(of: sentiment).map { lanes.sentiment.lowerBound + $0 }
    case .topic(let topic): return model.topics.firstIndex(of: topic).map { lanes.topic.lowerBound + $0 }
    case .intent(let intent): return Intent.allCases.firstIndex(of: intent).map { lanes.intent.lowerBound + $0 }
    case .urgent: return lanes.urgency
    }
  }
}

extension String {
  /// The text between two UTF-8 offsets; what lies outside the text, and half characters, are left out.
  func utf8Slice(_ range: Range<Int>) -> String {
    let bytes = utf8
    guard let start = bytes.index(startIndex, offsetBy: max(0, range.lowerBound), limitedBy: endIndex),
      let end = bytes.index(startIndex, offsetBy: max(0, range.upperBound), limitedBy: endIndex), start <= end
    else { return "" }
    return String(bytes[start..<end]) ?? ""
  }
}
