import CivilTime
public import Definitions
public import Facts
import Interview

/// Invents the first three quarters of 2018 (107年第1至第3季) from the definitions and the comments: synthetic from end to
/// end, and the same for the same seed.
public struct SampleQuarters: Sendable {
  private let catalogue: Catalogue
  private let comments: [SampleComment]
  private let seed: UInt64
  private let mood = SampleMood()

  public init(catalogue: Catalogue, comments: [SampleComment], seed: UInt64 = 107) {
    self.catalogue = catalogue
    self.comments = comments
    self.seed = seed
  }

  /// How many responses each survey has in the nine months.
  private static let sizes = [
    "visitor": 1500, "course": 360, "special-exhibition": 420, "library-reader": 300, "staff-training": 120,
    "telephone-courtesy": 48, "mystery-shopper": 36,
  ]

  /// How much arrives by the other channels, without what ``SampleEvents`` adds: ten a day.
  private static let feedbackCount = 2_700

  private var days: [CivilDate] {
    guard let first = CivilDate(year: 2018, month: 1, day: 1), let last = CivilDate(year: 2018, month: 9, day: 30) else {
      return []
    }
    return Array(first...last).filter { $0.weekday != .monday }
  }

  /// The responses of one survey by time; `id` begins with `sample-`.
  public func responses(_ survey: Survey) -> [Response] {
    var draw = SampleDraw(random: SeededRandom(seed: seed &+ survey.key.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }))
    let places = catalogue.touchpoints.filter { $0.survey == survey.key }
    guard !places.isEmpty else { return [] }
    let days = days
    let weights = days.map(mood.visitors)
    return (0..<(Self.sizes[survey.key] ?? 100)).map { number in
      let date = days[draw.random.index(weights: weights)]
      let place = places[draw.random.below(places.count)]
      return response(survey, place, date, number, &draw)
    }.sorted { ($0.answeredAt, $0.id) < ($1.answeredAt, $1.id) }
  }

  private func response(
    _ survey: Survey, _ place: Touchpoint, _ date: CivilDate, _ number: Int, _ draw: inout SampleDraw
  ) -> Response {
    let channel = place.channels[draw.random.index(weights: [6, 3, 1, 0.5].prefix(place.channels.count).map { $0 })]
    let second = survey.isAnonymous ? 0 : 9 * 3600 + 1800 + draw.random.below(7 * 3600)
    let instant = date.instant(secondOfDay: second, in: catalogue.institution.zone)
    let foreign = survey.languages.dropFirst()
    // Foreign visitors answer where they stand.
    let language = channel == .kiosk && draw.random.happens(0.2) ? foreign.randomElement(using: &draw.random) : nil
    let filled = answers(survey, channel, date, language ?? survey.languages.first ?? "und", &draw)
    let digits = String(number + 1)
    return Response(
      id: "sample-\(survey.key)-\(String(repeating: "0", count: 4 - min(4, digits.count)))\(digits)",
      survey: survey.key, version: survey.version, touchpoint: place.key, channel: channel, language: language ?? survey.languages.first ?? "und",
      answeredAt: instant, receivedAt: instant, isPartial: false, shown: filled.shown, answers: filled.answers)
  }

  /// Walks through the survey as a visitor would, one question after another.
  private func answers(
    _ survey: Survey, _ channel: Channel, _ date: CivilDate, _ language: String,
    _ draw: inout SampleDraw
  ) -> AcceptedAnswers {
    let interview = Interview(survey: survey, catalogue: catalogue)
    // People who are content with one thing tend to be so with others.
    let leaning = draw.random.unit()
    var answers: [Answer] = []
    for question in survey.questions {
      guard interview.shown(with: answers).contains(question.key) else { continue }
      fill(question, survey, date, language, leaning, &answers, &draw)
    }
    return AcceptedAnswers(answers: answers, shown: interview.shown(with: answers))
  }

  private func fill(
    _ question: Question, _ survey: Survey, _ date: CivilDate, _ language: String, _ leaning: Double,
    _ answers: inout [Answer], _ draw: inout SampleDraw
  ) {
    switch question.kind {
    case .rating(let scale):
      answers.append(Answer(path: question.key, value: rating(scale, question.topic, date, leaning, false, &draw)))
    case .matrix(let matrix):
      for item in matrix.items {
        let path = "\(question.key).\(item.key)"
        answers.append(Answer(path: path, value: rating(matrix.scale, item.topic, date, leaning, true, &draw)))
        if let importance = matrix.importanceScale {
          answers.append(
            Answer(path: path + ".importance", value: rating(importance, nil, date, 0.8, false, &draw)))
        }
      }
    case .choice(let choices):
      if question.isRequired || draw.random.happens(0.9) { answers.append(Answer(path: question.key, value: choice(choices, &draw))) }
    case .ranking, .decimal, .time, .dateTime, .text, .consent, .photo:
      // The museum's surveys ask nothing of these kinds; what a simulation draws would do.
      let simulation = SurveySimulation(survey: survey, catalogue: catalogue, seed: 0)
      answers += simulation.answers(question, &draw.random)
    case .number(let range, _):
      answers.append(Answer(path: question.key, value: .number(range.lowerBound + draw.random.below(min(20, range.count)))))
    case .date: answers.append(Answer(path: question.key, value: .date(date)))
    case .comment:
      if draw.random.happens(0.3), let text = comment(question.topic, survey, date, language, answers, &draw) {
        answers.append(Answer(path: question.key, value: .text(text)))
      }
    case .contact:
      if draw.random.happens(isUnhappy(answers, survey) ? 0.5 : 0.05) { answers.append(Answer(path: question.key, value: .text("given"))) }
    case .information, .computed: break
    }
  }

  private func rating(
    _ key: String, _ topic: String?, _ date: CivilDate, _ leaning: Double, _ mayNotApply: Bool,
    _ draw: inout SampleDraw
  ) -> AnswerValue {
    guard let scale = catalogue.scale(key) else { return .notApplicable }
    if mayNotApply, scale.notApplicable != nil, draw.random.happens(0.08) { return .notApplicable }
    let base = mood.weights(topic, on: date)
    let tilt = (leaning - 0.5) * 1.6
    let weights = base.enumerated().map { place, weight in weight * max(0.05, 1 + tilt * (Double(place) - 2) / 2) }
    return .rating(scale.points[min(scale.points.count - 1, draw.random.index(weights: weights))].code)
  }

  private func choice(_ choices: Choices, _ draw: inout SampleDraw) -> AnswerValue {
    let weights = choices.options.enumerated().map { place, option in
      option.points > 0 ? Double(option.points * option.points) : 4 / Double((place + 1) * (place + 1))
    }
    let first = choices.options[draw.random.index(weights: weights)]
    guard choices.isMany, !first.isExclusive, choices.count.upperBound > 1, draw.random.happens(0.5) else {
      return .choices([first.key])
    }
    let second = choices.options[draw.random.below(choices.options.count)]
    let chosen = second.isExclusive ? [first.key] : [first.key, second.key]
    return .choices(choices.options.map(\.key).filter(chosen.contains))
  }

  private func isUnhappy(_ answers: [Answer], _ survey: Survey) -> Bool {
    if case .rating(let code)? = answers.first?.value { return code <= 2 }
    return false
  }

  /// A comment that fits the place, the day and the mood; none where nothing fits.
  private func comment(
    _ topic: String?, _ survey: Survey, _ date: CivilDate, _ language: String, _ answers: [Answer],
    _ draw: inout SampleDraw
  ) -> String? {
    let isGeneral = ["visitor", "mystery-shopper"].contains(survey.key)
    let isUnhappy = isUnhappy(answers, survey)
    let fitting = comments.filter { comment in
      // Hardly two visitors write the same words.
      guard draw.uses[comment.id, default: 0] < 2 else { return false }
      guard ["kiosk", "paper", "web"].contains(comment.channel), comment.text.unicodeScalars.count <= 480 else { return false }
      guard comment.language.prefix(2) == language.prefix(2) else { return false }
      guard isGeneral || topic.map(comment.topics.contains) ?? true else { return false }
      return isUnhappy ? comment.sentiment != "positive" : true
    }
    guard !fitting.isEmpty else { return nil }
    let uses = draw.uses
    let weights = fitting.map { mood.weight($0, on: date) * (uses[$0.id] == nil ? 1 : 0.02) }
    let chosen = fitting[draw.random.index(weights: weights)]
    draw.uses[chosen.id, default: 0] += 1
    return chosen.text
  }

  /// Posts, reviews, mails, notes and news of the nine months, by time.
  public func feedback() -> [Feedback] {
    var random = SeededRandom(seed: seed &+ 7)
    let outside = comments.filter { !["kiosk", "paper", "web"].contains($0.channel) }
      .shuffled(using: &random).prefix(Self.feedbackCount)
    let days = days
    let zone = catalogue.institution.zone
    let ordinary = outside.compactMap { comment -> Feedback? in
      guard let channel = Channel(rawValue: comment.channel) else { return nil }
      let weights = days.map { mood.weight(comment, on: $0) * mood.visitors(on: $0) }
      let instant = days[random.index(weights: weights)].instant(secondOfDay: 9 * 3600 + random.below(11 * 3600), in: zone)
      let isPersonal = [.mail, .phone, .counter, .hotline].contains(channel)
      return Feedback(
        id: "sample-\(comment.id)", channel: channel, touchpoint: nil, origin: nil, source: "synthetic", text: comment.text,
        stars: channel == .google ? stars(comment.sentiment, &random) : nil, writtenAt: instant, receivedAt: instant,
        hasContact: isPersonal)
    }
    return (ordinary + SampleEvents.feedback(in: zone)).sorted { ($0.writtenAt, $0.id) < ($1.writtenAt, $1.id) }
  }

  private func stars(_ sentiment: String, _ random: inout SeededRandom) -> Int {
    switch sentiment {
    case "positive": random.happens(0.7) ? 5 : 4
    case "negative": random.happens(0.6) ? 1 : 2
    case "mixed": 3
    default: random.happens(0.5) ? 4 : 3
    }
  }
}
