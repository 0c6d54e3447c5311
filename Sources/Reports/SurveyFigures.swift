import Definitions
import Facts
import Interview
import Statistics

/// The figures of one path over many responses, counted or weighted.
struct PathFigures {
  /// Ratings by code, each counted once.
  private(set) var counts: [Int: Int] = [:]
  private(set) var notApplicable = 0
  private var moments = Moments()
  /// The same with weights; `nil` where none are given.
  private(set) var weightedCounts: [Int: Double]?
  private var weightedMoments = WeightedMoments()

  init(isWeighted: Bool = false) { weightedCounts = isWeighted ? [:] : nil }

  mutating func add(_ value: AnswerValue, weight: Double) {
    switch value {
    case .rating(let code):
      counts[code, default: 0] += 1
      moments.add(Double(code))
      weightedCounts?[code, default: 0] += weight
      weightedMoments.add(Double(code), weight: weight)
    case .notApplicable: notApplicable += 1
    default: break
    }
  }

  var mean: MeanEstimate { weightedCounts == nil ? MeanEstimate(moments) : MeanEstimate(weightedMoments) }

  /// The two best points of the scale.
  private func isBest(_ scale: Scale) -> (Int) -> Bool {
    let best = Set(scale.points.map(\.code).sorted().suffix(2))
    return { best.contains($0) }
  }

  /// The share of the two best points of the scale among valid answers.
  func topTwo(_ scale: Scale) -> ShareEstimate {
    guard let weightedCounts else { return ShareEstimate(Proportion(hits: hits(scale), count: moments.count)) }
    // In the order of the scale, so that the sum is always the same.
    let hits = scale.points.map(\.code).filter(isBest(scale)).reduce(0) { $0 + (weightedCounts[$1] ?? 0) }
    return ShareEstimate(hits: hits, of: weightedMoments.weights)
  }

  /// How many gave one of the two best points; the same as a weight.
  func hits(_ scale: Scale) -> Int { counts.filter { isBest(scale)($0.key) }.reduce(0) { $0 + $1.value } }

  func weightedHits(_ scale: Scale) -> Double {
    scale.points.map(\.code).filter(isBest(scale)).reduce(0) { $0 + (weightedCounts?[$1] ?? 0) }
  }
}

/// The figures of one survey in one quarter.
struct SurveyFigures {
  let survey: Survey
  let catalogue: Catalogue
  /// Those that count: of a sampled survey who was asked, of one with quotas who had a place.
  let responses: [Response]
  /// Given without having been asked, where only every n-th visitor is.
  let volunteered: [Response]
  /// How many came when their quota was full.
  let overQuotaCount: Int
  let versionChange: VersionChange
  /// `nil` where every response counts the same.
  let weights: SurveyWeights?
  private(set) var paths: [String: PathFigures] = [:]

  /// Partial responses count in the answers that they have.
  init(survey: Survey, catalogue: Catalogue, responses: [Response], versionChange: VersionChange) {
    self.survey = survey
    self.catalogue = catalogue
    self.versionChange = versionChange
    let current = responses.map { survey.current($0, versionChange) }
    let counted = current.filter { !$0.isVolunteered && !$0.isOverQuota }
    self.responses = counted
    volunteered = current.filter(\.isVolunteered)
    overQuotaCount = current.count { $0.isOverQuota }
    let language = catalogue.institution.languages.first ?? "zh-Hant"
    weights = SurveyWeights(survey: survey, responses: counted, language: language)
    for (place, response) in counted.enumerated() {
      for answer in response.answers {
        paths[answer.path, default: PathFigures(isWeighted: weights != nil)].add(answer.value, weight: weight(place))
      }
    }
  }

  var completeCount: Int { responses.filter { !$0.isPartial }.count }

  private func weight(_ place: Int) -> Double { weights?.weights[place] ?? 1 }

  /// What a metric comes to: a share or a mean.
  enum Value {
    case share(ShareEstimate)
    case mean(MeanEstimate)
  }

  func value(_ metric: Metric) -> Value {
    switch metric.measure {
    case .topTwo(let path):
      guard let scale = survey.scale(ofPath: path).flatMap(catalogue.scale), let figures = paths[path] else {
        return .share(ShareEstimate(Proportion(hits: 0, count: base(metric.base, path) { _ in false }.count)))
      }
      if metric.base == .answered { return .share(figures.topTwo(scale)) }
      let base = base(metric.base, path) { _ in false }
      return .share(share(figures.hits(scale), figures.weightedHits(scale), base))
    case .mean(let path): return .mean((paths[path] ?? PathFigures()).mean)
    case .index(let key):
      guard let index = survey.indexes.first(where: { $0.key == key }) else { return .mean(MeanEstimate(Moments())) }
      return .mean(mean { index.value($0.answers) })
    case .share(let path, let option): return .share(share(path, option, metric.base))
    case .score:
      let interview = Interview(survey: survey, catalogue: catalogue)
      return .mean(mean { interview.score($0.answers).map { Double($0.points) } })
    }
  }

  /// The mean of a value of each response, of those that have one.
  private func mean(_ value: (Response) -> Double?) -> MeanEstimate {
    guard weights != nil else { return MeanEstimate(Moments(responses.compactMap(value))) }
    var moments = WeightedMoments()
    for (place, response) in responses.enumerated() {
      if let value = value(response) { moments.add(value, weight: weight(place)) }
    }
    return MeanEstimate(moments)
  }

  private func share(_ hits: Int, _ weightedHits: Double, _ base: WeightSum) -> ShareEstimate {
    weights == nil
      ? ShareEstimate(Proportion(hits: hits, count: base.count)) : ShareEstimate(hits: weightedHits, of: base)
  }

  private func share(_ path: String, _ option: String, _ base: Metric.Base) -> ShareEstimate {
    var (hits, weightedHits) = (0, 0.0)
    for (place, response) in responses.enumerated() {
      guard case .choices(let chosen)? = response.answer(path), chosen.contains(option) else { continue }
      hits += 1
      weightedHits += weight(place)
    }
    return share(
      hits, weightedHits,
      self.base(base, path) { if case .choices? = $0.answer(path) { true } else { false } })
  }

  /// The denominator that the metric declares.
  private func base(_ base: Metric.Base, _ path: String, isAnswered: (Response) -> Bool) -> WeightSum {
    let key = path.split(separator: ".").first.map(String.init) ?? path
    var sum = WeightSum()
    for (place, response) in responses.enumerated() {
      let counts =
        switch base {
        case .answered: isAnswered(response)
        case .shown: response.shown.contains(key)
        case .respondents: true
        }
      if counts { sum.add(weight(place)) }
    }
    return sum
  }

  /// Paths that were rated for satisfaction or agreement, in the order of the survey; importance apart.
  var ratedPaths: [String] {
    let interview = Interview(survey: survey, catalogue: catalogue)
    return survey.questions.flatMap(interview.paths).filter { survey.scale(ofPath: $0) != nil && !$0.hasSuffix(".importance") }
  }

  func meets(_ target: Target, _ value: Value) -> Bool? {
    switch value {
    case .share(let estimate): estimate.share.map { target.comparison.holds($0, target.value) }
    case .mean(let estimate): estimate.mean.map { target.comparison.holds($0, target.value) }
    }
  }
}
