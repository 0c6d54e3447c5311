import Definitions

/// Repeats the questions of a loop for each option of its list: `rating` becomes `rating-north`, `rating-south`, …, each
/// shown where its option was chosen, with the option's label where the wording says `{loop}`.
struct LoopExpansion {
  let key: String
  let label: LocalizedText?
  let path: String
  let options: [Choices.Option]
  let isMany: Bool

  func groups(_ template: [Page.Block]) -> [Group] {
    let keys = Set(Self.keys(template))
    return options.filter { !$0.isExclusive }.map { option in
      let turn = LoopTurn(loop: key, option: option, keys: keys)
      let chosen: Expression =
        isMany ? .includes(path: path, option: option.key) : .compare(path: path, .equal, .symbol(option.key))
      return Group(
        key: "\(key)-\(option.key)", label: label.map(turn.renamed), shownWhen: chosen,
        content: template.map(turn.renamed), turn: Group.Turn(loop: key, option: option.key))
    }
  }

  private static func keys(_ content: [Page.Block]) -> [String] {
    content.flatMap { block -> [String] in
      switch block {
      case .question(let question): [question.key]
      case .group(let group): keys(group.content)
      }
    }
  }
}

/// One turn: what the names and wordings of the loop's questions become.
private struct LoopTurn {
  let loop: String
  let option: Choices.Option
  let keys: Set<String>

  private func name(_ path: String) -> String {
    let key = String(path.prefix { $0 != "." })
    return keys.contains(key) ? "\(key)-\(option.key)" + path.dropFirst(key.count) : path
  }

  func renamed(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(
      wordings: text.wordings.map { wording in
        let filled = Piping.filled(wording.text) { path in
          switch path {
          case loop: option.label.text(in: wording.language)
          case "\(loop):code": option.key
          default: "{\(name(path))}"
          }
        }
        return LocalizedText.Wording(language: wording.language, text: filled)
      })
  }

  func renamed(_ block: Page.Block) -> Page.Block {
    switch block {
    case .question(let question): return .question(renamed(question))
    case .group(var group):
      group.key = "\(group.key)-\(option.key)"
      group.label = group.label.map(renamed)
      group.shownWhen = group.shownWhen.map(renamed)
      group.content = group.content.map(renamed)
      return .group(group)
    }
  }

  private func renamed(_ question: Question) -> Question {
    var question = question
    question.key = name(question.key)
    question.label = renamed(question.label)
    question.hint = question.hint.map(renamed)
    question.formerKey = question.formerKey.map { "\($0)-\(option.key)" }
    question.shownWhen = question.shownWhen.map(renamed)
    question.constraint = question.constraint.map {
      Question.Constraint(condition: renamed($0.condition), message: $0.message.map(renamed))
    }
    question.presentation.exportedName = question.presentation.exportedName.map { "\($0)-\(option.key)" }
    question.presentation.initialFormula = question.presentation.initialFormula.map(renamed)
    if case .computed(let formula) = question.kind { question.kind = .computed(renamed(formula)) }
    return question
  }

  private func renamed(_ expression: Expression) -> Expression {
    switch expression {
    case .isGiven(let path): .isGiven(path: name(path))
    case .compare(let path, let comparison, let literal): .compare(path: name(path), comparison, literal)
    case .includes(let path, let option): .includes(path: name(path), option: option)
    case .relation(let left, let comparison, let right): .relation(renamed(left), comparison, renamed(right))
    case .test(let formula, let test, let pattern): .test(renamed(formula), test, pattern)
    case .constant: expression
    case .and(let left, let right): .and(renamed(left), renamed(right))
    case .or(let left, let right): .or(renamed(left), renamed(right))
    case .not(let inner): .not(renamed(inner))
    }
  }

  private func renamed(_ formula: Formula) -> Formula {
    switch formula {
    case .number, .text: formula
    case .path(let path): .path(name(path))
    case .negative(let inner): .negative(renamed(inner))
    case .arithmetic(let left, let sign, let right): .arithmetic(renamed(left), sign, renamed(right))
    case .call(let function, let arguments): .call(function, arguments.map(renamed))
    case .choose(let condition, let yes, let no): .choose(renamed(condition), renamed(yes), renamed(no))
    }
  }
}
