import Definitions

/// What an answer (or a property of a feedback) can be: a finite set wherever the language allows it.
enum PathType {
  case rating(codes: [Int])
  case oneOf([String])
  case manyOf([String])
  case number(ClosedRange<Int>)
  case text
  case date
  /// Given or not; nothing else can be asked of it.
  case presence

  /// For a message.
  var name: (chinese: String, english: String) {
    switch self {
    case .rating(let codes): ("評分（\(list(codes.map(String.init)))）", "a rating (\(list(codes.map(String.init))))")
    case .oneOf(let options): ("單選（\(list(options))）", "one of \(list(options))")
    case .manyOf(let options): ("複選（\(list(options))）", "some of \(list(options))")
    case .number(let range): ("數字（\(range.lowerBound)–\(range.upperBound)）", "a number (\(range.lowerBound)–\(range.upperBound))")
    case .text: ("文字", "a text")
    case .date: ("日期", "a date")
    case .presence: ("只能問 given", "only `given` can be asked")
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

/// The paths that can be read at a place, with what they hold.
struct PathScope {
  var types: [String: PathType] = [:]
  /// Keys of questions that come later.
  var later: Set<String> = []

  mutating func add(_ question: Question, scales: [String: Scale]) {
    let codes = { (key: String) in PathType.rating(codes: scales[key]?.points.map(\.code) ?? []) }
    switch question.kind {
    case .rating(let scale): types[question.key] = codes(scale)
    case .matrix(let matrix):
      for item in matrix.items {
        types["\(question.key).\(item.key)"] = codes(matrix.scale)
        if let importance = matrix.importanceScale {
          types["\(question.key).\(item.key).importance"] = codes(importance)
        }
      }
    case .choice(let choices):
      let options = choices.options.map(\.key)
      types[question.key] = choices.isMany ? .manyOf(options) : .oneOf(options)
    case .number(let range, _): types[question.key] = .number(range)
    case .date: types[question.key] = .date
    case .comment: types[question.key] = .text
    case .contact: types[question.key] = .presence
    case .information: break
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
