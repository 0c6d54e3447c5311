public import Definitions
public import Facts

/// What a scored form comes to.
public struct FormScore: Hashable, Sendable {
  /// Points on the form's whole, rounded half up, after scaling to it the parts that were tested.
  public var points: Int
  /// Keys of the parts that were tested.
  public var testedParts: [String]
  /// Whether the form asks for an improvement.
  public var needsImprovement: Bool
}

extension Interview {
  /// The score of a response; `nil` where the survey has none or no part was tested.
  ///
  /// A part counts as tested when any of its questions was answered; an unanswered question in it is worth nothing.
  /// With only some parts tested, the sum is scaled by total ÷ worth of the tested parts (電話禮貌測試: × 2.22 or × 1.82).
  public func score(_ answers: [Answer]) -> FormScore? {
    guard let score = survey.score else { return nil }
    let chosen = Dictionary(answers.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    let tested = score.parts.filter { part in part.questions.contains { chosen[$0] != nil } }
    let worth = tested.reduce(0) { $0 + $1.points }
    guard worth > 0 else { return nil }
    let sum = tested.flatMap(\.questions).reduce(0) { $0 + points($1, chosen[$1]) }
    let scaled = (2 * sum * score.total + worth) / (2 * worth)
    return FormScore(
      points: scaled, testedParts: tested.map(\.key),
      needsImprovement: score.improvementBelow.map { scaled < $0 } ?? false)
  }

  private func points(_ key: String, _ answer: AnswerValue?) -> Int {
    guard case .choices(let options)? = answer, case .choice(let choices)? = survey.question(key)?.kind else { return 0 }
    return options.reduce(0) { $0 + (choices.option($1)?.points ?? 0) }
  }
}

extension Index {
  /// The index of one respondent: the mean of the ratings that he gave, not-applicable left out; `nil` without any.
  public func value(_ answers: [Answer]) -> Double? {
    var sum = 0
    var count = 0
    for answer in answers where items.contains(answer.path) {
      guard case .rating(let code) = answer.value else { continue }
      sum += reversed.contains(answer.path) ? mirror - code : code
      count += 1
    }
    return count == 0 ? nil : Double(sum) / Double(count)
  }
}
