import CivilTime
import Definitions
import Documents
import Statistics

/// What a director should decide on: at most three things, each with its evidence and the unit in charge.
struct Findings {
  let facts: QuarterFacts
  let catalogue: Catalogue
  let language: String
  let surveys: [(now: SurveyFigures, before: SurveyFigures)]

  /// One of each kind first, so that many missed targets do not hide what visitors began to complain of.
  var decisions: [String] {
    let kinds = [missedTargets, risingTopics, lateCases]
    return Array((kinds.flatMap { $0.prefix(1) } + kinds.flatMap { $0.dropFirst() }).prefix(3))
  }

  /// What went well, in the same words.
  var good: [String] {
    surveys.flatMap { pair in
      pair.now.survey.targets.compactMap { target -> String? in
        guard let metric = pair.now.survey.metrics.first(where: { $0.key == target.metric }) else { return nil }
        let value = pair.now.value(metric)
        guard pair.now.meets(target, value) == true else { return nil }
        return "\(title(pair.now.survey))「\(metric.label.text(in: language))」\(text(value))，達成目標 \(ReportWords.target(target, isShare: metric.measure.isShare))。"
      }
    }
  }

  /// What fell significantly comes first, then what more people said.
  private var missedTargets: [String] {
    let missed = surveys.flatMap { pair in
      pair.now.survey.targets.compactMap { target -> (hasFallen: Bool, text: String)? in
        guard let metric = pair.now.survey.metrics.first(where: { $0.key == target.metric }) else { return nil }
        let value = pair.now.value(metric)
        guard pair.now.meets(target, value) == false else { return nil }
        let hasFallen = Self.hasFallen(from: pair.before.value(metric), to: value)
        let unit = catalogue.unit(pair.now.survey.owner)?.name.text(in: language) ?? ""
        let limit = ReportWords.target(target, isShare: metric.measure.isShare)
        let name = "\(title(pair.now.survey))「\(metric.label.text(in: language))」"
        return (
          hasFallen, "\(name)\(text(value))，未達目標 \(limit)\(hasFallen ? "，且較上季顯著下降" : "")；請\(unit)提出改善措施。"
        )
      }
    }
    return (missed.filter(\.hasFallen) + missed.filter { !$0.hasFallen }).map(\.text)
  }

  private static func hasFallen(from before: SurveyFigures.Value, to now: SurveyFigures.Value) -> Bool {
    switch (before, now) {
    case (.share(let before), .share(let now)): change(from: before, to: now) == .fallen
    case (.mean(let before), .mean(let now)): change(from: before, to: now) == .fallen
    default: false
    }
  }

  /// Topics criticised at least ten times, and half as often again as in the quarter before; what grew most clearly
  /// comes first, by the difference of two counts over its standard error (both taken for Poisson counts).
  private var risingTopics: [String] {
    let rising = TopicSection(facts: facts, catalogue: catalogue, language: language).tallies
      .filter { $0.critical >= 10 && $0.critical * 2 >= $0.before * 3 }
    let growth = { (tally: TopicSection.Tally) in
      Double(tally.critical - tally.before) / Double(tally.critical + tally.before).squareRoot()
    }
    return rising.sorted { (growth($1), $0.topic.key) < (growth($0), $1.topic.key) }.map { tally in
      let unit = tally.topic.units.first.flatMap(catalogue.unit)?.name.text(in: language) ?? ""
      return "「\(tally.topic.name.text(in: language))」的批評由上季 \(tally.before) 則增為 \(tally.critical) 則；請\(unit)說明原因與期程。"
    }
  }

  private var lateCases: [String] {
    let counts = CaseSection(facts: facts, catalogue: catalogue, language: language).counts(facts.cases)
    let late = counts.late + counts.lateOpen
    guard late > 0 else { return [] }
    return ["本季有 \(late) 件案件逾限（其中 \(counts.lateOpen) 件季末仍未答復）；請各組室於Q計畫會議說明。"]
  }

  private func title(_ survey: Survey) -> String { survey.title.text(in: language) }

  private func text(_ value: SurveyFigures.Value) -> String {
    switch value {
    case .share(let estimate): "\(ReportWords.percent(estimate.share))（n = \(estimate.count)）"
    case .mean(let estimate): "平均 \(ReportWords.mean(estimate.mean))（n = \(estimate.count)）"
    }
  }
}
