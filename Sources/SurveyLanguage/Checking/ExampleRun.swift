import Definitions
import Diagnostics

/// Plays an example's answers through the survey.
struct ExampleRun {
  private let survey: Survey
  private let shown: Set<String>
  private let values: [String: Expression.Value]

  init(survey: Survey, example: Example) {
    self.survey = survey
    let given = Dictionary(example.answers.map { ($0.path, $0.value) }, uniquingKeysWith: { _, last in last })
    var shown: Set<String> = []
    var values: [String: Expression.Value] = [:]
    for question in survey.questions where question.shownWhen?.evaluate({ values[$0] }) ?? true {
      shown.insert(question.key)
      if case .computed(let formula) = question.kind { values[question.key] = formula.evaluate { values[$0] } }
      for (path, literal) in given where path == question.key || path.hasPrefix(question.key + ".") {
        values[path] = literal.value
      }
    }
    self.shown = shown
    self.values = values
  }

  /// What happened instead; `nil` where the expectation holds.
  func failure(_ expectation: Example.Expectation) -> Message? {
    switch expectation {
    case .shown(let key):
      shown.contains(key) ? nil : Message("題目「\(key)」沒有出現。", "\"\(key)\" is not shown.")
    case .hidden(let key):
      shown.contains(key) ? Message("題目「\(key)」出現了。", "\"\(key)\" is shown.") : nil
    case .opensCase(let key):
      openedCase == key
        ? nil
        : openedCase.map { Message("立案規則是「\($0)」。", "The rule \"\($0)\" opens the case.") }
          ?? Message("沒有規則會立案。", "No rule opens a case.")
    case .invalid(let key):
      isValid(key) ? Message("題目「\(key)」的答案通過了條件。", "The answer to \"\(key)\" meets its condition.") : nil
    case .value(let key, let expected):
      values[key]?.words == expected
        ? nil
        : Message("「\(key)」是 \(values[key]?.words ?? "（無）")。", "\"\(key)\" is \(values[key]?.words ?? "not there").")
    case .opensNoCase:
      openedCase.map { Message("規則「\($0)」會立案。", "The rule \"\($0)\" opens a case.") }
    case .score(let points):
      score == points
        ? nil : Message("分數是 \(score.map(String.init) ?? "（無）")。", "The score is \(score.map(String.init) ?? "none").")
    }
  }

  private func isValid(_ key: String) -> Bool {
    guard let condition = survey.question(key)?.constraint?.condition, values[key] != nil else { return true }
    return !condition.paths.allSatisfy { values[$0] != nil } || condition.evaluate { values[$0] }
  }

  private var openedCase: String? { survey.caseRules.first { $0.condition.evaluate { values[$0] } }?.key }

  /// As `docs/language.md` defines it: scaled to the total by the parts of which any question was answered.
  private var score: Int? {
    guard let score = survey.score else { return nil }
    let tested = score.parts.filter { $0.questions.contains { values[$0] != nil } }
    let worth = tested.reduce(0) { $0 + $1.points }
    guard worth > 0 else { return nil }
    let sum = tested.flatMap(\.questions).reduce(0) { $0 + points($1) }
    return (2 * sum * score.total + worth) / (2 * worth)
  }

  private func points(_ key: String) -> Int {
    guard case .symbol(let option)? = values[key], case .choice(let choices)? = survey.question(key)?.kind else {
      return 0
    }
    return choices.option(option)?.points ?? 0
  }
}

extension Expression.Literal {
  fileprivate var value: Expression.Value {
    switch self {
    case .number(let number): .number(number)
    case .symbol(let word): .symbol(word)
    case .text(let text): .text(text)
    case .symbols(let words): .symbols(words)
    }
  }
}
