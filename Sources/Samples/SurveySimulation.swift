public import CivilTime
public import Definitions
public import Facts
import Interview

/// Invents respondents who answer anything that a survey allows, each answer as likely as any other: for trying a survey
/// out, not for looking real. The same seed gives the same respondents.
public struct SurveySimulation: Sendable {
  private let survey: Survey
  private let catalogue: Catalogue
  private let seed: UInt64

  public init(survey: Survey, catalogue: Catalogue, seed: UInt64) {
    self.survey = survey
    self.catalogue = catalogue
    self.seed = seed
  }

  /// Responses with ids `simulated-KEY-1` and on, spread over the year that follows `start`; empty for a survey that no
  /// touchpoint asks.
  public func responses(_ count: Int, from start: Instant) -> [Response] {
    var random = SeededRandom(seed: seed)
    let places = catalogue.touchpoints.filter { $0.survey == survey.key }
    guard !places.isEmpty else { return [] }
    return (1...max(1, count)).prefix(count).map { number in
      let place = places[random.below(places.count)]
      let answered = self.answers(&random)
      let at = start.advanced(bySeconds: Int64(random.below(365 * 86_400)))
      var response = Response(
        id: "simulated-\(survey.key)-\(number)", survey: survey.key, version: survey.version, touchpoint: place.key,
        channel: place.channels[random.below(place.channels.count)],
        language: survey.languages[random.below(survey.languages.count)], answeredAt: at, receivedAt: at,
        isPartial: false, shown: answered.shown, answers: answered.answers)
      if survey.isAnonymous { response.keepOnlyDays(in: catalogue.institution.zone) }
      return response
    }
  }

  private func answers(_ random: inout SeededRandom) -> AcceptedAnswers {
    let interview = Interview(survey: survey, catalogue: catalogue)
    var answers: [Answer] = []
    for question in survey.questions where interview.shown(with: answers).contains(question.key) {
      guard question.isRequired || random.happens(0.8) else { continue }
      answers += valid(question, answers, interview, &random)
    }
    return AcceptedAnswers(answers: answers, shown: interview.shown(with: answers))
  }

  /// Drawn again where the survey's own condition refuses it; left out where twenty draws do not meet it.
  private func valid(
    _ question: Question, _ earlier: [Answer], _ interview: Interview, _ random: inout SeededRandom
  ) -> [Answer] {
    for _ in 0..<20 {
      let drawn = answers(question, &random)
      if interview.violation(question, earlier + drawn) == nil { return drawn }
    }
    return []
  }

  func answers(_ question: Question, _ random: inout SeededRandom) -> [Answer] {
    let key = question.key
    switch question.kind {
    case .rating(let scale): return [Answer(path: key, value: rating(scale, &random))]
    case .matrix(let matrix):
      return matrix.items.flatMap { item -> [Answer] in
        let path = "\(key).\(item.key)"
        let own = Answer(path: path, value: rating(matrix.scale, &random))
        guard let importance = matrix.importanceScale, random.happens(0.8) else { return [own] }
        return [own, Answer(path: path + ".importance", value: rating(importance, &random))]
      }
    case .choice(let choices): return chosen(choices, key, &random)
    case .ranking(let choices):
      let ranked = choices.options.shuffled(using: &random).prefix(choices.count.upperBound).map(\.key)
      return [Answer(path: key, value: .ranking(ranked))]
    case .number(Question.anyNumber, _): return [Answer(path: key, value: .number(random.below(100)))]
    case .number(let range, _): return [Answer(path: key, value: .number(range.lowerBound + random.below(range.count)))]
    case .decimal(let range, _):
      let (low, high) = (range?.lowerBound ?? 0, range?.upperBound ?? 100)
      return [Answer(path: key, value: .decimal(low + (high - low) * Double(random.below(1001)) / 1000))]
    case .time: return [Answer(path: key, value: .time(random.below(24 * 60)))]
    case .dateTime:
      return [Answer(path: key, value: .dateTime(CivilDate(daysSinceEpoch: 17_500 + random.below(300)), random.below(24 * 60)))]
    case .text(let limit): return [Answer(path: key, value: .text(String("模擬文字 \(random.below(1_000_000))".prefix(limit ?? 100))))]
    case .consent, .photo: return [Answer(path: key, value: .text("given"))]
    case .date: return [Answer(path: key, value: .date(CivilDate(daysSinceEpoch: 17_500 + random.below(300))))]
    case .comment(let limit):
      let text = "模擬意見 \(random.below(1_000_000))"
      return [Answer(path: key, value: .text(String(text.prefix(limit))))]
    case .contact: return [Answer(path: key, value: .text("given"))]
    case .information, .computed: return []
    }
  }

  private func rating(_ key: String, _ random: inout SeededRandom) -> AnswerValue {
    guard let scale = catalogue.scale(key) else { return .notApplicable }
    let place = random.below(scale.points.count + (scale.notApplicable == nil ? 0 : 1))
    return place < scale.points.count ? .rating(scale.points[place].code) : .notApplicable
  }

  private func chosen(_ choices: Choices, _ key: String, _ random: inout SeededRandom) -> [Answer] {
    let count = choices.count.lowerBound + random.below(choices.count.count)
    var picked = Set(choices.options.shuffled(using: &random).prefix(count).map(\.key))
    if let alone = choices.options.first(where: { $0.isExclusive && picked.contains($0.key) }), picked.count > 1 {
      // 以上皆無 stands alone, or gives way where more than one must be chosen.
      if choices.count.lowerBound <= 1 { picked = [alone.key] } else { picked.remove(alone.key) }
    }
    let options = choices.options.filter { picked.contains($0.key) }
    return [Answer(path: key, value: .choices(options.map(\.key)))]
      + options.filter(\.hasWriteIn).map { Answer(path: "\(key).\($0.key)", value: .text("模擬")) }
  }
}
