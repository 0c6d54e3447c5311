import Facts
import Statistics
import TextTraining

/// Says label by label what is better and worse.
struct ComparisonReport {
  private let comparison: ModelComparison
  private let present: String
  private let candidate: String

  init(_ comparison: ModelComparison, _ present: String, _ candidate: String) {
    self.comparison = comparison
    self.present = present
    self.candidate = candidate
  }

  var text: String {
    var lines = ["present \(present), new \(candidate), judged on \(comparison.comments) texts", ""]
    lines.append(Self.columns("label", "texts", "F1", "F1 new", "only present", "only new", "p", "right"))
    lines += comparison.rows.map(line)
    lines += ["", urgency, ""] + keyFigures
    lines.append(
      "Marked where McNemar's exact test gives less than \(ModelComparison.level); about one label in twenty is by "
        + "chance alone. = is within noise.")
    return lines.joined(separator: "\n")
  }

  private func line(_ row: ModelComparison.Row) -> String {
    let decisions = row.decisions
    let mark =
      if !row.isBeyondNoise { "=" } else if decisions.onlySecond > decisions.onlyFirst { "+ better" } else { "- WORSE" }
    return Self.columns(
      row.label.name, "\(row.present.hits + row.present.misses)", Self.digits(row.present.f1),
      Self.digits(row.candidate.f1), "\(decisions.onlyFirst)", "\(decisions.onlySecond)",
      Self.digits(decisions.probability), mark)
  }

  private var urgency: String {
    guard let row = comparison.rows.first(where: { $0.label == .urgent }) else { return "" }
    func said(_ counts: BinaryCounts) -> String {
      "recall \(Self.digits(counts.recall)) (\(counts.hits) of \(counts.hits + counts.misses)), "
        + "precision \(Self.digits(counts.precision)) (\(counts.falseAlarms) false alarms)"
    }
    let found = comparison.urgentFound
    return """
      urgency, present: \(said(row.present))
      urgency, new:     \(said(row.candidate))
      urgent texts that only the present model finds \(found.onlyFirst), only the new one \(found.onlySecond): \
      a loss by chance has p = \(Self.digits(found.probabilityOfLoss))
      """
  }

  private var keyFigures: [String] {
    let (present, candidate) = (comparison.present, comparison.candidate)
    func line(_ name: String, _ before: Double, _ after: Double) -> String {
      Self.padded(name, 22) + "\(Self.digits(before)) -> \(Self.digits(after))"
    }
    let (low, high) = (comparison.meanDifference.lowerBound, comparison.meanDifference.upperBound)
    return [
      line("sentiment macro-F1", present.sentimentMacroF1, candidate.sentimentMacroF1),
      line("topics micro-F1", present.topicsMicroF1, candidate.topicsMicroF1),
      line("intent macro-F1", present.intentMacroF1, candidate.intentMacroF1),
      line("mean of the three", present.mean, candidate.mean)
        + " (95 % of \(Self.signed(low)) to \(Self.signed(high)), by bootstrap)",
    ]
  }

  private static func columns(_ cells: String...) -> String {
    let widths = [28, 7, 8, 8, 14, 10, 8]
    return zip(cells, widths).map { padded($0, $1) }.joined() + (cells.last ?? "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  static func digits(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(abs(thousandths) % 1000)
    return "\(abs(thousandths) / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  private static func signed(_ value: Double) -> String { (value < 0 ? "-" : "+") + digits(value) }
}

extension ComparedLabel {
  fileprivate var name: String {
    switch self {
    case .sentiments: "sentiment (accuracy)"
    case .sentiment(let label): "  \(label.rawValue)"
    case .intents: "intent (accuracy)"
    case .intent(let label): "  \(label.rawValue)"
    case .topic(let key): "  topic \(key)"
    case .urgent: "urgent"
    }
  }
}
