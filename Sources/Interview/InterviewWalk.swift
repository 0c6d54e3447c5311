public import Definitions
public import Facts

/// One respondent's way, a prompt at a time: for previews, and for asking by voice or terminal.
public struct InterviewWalk: Sendable {
  public let interview: Interview
  /// What was answered so far, in the order of the survey.
  public private(set) var answers: [Answer] = []
  /// Paths that were asked, the last one last.
  public private(set) var asked: [String] = []

  public init(interview: Interview) { self.interview = interview }

  /// Something to answer, or to read.
  public struct Prompt: Hashable, Sendable {
    public var question: Question
    /// The question's own path, or an item's.
    public var path: String

    public init(question: Question, path: String) {
      self.question = question
      self.path = path
    }
  }

  /// What is asked next; `nil` at the end.
  public var next: Prompt? {
    for question in interview.survey.questions {
      if case .computed = question.kind { continue }
      guard interview.isShown(question, answers) else { continue }
      for path in prompts(question) where !asked.contains(path) { return Prompt(question: question, path: path) }
    }
    return nil
  }

  /// Each path of its own; an information's is its key. A write-in is asked only where its option was chosen.
  private func prompts(_ question: Question) -> [String] {
    let paths = interview.paths(of: question)
    guard case .choice = question.kind else { return paths.isEmpty ? [question.key] : paths }
    let chosen = interview.value(question.key, answers)?.chosen ?? []
    return paths.filter { path in path == question.key || chosen.contains { path == "\(question.key).\($0)" } }
  }

  /// Takes the answer to ``next``; `nil` for leaving it out.
  ///
  /// - Returns: what is wrong with it; then it is asked again.
  public mutating func give(_ raw: RawAnswer?) -> AnswerProblem? {
    guard let prompt = next else { return nil }
    guard let raw else {
      if mustAnswer(prompt) { return AnswerProblem(path: prompt.path, cause: .required) }
      asked.append(prompt.path)
      return nil
    }
    do {
      let value = try AnswerReader(catalogue: interview.catalogue).read(raw, prompt.path, prompt.question)
      let given = answers + [Answer(path: prompt.path, value: value)]
      if prompt.path == prompt.question.key, let problem = interview.violation(prompt.question, given) { return problem }
      answers = given
      asked.append(prompt.path)
      return nil
    } catch {
      return error
    }
  }

  /// What is written in and how important an item is stay free; a text to read asks nothing.
  private func mustAnswer(_ prompt: Prompt) -> Bool {
    switch prompt.question.kind {
    case .information: false
    case .choice: prompt.question.isRequired && prompt.path == prompt.question.key
    default: prompt.question.isRequired && !prompt.path.hasSuffix(".importance")
    }
  }

  /// Takes the last prompt back, with its answer.
  public mutating func back() {
    guard let last = asked.popLast() else { return }
    answers.removeAll { $0.path == last }
  }
}
