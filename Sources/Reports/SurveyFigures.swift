import Definitions
import Facts
import Interview
import Statistics

/// The figures of one path over many responses.
struct PathFigures {
  /// Ratings by code.
  var counts: [Int: Int] = [:]
  var moments = Moments()
  var notApplicable = 0

  mutating func add(_ value: AnswerValue) {
    switch value {
    case .rating(let code):
      counts[code, default: 0] += 1
      moments.add(Double(code))
    case .notApplicable: notApplicable += 1
    default: break
    }
  }

  /// The share of the two best points of the scale among valid answers.
  func topTwo(_ scale: Scale) -> Proportion {
    let best = Set(scale.points.map(\.code).sorted().suffix(2))
    let hits = counts.filter { best.contains($0.key) }.reduce(0) { $0 + $1.value }
    return Proportion(hits: hits, count: moments.count)
  }
}

/// The figures of one survey in one quarter.
struct SurveyFigures {
  let survey: Survey
  let catalogue: Catalogue
  let responses: [Response]
  let versionChange: VersionChange
  private(set) var paths: [String: PathFigures] = [:]

  /// Partial responses count in the answers that they have.
  init(survey: Survey, catalogue: Catalogue, responses: [Response], versionChange: VersionChange) {
    self.survey = survey
    self.catalogue = catalogue
    self.versionChange = versionChange
    let current = responses.map { survey.current($0, versionChange) }
    self.responses = current
    for response in current {
      for answer in response.answers { paths[answer.path, default: PathFigures()].add(answer.value) }
    }
  }

  var completeCount: Int { responses.filter { !$0.isPartial }.count }

  /// What a metric comes to: a share or a mean.
  enum Value {
    case share(Proportion)
    case mean(Moments)
  }

  func value(_ metric: Metric) -> Value {
    switch metric.measure {
    case .topTwo(let path):
      guard let scale = survey.scale(ofPath: path).flatMap(catalogue.scale) else { return .share(Proportion(hits: 0, count: 0)) }
      let answered = paths[path]?.topTwo(scale) ?? Proportion(hits: 0, count: 0)
      return .share(Proportion(hits: answered.hits, count: base(metric.base, path, answered: answered.count)))
    case .mean(let path): return .mean(paths[path]?.moments ?? Moments())
    case .index(let key):
      guard let index = survey.indexes.first(where: { $0.key == key }) else { return .mean(Moments()) }
      return .mean(Moments(responses.compactMap { index.value($0.answers) }))
    case .share(let path, let option): return .share(share(path, option, metric.base))
    case .score:
      let interview = Interview(survey: survey, catalogue: catalogue)
      return .mean(Moments(responses.compactMap { interview.score($0.answers).map { Double($0.points) } }))
    }
  }

  private func share(_ path: String, _ option: String, _ base: Metric.Base) -> Proportion {
    var hits = 0
    var answered = 0
    for response in responses {
      guard case .choices(let chosen)? = response.answer(path) else { continue }
      answered += 1
      if chosen.contains(option) { hits += 1 }
    }
    return Proportion(hits: hits, count: self.base(base, path, answered: answered))
  }

  /// The denominator that the metric declares.
  private func base(_ base: Metric.Base, _ path: String, answered: Int) -> Int {
    let key = path.split(separator: ".").first.map(String.init) ?? path
    return switch base {
    case .answered: answered
    case .shown: responses.filter { $0.shown.contains(key) }.count
    case .respondents: responses.count
    }
  }

  /// Paths that were rated for satisfaction or agreement, in the order of the survey; importance apart.
  var ratedPaths: [String] {
    let interview = Interview(survey: survey, catalogue: catalogue)
    return survey.questions.flatMap(interview.paths).filter { survey.scale(ofPath: $0) != nil && !$0.hasSuffix(".importance") }
  }

  func meets(_ target: Target, _ value: Value) -> Bool? {
    switch value {
    case .share(let proportion): proportion.share.map { target.comparison.holds($0, target.value) }
    case .mean(let moments): moments.mean.map { target.comparison.holds($0, target.value) }
    }
  }
}
