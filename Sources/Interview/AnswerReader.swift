import CivilTime
import Definitions
import Facts

/// Turns a raw answer into a value of the question's kind, or says what is wrong with it.
struct AnswerReader {
  let catalogue: Catalogue

  func read(_ raw: RawAnswer, _ path: String, _ question: Question) throws(AnswerProblem) -> AnswerValue {
    switch question.kind {
    case .rating(let scale): return try rating(raw, path, scale)
    case .matrix(let matrix):
      return try rating(raw, path, path.hasSuffix(".importance") ? matrix.importanceScale ?? matrix.scale : matrix.scale)
    case .choice(let choices):
      return path == question.key ? try choice(raw, path, choices) : try text(raw, path, limit: 200)
    case .ranking(let choices): return try ranking(raw, path, choices)
    case .number(let range, _): return try number(raw, path, range)
    case .decimal(let range, _): return try decimal(raw, path, range)
    case .date: return try date(raw, path)
    case .time: return try time(raw, path)
    case .dateTime: return try dateTime(raw, path)
    case .text(let limit): return try text(raw, path, limit: limit ?? Self.longestText)
    case .comment(let limit): return try text(raw, path, limit: limit)
    case .contact, .consent, .photo: return try given(raw, path)
    case .information, .computed: throw AnswerProblem(path: path, cause: .unknownQuestion)
    }
  }

  private func rating(_ raw: RawAnswer, _ path: String, _ key: String) throws(AnswerProblem) -> AnswerValue {
    guard let scale = catalogue.scale(key) else { throw AnswerProblem(path: path, cause: .unknownQuestion) }
    let offered = scale.points.map { String($0.code) } + (scale.notApplicable == nil ? [] : [RawAnswer.notApplicable])
    let word = try scalar(raw, path, expected: offered.joined(separator: ", "))
    if word == RawAnswer.notApplicable, scale.notApplicable != nil { return .notApplicable }
    guard let code = Int(word), scale.point(code) != nil else {
      throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: offered.joined(separator: ", ")))
    }
    return .rating(code)
  }

  private func choice(_ raw: RawAnswer, _ path: String, _ choices: Choices) throws(AnswerProblem) -> AnswerValue {
    let chosen: [String]
    switch raw {
    case .list(let list): chosen = list
    case .text(let text): chosen = [text]
    case .number(let number): chosen = [String(number)]
    }
    let offered = choices.options.map(\.key)
    for option in chosen where !offered.contains(option) {
      throw AnswerProblem(path: path, cause: .outOfRange(value: option, expected: offered.joined(separator: ", ")))
    }
    let bounds = choices.count
    guard bounds.contains(chosen.count), Set(chosen).count == chosen.count else {
      throw AnswerProblem(path: path, cause: .wrongCount(expected: Self.words(bounds)))
    }
    if chosen.count > 1, let lone = choices.options.first(where: { $0.isExclusive && chosen.contains($0.key) }) {
      throw AnswerProblem(path: path, cause: .exclusive(option: lone.key))
    }
    return .choices(offered.filter(chosen.contains))
  }

  private func number(_ raw: RawAnswer, _ path: String, _ range: ClosedRange<Int>) throws(AnswerProblem) -> AnswerValue {
    let expected = "\(range.lowerBound)–\(range.upperBound)"
    let word = try scalar(raw, path, expected: expected)
    guard let number = Int(word), range.contains(number) else {
      throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: expected))
    }
    return .number(number)
  }

  private func date(_ raw: RawAnswer, _ path: String) throws(AnswerProblem) -> AnswerValue {
    let word = try scalar(raw, path, expected: "YYYY-MM-DD")
    guard let date = CivilDate(word) else {
      throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: "YYYY-MM-DD"))
    }
    return .date(date)
  }

  private func text(_ raw: RawAnswer, _ path: String, limit: Int) throws(AnswerProblem) -> AnswerValue {
    let word = try scalar(raw, path, expected: "text")
    guard word.unicodeScalars.count <= limit else { throw AnswerProblem(path: path, cause: .tooLong(limit: limit)) }
    return .text(word)
  }

  /// What a line may hold where the survey sets no limit.
  private static let longestText = 2000

  private func ranking(_ raw: RawAnswer, _ path: String, _ choices: Choices) throws(AnswerProblem) -> AnswerValue {
    let ranked: [String] =
      switch raw {
      case .list(let list): list
      case .text(let text): text.split(separator: ";").map(String.init)
      case .number(let number): [String(number)]
      }
    let offered = choices.options.map(\.key)
    for option in ranked where !offered.contains(option) {
      throw AnswerProblem(path: path, cause: .outOfRange(value: option, expected: offered.joined(separator: ", ")))
    }
    guard choices.count.contains(ranked.count), Set(ranked).count == ranked.count else {
      throw AnswerProblem(path: path, cause: .wrongCount(expected: Self.words(choices.count)))
    }
    return .ranking(ranked)
  }

  private static func words(_ bounds: ClosedRange<Int>) -> String {
    bounds.lowerBound == bounds.upperBound ? "\(bounds.lowerBound)" : "\(bounds.lowerBound)–\(bounds.upperBound)"
  }

  private func decimal(
    _ raw: RawAnswer, _ path: String, _ range: ClosedRange<Double>?
  ) throws(AnswerProblem) -> AnswerValue {
    let name = { (number: Double) in Expression.Value.number(number).words }
    let expected = range.map { "\(name($0.lowerBound))–\(name($0.upperBound))" } ?? "0.5"
    let word = try scalar(raw, path, expected: expected)
    guard let number = Double(word), number.isFinite, range?.contains(number) ?? true else {
      throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: expected))
    }
    return .decimal(number)
  }

  private func time(_ raw: RawAnswer, _ path: String) throws(AnswerProblem) -> AnswerValue {
    let word = try scalar(raw, path, expected: "HH:MM")
    guard let minutes = AnswerValue.minutes(word) else {
      throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: "HH:MM"))
    }
    return .time(minutes)
  }

  private func dateTime(_ raw: RawAnswer, _ path: String) throws(AnswerProblem) -> AnswerValue {
    let word = try scalar(raw, path, expected: "YYYY-MM-DDTHH:MM")
    guard word.utf8.count == 16, let date = CivilDate(String(word.prefix(10))),
      let minutes = AnswerValue.minutes(word.suffix(5))
    else { throw AnswerProblem(path: path, cause: .outOfRange(value: word, expected: "YYYY-MM-DDTHH:MM")) }
    return .dateTime(date, minutes)
  }

  /// Agreement is a yes; the details of a contact and pictures are elsewhere, and the response only says that there are
  /// some.
  private func given(_ raw: RawAnswer, _ path: String) throws(AnswerProblem) -> AnswerValue {
    guard raw == .text("given") else { throw AnswerProblem(path: path, cause: .wrongType(expected: "given")) }
    return .text("given")
  }

  private func scalar(_ raw: RawAnswer, _ path: String, expected: String) throws(AnswerProblem) -> String {
    switch raw {
    case .number(let number): return String(number)
    case .text(let text): return text
    case .list: throw AnswerProblem(path: path, cause: .wrongType(expected: expected))
    }
  }
}
