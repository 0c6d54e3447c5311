public import Definitions
public import Facts

/// One respondent's way through a survey: what is shown to him and whether his answers are in order.
public struct Interview: Sendable {
  public let survey: Survey
  public let catalogue: Catalogue

  public init(survey: Survey, catalogue: Catalogue) {
    self.survey = survey
    self.catalogue = catalogue
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
      shown.append(question.key)
      read(question, raw, submission.isPartial, &answers, &problems)
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
      shown.append(question.key)
      let paths = Set(paths(of: question))
      counted += answers.filter { paths.contains($0.path) }
    }
    return shown
  }

  /// Every path under which a question can have an answer.
  public func paths(of question: Question) -> [String] {
    switch question.kind {
    case .information: return []
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

  private func isShown(_ question: Question, _ answers: [Answer]) -> Bool {
    guard let condition = question.shownWhen else { return true }
    return condition.evaluate { path in answers.first { $0.path == path }?.value.expressionValue }
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
