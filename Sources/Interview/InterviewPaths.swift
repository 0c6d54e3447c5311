import Definitions
public import Facts

/// The ways that lead through a survey, each told by the questions that it shows.
public struct InterviewPaths: Hashable, Sendable {
  /// How many there are; at least this many where ``isCounted`` is false.
  public var count: Int
  /// Whether all were walked; a survey with very many conditions is walked in part.
  public var isCounted: Bool
  /// One with the fewest questions, and one with the most.
  public var shortest: Way
  public var longest: Way
  /// Seconds on a way in the middle, by ``Interview/seconds(_:)``.
  public var typicalSeconds: Int
  /// One way to each question that can be the last one, in the order of the survey.
  public var ends: [Way]
  /// Questions that no way shows.
  public var neverShown: [String]

  /// A way with answers that lead along it.
  public struct Way: Hashable, Sendable {
    /// Keys of the questions on it.
    public var shown: [String]
    public var answers: [Answer]
  }
}

extension Interview {
  private static var limit: Int { 20_000 }

  /// Walks every way: at each question that a condition reads, every answer that can make a difference, and none.
  public func ways() -> InterviewPaths {
    let read = Set(survey.questions.compactMap(\.shownWhen).flatMap(\.paths))
    var ways: [[String]: [Answer]] = [:]
    var states: Set<[Answer]> = [[]]
    var isCounted = true
    for question in survey.questions {
      let own = paths(of: question).filter(read.contains)
      guard !own.isEmpty else { continue }
      var next: Set<[Answer]> = []
      for state in states {
        guard shown(with: state).contains(question.key) else {
          next.insert(state)
          continue
        }
        for answers in combinations(own, question) where next.count < Self.limit { next.insert(state + answers) }
      }
      if next.count >= Self.limit { isCounted = false }
      states = next
    }
    for state in states {
      let shown = shown(with: state)
      // Of all answers that lead along a way, the fewest; of those, the first by their words, for there is no other order.
      if ways[shown].map({ Self.rank(state) < Self.rank($0) }) ?? true { ways[shown] = state }
    }
    let sorted = ways.map { InterviewPaths.Way(shown: $0.key, answers: $0.value) }.sorted {
      ($0.shown.count, $0.shown.joined(separator: " ")) < ($1.shown.count, $1.shown.joined(separator: " "))
    }
    let none = InterviewPaths.Way(shown: [], answers: [])
    let met = Set(ways.keys.joined())
    let times = sorted.map { seconds($0.shown) }.sorted()
    let asked = survey.questions.filter { if case .computed = $0.kind { false } else { true } }.map(\.key)
    return InterviewPaths(
      count: ways.count, isCounted: isCounted, shortest: sorted.first ?? none, longest: sorted.last ?? none,
      typicalSeconds: times.isEmpty ? 0 : times[(times.count - 1) / 2],
      ends: asked.compactMap { key in sorted.first { $0.shown.last == key } },
      neverShown: asked.filter { !met.contains($0) })
  }

  /// About how long somebody takes who reads everything once: 0.15 s for a character of the wordings in the survey's
  /// first language, 2 s for a choice, 6 s for something to type, 20 s for a free text. Assumptions, not measurements.
  public func seconds(_ keys: [String]) -> Int {
    let language = survey.languages.first ?? "zh-Hant"
    let tenths = keys.compactMap { survey.question($0) }.reduce(0) { sum, question in
      sum + (question.label.text(in: language).count * 15) / 10 + effort(question, language)
    }
    return (tenths + 5) / 10
  }

  /// In tenths of a second.
  private func effort(_ question: Question, _ language: String) -> Int {
    let reading = { (texts: [LocalizedText]) in texts.reduce(0) { $0 + $1.text(in: language).count * 15 / 10 } }
    switch question.kind {
    case .rating, .consent: return 20
    case .matrix(let matrix):
      return reading(matrix.items.map(\.label)) + matrix.items.count * (matrix.importanceScale == nil ? 20 : 40)
    case .choice(let choices): return reading(choices.options.map(\.label)) + 20
    case .ranking(let choices): return reading(choices.options.map(\.label)) + choices.options.count * 30
    case .number, .decimal, .date, .time, .dateTime, .text: return 60
    case .comment, .contact, .photo: return 200
    case .information, .computed: return 0
    }
  }

  private static func rank(_ answers: [Answer]) -> (Int, String) {
    (answers.count, answers.map { "\($0.path)=\($0.value.words)" }.joined(separator: " "))
  }

  private func combinations(_ paths: [String], _ question: Question) -> [[Answer]] {
    paths.reduce([[]]) { found, path in
      found.flatMap { answers in
        ([nil] + values(path, question)).map { value in value.map { answers + [Answer(path: path, value: $0)] } ?? answers }
      }
    }
  }

  /// Answers that a condition can tell apart.
  private func values(_ path: String, _ question: Question) -> [AnswerValue] {
    if let scale = survey.scale(ofPath: path).flatMap(catalogue.scale) {
      return scale.points.map { .rating($0.code) }
    }
    switch question.kind {
    case .choice(let choices) where path == question.key:
      let single = choices.options.map { AnswerValue.choices([$0.key]) }
      let pairs = choices.options.filter { !$0.isExclusive }.map(\.key)
      return choices.isMany && choices.count.upperBound > 1 && pairs.count > 1 ? single + [.choices(pairs)] : single
    case .number(let range, _): return Set([range.lowerBound, range.upperBound] + bounds(path, range)).sorted().map { .number($0) }
    case .ranking(let choices): return [.ranking(choices.options.prefix(choices.count.lowerBound).map(\.key))]
    case .decimal(let range, _): return (range.map { [$0.lowerBound, $0.upperBound] } ?? [0]).map { .decimal($0) }
    case .date, .time, .dateTime, .information, .computed: return []
    default: return [.text("given")]
    }
  }

  /// The numbers on both sides of those that conditions compare with.
  private func bounds(_ path: String, _ range: ClosedRange<Int>) -> [Int] {
    survey.questions.compactMap(\.shownWhen).flatMap { numbers(in: $0, at: path) }
      .flatMap { [$0 - 1, $0, $0 + 1] }.filter(range.contains)
  }

  private func numbers(in expression: Expression, at path: String) -> [Int] {
    switch expression {
    case .compare(path, _, .number(let number)): [Int(number)]
    case .and(let left, let right), .or(let left, let right): numbers(in: left, at: path) + numbers(in: right, at: path)
    case .not(let inner): numbers(in: inner, at: path)
    case .relation(let left, _, let right): (left.literals + right.literals).map { Int($0) }
    default: []
    }
  }
}

extension Formula {
  /// Every number that is written in it, within what an answer can be.
  fileprivate var literals: [Double] {
    switch self {
    case .number(let number): abs(number) < 1e12 ? [number] : []
    case .text, .path: []
    case .negative(let inner): inner.literals.map { -$0 }
    case .arithmetic(let left, _, let right): left.literals + right.literals
    case .call(_, let arguments): arguments.flatMap(\.literals)
    case .choose(_, let yes, let no): yes.literals + no.literals
    }
  }
}
