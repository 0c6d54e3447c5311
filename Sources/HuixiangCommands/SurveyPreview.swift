import ArgumentParser
import CivilTime
import Definitions
import Facts
import Foundation
import Interview
import SurveyLanguage

extension SurveyCommand {
  /// A walk through the interview in a terminal.
  struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk through a survey in the terminal, as a respondent would.",
      discussion: """
        Answer with a number of the list, a key, or a text; several with commas between. An empty line leaves a question \
        out, "<" goes back, an end of input leaves. Nothing is stored.
        """)

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String
    @Option(help: "The language to ask in; without it, the survey's first one.") var language: String?

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, _) = try places.surveyOrFile(survey)
        let asked = language ?? definition.languages.first ?? "zh-Hant"
        guard definition.languages.contains(asked) else {
          throw CommandFailure(
            "問卷沒有語言 \(asked)；有：\(definition.languages.joined(separator: ", "))。",
            "The survey has no language \(asked); it has \(definition.languages.joined(separator: ", ")).")
        }
        let date = CivilDate(presentInstant(), in: catalogue.institution.zone)
        let interview = Interview(survey: definition, catalogue: catalogue, now: "\(date)T12:00")
        TerminalInterview(walk: InterviewWalk(interview: interview), language: asked).run()
      }
    }
  }
}

/// Asks on standard output and reads the answers from standard input.
private struct TerminalInterview {
  var walk: InterviewWalk
  let language: String
  private var survey: Survey { walk.interview.survey }

  private func say(_ chinese: String, _ english: String) -> String { language.hasPrefix("zh") ? chinese : english }

  func run() {
    var walk = walk
    print("# \(survey.title.text(in: language))")
    var heading: String?
    while let prompt = walk.next {
      if let title = page(of: prompt.question), title != heading {
        print("\n## \(title)")
        heading = title
      }
      ask(prompt, walk)
      if case .information = prompt.question.kind {
        _ = walk.give(nil)
        continue
      }
      guard let line = readLine() else {
        print(say("\n（中途離開）", "\n(left before the end)"))
        return
      }
      let text = line.trimmingCharacters(in: .whitespaces)
      if text == "<" {
        walk.back()
      } else if let problem = walk.give(raw(text, prompt)) {
        let label = survey.label(ofPath: prompt.path, in: language)
        print("  ✘ \(problem.message(in: language).replacingOccurrences(of: "「\(prompt.path)」", with: "「\(label)」"))")
      }
    }
    summarise(walk)
  }

  private func page(of question: Question) -> String? {
    survey.pages.first { $0.questions.contains { $0.key == question.key } }?.title?.text(in: language)
  }

  // MARK: Asking

  private func ask(_ prompt: InterviewWalk.Prompt, _ walk: InterviewWalk) {
    let question = prompt.question
    let own = survey.label(ofPath: prompt.path, in: language)
    var label = piped(question.label.text(in: language), walk)
    if prompt.path != question.key, own != question.label.text(in: language) { label += "：\(own)" }
    if case .choice(let choices) = question.kind, prompt.path != question.key {
      let key = prompt.path.split(separator: ".").last.map(String.init) ?? ""
      label += "：\(choices.option(key)?.label.text(in: language) ?? key)"
    }
    if prompt.path.hasSuffix(".importance") { label += say("（重要程度）", " (importance)") }
    print("\n\(label)\(question.isRequired ? say("（必填）", " (required)") : "")")
    if let hint = question.hint { print("  \(piped(hint.text(in: language), walk))") }
    for (number, option) in zip(1..., options(prompt)) {
      // A scale is answered by its codes, as everywhere.
      print("  \(isRated(prompt) ? option.key : String(number))) \(option.label)")
    }
    if case .information = question.kind { return }
    print("> ", terminator: "")
  }

  private func isRated(_ prompt: InterviewWalk.Prompt) -> Bool { survey.scale(ofPath: prompt.path) != nil }

  /// Answers that can be chosen: key and wording.
  private func options(_ prompt: InterviewWalk.Prompt) -> [(key: String, label: String)] {
    if let scale = survey.scale(ofPath: prompt.path).flatMap(walk.interview.catalogue.scale) {
      let points = scale.points.reversed().map { (key: String($0.code), label: $0.label.text(in: language)) }
      return points + (scale.notApplicable.map { [(key: RawAnswer.notApplicable, label: $0.text(in: language))] } ?? [])
    }
    switch prompt.question.kind {
    case .choice(let choices) where prompt.path == prompt.question.key:
      return choices.options.map { (key: $0.key, label: $0.label.text(in: language)) }
    case .ranking(let choices): return choices.options.map { (key: $0.key, label: $0.label.text(in: language)) }
    case .consent: return [(key: "given", label: say("同意", "I agree"))]
    case .contact, .photo: return [(key: "given", label: say("留下", "Given"))]
    default: return []
    }
  }

  private func piped(_ text: String, _ walk: InterviewWalk) -> String {
    Piping.filled(text) { written in
      let (path, isCode) = Piping.subject(written)
      guard let value = walk.interview.value(path, walk.answers) else { return "…" }
      if isCode { return value.words }
      guard let question = survey.question(path) else { return value.words }
      let known = options(InterviewWalk.Prompt(question: question, path: path))
      let chosen = value.chosen.isEmpty ? [value.words] : value.chosen
      return chosen.map { key in known.first { $0.key == key }?.label ?? key }.joined(separator: "、")
    }
  }

  // MARK: Answers

  /// What was typed: numbers of the list stand for their options.
  private func raw(_ text: String, _ prompt: InterviewWalk.Prompt) -> RawAnswer? {
    guard !text.isEmpty else { return nil }
    let known = options(prompt)
    if isRated(prompt) { return .text(text) }
    guard !known.isEmpty else { return Int(text).map { .number($0) } ?? .text(text) }
    let words = text.split { ",，、; ".contains($0) }.map(String.init)
    let keys = words.map { word in
      Int(word).flatMap { known.indices.contains($0 - 1) ? known[$0 - 1].key : nil } ?? word
    }
    switch prompt.question.kind {
    case .choice(let choices) where choices.isMany: return .list(keys)
    case .ranking: return .list(keys)
    default: return .text(keys.joined(separator: " "))
    }
  }

  private func summarise(_ walk: InterviewWalk) {
    print(say("\n—— 填完了 ——", "\n—— the end ——"))
    for answer in walk.answers { print("  \(answer.path) = \(answer.value.words)") }
    for question in survey.questions {
      guard case .computed = question.kind, let value = walk.interview.value(question.key, walk.answers) else { continue }
      print("  \(question.key) = \(value.words)\(say("（計算）", " (computed)"))")
    }
    if let score = walk.interview.score(walk.answers) { print(say("  分數：\(score.points)", "  score: \(score.points)")) }
    let rule = survey.caseRules.first { $0.condition.evaluate { walk.interview.value($0, walk.answers) } }
    print(rule.map { say("  立案：\($0.key)", "  opens a case: \($0.key)") } ?? say("  不立案", "  opens no case"))
    for quota in survey.practice.quotas where quota.condition.evaluate({ walk.interview.value($0, walk.answers) }) {
      print(say("  計入配額：\(quota.key)（上限 \(quota.limit)）", "  counts for the quota \(quota.key) (limit \(quota.limit))"))
    }
  }
}
