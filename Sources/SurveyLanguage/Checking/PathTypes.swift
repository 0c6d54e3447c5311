import Definitions

/// What an answer (or a property of a feedback) can be: a finite set wherever the language allows it.
enum PathType {
  case rating(codes: [Int])
  case oneOf([String])
  case manyOf([String])
  /// Some of the options in an order.
  case ranking([String])
  case number(ClosedRange<Int>)
  /// With a fraction; `nil` where any number is taken.
  case decimal(ClosedRange<Double>?)
  case text
  case date
  case time
  case dateTime
  /// Given or not; nothing else can be asked of it.
  case presence

  /// For a message.
  var name: (chinese: String, english: String) {
    switch self {
    case .rating(let codes): ("評分（\(list(codes.map(String.init)))）", "a rating (\(list(codes.map(String.init))))")
    case .oneOf(let options): ("單選（\(list(options))）", "one of \(list(options))")
    case .manyOf(let options): ("複選（\(list(options))）", "some of \(list(options))")
    case .ranking(let options): ("排序（\(list(options))）", "an order of \(list(options))")
    case .number(Question.anyNumber), .decimal(nil): ("數字", "a number")
    case .number(let range): ("數字（\(range.lowerBound)–\(range.upperBound)）", "a number (\(range.lowerBound)–\(range.upperBound))")
    case .decimal(let range?): ("數字（\(range.lowerBound)–\(range.upperBound)）", "a number (\(range.lowerBound)–\(range.upperBound))")
    case .text: ("文字", "a text")
    case .date: ("日期", "a date")
    case .time: ("時間", "a time")
    case .dateTime: ("日期與時間", "a date with a time")
    case .presence: ("只能問 given", "only `given` can be asked")
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  /// The options of a question with options.
  var options: [String]? {
    switch self {
    case .oneOf(let options), .manyOf(let options), .ranking(let options): options
    default: nil
    }
  }
}

/// The paths that can be read at a place, with what they hold.
struct PathScope {
  var types: [String: PathType] = [:]
  /// The question whose condition is being read.
  var own: String?
  /// Keys of questions that come later.
  var later: Set<String> = []
  /// The question that each path belongs to, with the conditions that it stands under: what a proof must know.
  var questions: [String: Question] = [:]

  mutating func add(_ question: Question, scales: [String: Scale]) {
    for (path, type) in types(of: question, scales: scales) {
      types[path] = type
      questions[path] = question
    }
  }

  private func types(of question: Question, scales: [String: Scale]) -> [(String, PathType)] {
    let codes = { (key: String) in PathType.rating(codes: scales[key]?.points.map(\.code) ?? []) }
    let key = question.key
    switch question.kind {
    case .rating(let scale): return [(key, codes(scale))]
    case .matrix(let matrix):
      return matrix.items.flatMap { item -> [(String, PathType)] in
        let own = ("\(key).\(item.key)", codes(matrix.scale))
        return matrix.importanceScale.map { [own, ("\(key).\(item.key).importance", codes($0))] } ?? [own]
      }
    case .choice(let choices):
      let options = choices.options.map(\.key)
      let writeIns = choices.options.filter(\.hasWriteIn).map { ("\(key).\($0.key)", PathType.text) }
      return [(key, choices.isMany ? .manyOf(options) : .oneOf(options))] + writeIns
    case .ranking(let choices): return [(key, .ranking(choices.options.map(\.key)))]
    case .number(let range, _): return [(key, .number(range))]
    case .decimal(let range, _): return [(key, .decimal(range))]
    case .date: return [(key, .date)]
    case .time: return [(key, .time)]
    case .dateTime: return [(key, .dateTime)]
    case .comment, .text: return [(key, .text)]
    case .contact, .consent, .photo: return [(key, .presence)]
    case .computed(let formula): return [(key, type(of: formula) == .text ? .text : .decimal(nil))]
    case .information: return []
    }
  }

  /// What a formula comes to.
  func type(of formula: Formula) -> FormulaType {
    switch formula {
    case .number, .negative, .arithmetic: .number
    case .text: .text
    case .path(let path): types[path].flatMap(FormulaType.init) ?? .text
    case .call(let function, _): function == .concat ? .text : .number
    case .choose(_, let yes, _): type(of: yes)
    }
  }

  /// What rules for feedback can read.
  static func feedback(topics: [String]) -> PathScope {
    PathScope(types: [
      "sentiment": .oneOf(["positive", "negative", "neutral", "mixed"]), "urgency": .oneOf(["urgent", "normal"]),
      "intent": .oneOf(["complaint", "praise", "suggestion", "question", "other"]),
      "channel": .oneOf(Channel.allCases.map(\.rawValue)), "language": .text, "stars": .number(1...5),
      "units": .number(0...99), "topics": .manyOf(topics), "source": .oneOf(["survey", "import"]),
      "contact": .presence,
    ])
  }
}

/// What can be computed with.
enum FormulaType {
  case number, text

  /// `nil` where nothing can be computed from the answer itself.
  init?(_ type: PathType) {
    switch type {
    case .rating, .number, .decimal: self = .number
    case .oneOf, .text, .date, .time, .dateTime: self = .text
    case .manyOf, .ranking, .presence: return nil
    }
  }

  var name: (chinese: String, english: String) {
    switch self {
    case .number: ("數字", "a number")
    case .text: ("文字", "a text")
    }
  }
}
