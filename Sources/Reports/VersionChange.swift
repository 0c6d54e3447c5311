import Definitions
import Facts
import Statistics

/// What a new version of a survey means for the figures of quarters that hold answers of an older one.
public struct VersionChange: Hashable, Sendable {
  /// Paths whose older answers belong to another series.
  public var brokenPaths: Set<String>
  /// What readers must know, one sentence each.
  public var notes: [String]

  public init(brokenPaths: Set<String>, notes: [String]) {
    self.brokenPaths = brokenPaths
    self.notes = notes
  }

  /// All answers are of one version, or every series goes on.
  public static let none = VersionChange(brokenPaths: [], notes: [])
}

extension Survey {
  /// Whether a metric is computed from any of these paths.
  func reads(_ metric: Metric, anyOf paths: Set<String>) -> Bool {
    switch metric.measure {
    case .topTwo(let path), .mean(let path), .share(let path, _): paths.contains(path)
    case .index(let key): indexes.first { $0.key == key }.map { !paths.isDisjoint(with: $0.items) } ?? false
    case .score: score.map { score in score.parts.contains { !paths.isDisjoint(with: $0.questions) } } ?? false
    }
  }

  /// A response of an older version as this one reads it: answers under keys that were renamed (`was`) move to the new
  /// ones, and answers of broken series are left out.
  func current(_ response: Response, _ change: VersionChange) -> Response {
    guard response.version < version else { return response }
    var response = response
    response.answers = response.answers.compactMap { answer in
      let path = renamedPaths[answer.path] ?? answer.path
      return change.brokenPaths.contains(path) ? nil : Answer(path: path, value: renamed(answer.value, at: path))
    }
    response.shown = response.shown.map { renamedPaths[$0] ?? $0 }
    return response
  }

  private func renamed(_ value: AnswerValue, at path: String) -> AnswerValue {
    guard case .choices(let keys) = value, case .choice(let choices)? = question(path)?.kind else { return value }
    return .choices(keys.map { key in choices.options.first { $0.formerKey == key }?.key ?? key })
  }

  /// Former paths of questions and items with those of today.
  private var renamedPaths: [String: String] {
    var renamed: [String: String] = [:]
    for question in questions {
      let former = question.formerKey ?? question.key
      if former != question.key { renamed[former] = question.key }
      guard case .matrix(let matrix) = question.kind else { continue }
      for item in matrix.items {
        let path = "\(former).\(item.formerKey ?? item.key)"
        let today = "\(question.key).\(item.key)"
        guard path != today else { continue }
        renamed[path] = today
        renamed[path + ".importance"] = today + ".importance"
      }
    }
    return renamed
  }
}

extension SurveyFigures {
  /// What a comparison with the quarter before says; nothing is compared across a broken series.
  func word(_ metric: Metric, _ change: Change) -> String {
    survey.reads(metric, anyOf: versionChange.brokenPaths) ? ReportWords.newSeries : ReportWords.change(change)
  }

  func word(_ path: String, _ change: Change) -> String {
    versionChange.brokenPaths.contains(path) ? ReportWords.newSeries : ReportWords.change(change)
  }
}
