public import CivilTime
public import Definitions
public import Facts

/// One respondent's way through a survey: what is shown to him and whether his answers are in order.
public struct Interview: Sendable {
  public let survey: Survey
  public let catalogue: Catalogue
  /// What `today` and `now` are in its conditions: `2018-03-31T09:30`; `nil` where the time is not known.
  public let now: String?

  /// - Parameter now: the minute of the interview in the institution's zone, `2018-03-31T09:30`.
  public init(survey: Survey, catalogue: Catalogue, now: String? = nil) {
    self.survey = survey
    self.catalogue = catalogue
    self.now = now
  }

  /// An interview that takes place at this moment.
  public init(survey: Survey, catalogue: Catalogue, minute instant: Instant) {
    let zone = catalogue.institution.zone
    let date = CivilDate(instant, in: zone)
    let seconds = Int(instant.seconds - date.start(in: zone).seconds)
    self.init(survey: survey, catalogue: catalogue, now: AnswerValue.dateTime(date, seconds / 60).words)
  }

  /// The quotas that somebody with these answers falls under.
  public func quotas(of answers: [Answer]) -> [Quota] {
    survey.practice.quotas.filter { $0.condition.evaluate { value($0, answers) } }
  }

  /// Checks a submission as a whole; all that is wrong is told at once. Contact answers are accepted here only as
  /// "given" (see ``RawAnswer``): the details travel apart and are not part of a response.
  public func accept(_ submission: Submission) -> Result<AcceptedAnswers, AnswerProblems> {
    var problems: [AnswerProblem] = []
    let raw = collect(submission, &problems)
    var answers: [Answer] = []
    var shown: [String] = []
    for question in survey.questions {
      let paths = paths(of: question)
      guard isShown(question, answers) else {
        for path in paths where raw[path] != nil { problems.append(AnswerProblem(path: path, cause: .notShown)) }
        continue
      }
      if case .computed = question.kind { continue }
      shown.append(question.key)
      read(question, raw, submission.isPartial, &answers, &problems)
      if let problem = violation(question, answers) { problems.append(problem) }
    }
    return problems.isEmpty
      ? .success(AcceptedAnswers(answers: answers, shown: shown)) : .failure(AnswerProblems(problems))
  }

  /// Keys of the questions that somebody with these answers is shown, in order. Answers to questions that are not
  /// shown do not count.
  public func shown(with answers: [Answer]) -> [String] {
    var counted: [Answer] = []
    var shown: [String] = []
    for question in survey.questions where isShown(question, counted) {
      if case .computed = question.kind { continue }
      shown.append(question.key)
      let paths = Set(paths(of: question))
      counted += answers.filter { paths.contains($0.path) }
    }
    return shown
  }

  /// Every path under which a question can have an answer.
  public func paths(of question: Question) -> [String] {
    switch question.kind {
    case .information, .computed: return []
    case .matrix(let matrix):
      return matrix.items.flatMap { item in
        let path = "\(question.key).\(item.key)"
        return matrix.importanceScale == nil ? [path] : [path, path + ".importance"]
      }
    case .choice(let choices):
      return [question.key] + choices.options.filter(\.hasWriteIn).map { "\(question.key).\($0.key)" }
    default: return [question.key]
    }
  }

  func isShown(_ question: Question, _ answers: [Answer]) -> Bool {
    guard let condition = question.shownWhen else { return true }
    return condition.evaluate { value($0, answers) }
  }

  /// What a condition reads at a path: an answer, a computed value, or the time.
  public func value(_ path: String, _ answers: [Answer]) -> Expression.Value? {
    if let answer = answers.first(where: { $0.path == path }) { return answer.value.expressionValue }
    if let question = survey.question(path) {
      guard case .computed(let formula) = question.kind, isShown(question, answers) else { return nil }
      return formula.evaluate { value($0, answers) }
    }
    switch path {
    case Formula.today: return now.map { .text(String($0.prefix(10))) }
    case Formula.now: return now.map { .text($0) }
    default: return nil
    }
  }

  /// What the survey's own condition has against the answer to a question; `nil` where it is met. A constraint that reads
  /// an answer that is not there is met.
  public func violation(_ question: Question, _ answers: [Answer]) -> AnswerProblem? {
    guard let constraint = question.constraint, answers.contains(where: { $0.path == question.key }) else { return nil }
    let isReadable = constraint.condition.paths.allSatisfy { value($0, answers) != nil }
    guard isReadable, !constraint.condition.evaluate({ value($0, answers) }) else { return nil }
    return AnswerProblem(path: question.key, cause: .invalid(messages: constraint.message))
  }

  private func collect(_ submission: Submission, _ problems: inout [AnswerProblem]) -> [String: RawAnswer] {
    let known = Set(survey.questions.flatMap(paths))
    var raw: [String: RawAnswer] = [:]
    for (path, value) in submission.answers {
      if !known.contains(path) {
        problems.append(AnswerProblem(path: path, cause: .unknownQuestion))
      } else if raw.updateValue(value, forKey: path) != nil {
        problems.append(AnswerProblem(path: path, cause: .repeated))
      }
    }
    return raw
  }

  private func read(
    _ question: Question, _ raw: [String: RawAnswer], _ isPartial: Bool, _ answers: inout [Answer],
    _ problems: inout [AnswerProblem]
  ) {
    for path in paths(of: question) {
      let isOwn = path == question.key || isRatedItem(question, path)
      guard let value = raw[path] else {
        if question.isRequired, isOwn, !isPartial { problems.append(AnswerProblem(path: path, cause: .required)) }
        continue
      }
      do {
        answers.append(Answer(path: path, value: try AnswerReader(catalogue: catalogue).read(value, path, question)))
      } catch {
        problems.append(error)
      }
    }
  }

  /// A required matrix requires its ratings; the importance of an item stays free.
  private func isRatedItem(_ question: Question, _ path: String) -> Bool {
    if case .matrix = question.kind { return !path.hasSuffix(".importance") }
    return false
  }
}

/// Everything that is wrong with a submission.
public struct AnswerProblems: Error, Hashable, Sendable {
  public var problems: [AnswerProblem]

  public init(_ problems: [AnswerProblem]) { self.problems = problems }
}
