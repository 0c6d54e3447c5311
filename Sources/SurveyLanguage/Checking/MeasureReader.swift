import Definitions
import Diagnostics

/// Reads indexes, metrics, targets and scores.
struct MeasureReader {
  let checker: Checker
  let file: SourceFile
  let survey: Survey
  let scope: PathScope

  private func label(_ words: inout Words) -> LocalizedText? {
    guard let (text, range) = words.text(first: survey.languages.first ?? "zh-Hant") else { return nil }
    checker.requireLanguages(survey.languages.filter(checker.houseLanguages.contains), text, file, range)
    return text
  }

  /// `index KEY TEXT = mean(path, path)`.
  func index(_ statement: Statement) -> Index? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("構面", "an index")), let label = label(&words) else { return nil }
    words.expect("=")
    words.expect("mean")
    words.expect("(")
    var items: [String] = []
    var reversed: Set<String> = []
    var scales: Set<String> = []
    repeat {
      let isReversed = words.take("reversed")
      guard let (path, range) = ratedPath(&words) else { return nil }
      scales.insert(survey.scale(ofPath: path) ?? "")
      if scales.count > 1 {
        checker.report(
          .mixedScales, file, range, Message("構面裡的題目量尺不同，不能平均。", "The ratings of an index must be on one scale."))
      }
      items.append(path)
      if isReversed { reversed.insert(path) }
    } while words.take(",")
    words.expect(")")
    words.finish()
    var index = Index(key: key.text, label: label, items: items)
    index.reversed = reversed
    if let codes = items.first.flatMap(codes) { index.mirror = Int(codes.lowerBound + codes.upperBound) }
    return index
  }

  /// `metric KEY TEXT = top2(path) of answered`.
  func metric(_ statement: Statement) -> Metric? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("指標", "a metric")), let label = label(&words) else { return nil }
    words.expect("=")
    guard let function = words.key(Message("算法", "a measure")) else { return nil }
    words.expect("(")
    guard let measure = measure(function, &words) else { return nil }
    words.expect(")")
    words.expect("of")
    guard let token = words.key(Message("分母", "a base")) else { return nil }
    guard let base = Metric.Base(rawValue: token.text) else {
      checker.unknownWord(token, file, among: Metric.Base.allCases.map(\.rawValue))
      return nil
    }
    words.finish()
    return Metric(key: key.text, label: label, measure: measure, base: base)
  }

  private func measure(_ function: Token, _ words: inout Words) -> Metric.Measure? {
    switch function.text {
    case "top2": return ratedPath(&words).map { .topTwo(path: $0.path) }
    case "mean": return ratedPath(&words).map { .mean(path: $0.path) }
    case "index":
      guard let key = words.key(Message("構面", "an index")) else { return nil }
      guard survey.indexes.contains(where: { $0.key == key.text }) else {
        unknown(key, survey.indexes.map(\.key))
        return nil
      }
      return .index(key: key.text)
    case "share": return share(&words)
    case "score":
      if survey.score == nil {
        checker.report(.missingPart, file, function.range, Message("問卷沒有 score。", "The survey has no score."))
      }
      return .score
    default:
      checker.unknownWord(function, file, among: ["top2", "mean", "index", "share", "score"])
      return nil
    }
  }

  private func share(_ words: inout Words) -> Metric.Measure? {
    guard let (path, range) = words.path() else { return nil }
    let options: [String]
    switch scope.types[path] {
    case .oneOf(let found), .manyOf(let found): options = found
    case nil where checker.isUnreadable(path): return nil
    default:
      checker.report(.typeMismatch, file, range, Message("share 只能用於選擇題。", "`share` is for choice questions."))
      return nil
    }
    words.expect(",")
    guard let option = words.key(Message("選項", "an option")) else { return nil }
    guard options.contains(option.text) else {
      unknown(option, options)
      return nil
    }
    return .share(path: path, option: option.text)
  }

  private func ratedPath(_ words: inout Words) -> (path: String, range: Range<Int>)? {
    guard let (path, range) = words.path() else { return nil }
    switch scope.types[path] {
    case .rating: return (path, range)
    case nil where checker.isUnreadable(path): break
    case nil:
      let near = nearest(path, among: scope.types.keys.sorted())
      checker.report(
        .unknownKey, file, range, Message("沒有題目「\(path)」。", "There is no \"\(path)\"."),
        fix: near.map { Diagnostic.Fix(range: range, replacement: $0) })
    default: checker.report(.typeMismatch, file, range, Message("「\(path)」不是評分題。", "\"\(path)\" is not a rating."))
    }
    return nil
  }

  private func unknown(_ token: Token, _ keys: [String]) {
    if checker.isUnreadable(token.text) { return }
    let near = nearest(token.text, among: keys)
    checker.report(
      .unknownKey, file, token.range, Message("沒有「\(token.text)」。", "There is no \"\(token.text)\"."),
      fix: near.map { Diagnostic.Fix(range: token.range, replacement: $0) })
  }

  /// `target KEY >= 85%`.
  func target(_ statement: Statement) -> Target? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("指標", "a metric")) else { return nil }
    guard let metric = survey.metrics.first(where: { $0.key == key.text }) else {
      unknown(key, survey.metrics.map(\.key))
      return nil
    }
    guard let mark = words.next, let comparison = Expression.Comparison(rawValue: mark.text),
      comparison != .equal, comparison != .notEqual
    else {
      words.expect(">=")
      return nil
    }
    words.skip()
    guard let token = words.next, token.kind == .number, let number = Double(token.text) else {
      checker.report(.expected, file, words.place, Message("這裡應該是目標值。", "Expected the value to reach here."))
      return nil
    }
    words.skip()
    let isPercent = words.take("%")
    words.finish()
    if isPercent != metric.measure.isShare {
      checker.report(
        .typeMismatch, file, token.range,
        Message("比例的目標要寫 %，平均的目標不寫。", "A share is measured in %, a mean is not."))
    }
    if let range = values(of: metric.measure), !range.contains(number) {
      let limits = "\(plain(range.lowerBound))–\(plain(range.upperBound))"
      checker.report(
        .invalidValue, file, token.range,
        Message("「\(key.text)」只會在 \(limits) 之間。", "\"\(key.text)\" lies within \(limits)."))
    }
    return Target(metric: key.text, comparison: comparison, value: isPercent ? number / 100 : number)
  }

  /// What a metric can come to; `nil` where that is not known.
  private func values(of measure: Metric.Measure) -> ClosedRange<Double>? {
    switch measure {
    case .topTwo, .share: return 0...100
    case .mean(let path): return codes(path)
    case .index(let key): return survey.indexes.first { $0.key == key }?.items.first.flatMap(codes)
    case .score: return survey.score.map { 0...Double($0.total) }
    }
  }

  private func codes(_ path: String) -> ClosedRange<Double>? {
    guard case .rating(let codes)? = scope.types[path], let low = codes.min(), let high = codes.max() else { return nil }
    return Double(low)...Double(high)
  }

  private func plain(_ number: Double) -> String { number == number.rounded() ? String(Int(number)) : String(number) }

  /// `score of 100 { part KEY TEXT worth N { question, … }; improvement below N }`.
  func score(_ statement: Statement) -> Score? {
    var words = Words(statement, file, checker)
    words.expect("of")
    guard let total = words.integer(), total > 0 else { return nil }
    words.finish()
    var parts: [Score.Part] = []
    var limit: Int?
    for inner in statement.block ?? [] {
      if inner.keyword?.isWord("part") == true {
        if let part = part(inner) { parts.append(part) }
      } else if inner.keyword?.isWord("improvement") == true {
        var words = Words(inner, file, checker)
        words.expect("below")
        limit = words.integer()
        words.finish()
      } else {
        checker.unknown(.unknownPart, inner, file, among: ["part", "improvement"])
      }
    }
    return Score(total: total, parts: parts, improvementBelow: limit)
  }

  private func part(_ statement: Statement) -> Score.Part? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("部分", "a part")), let label = label(&words) else { return nil }
    words.expect("worth")
    guard let worth = words.integer() else { return nil }
    words.finish()
    let tokens = (statement.block ?? []).flatMap(\.words).filter { $0.kind == .word }
    for token in tokens where survey.question(token.text) == nil { unknown(token, survey.questions.map(\.key)) }
    let reachable = tokens.reduce(0) { $0 + best($1.text) }
    if reachable != worth {
      checker.report(
        .unreachableScore, file, key.range,
        Message("題目的最高分合計 \(reachable)，與 worth \(worth) 不符。", "The best answers add up to \(reachable), not to \(worth)."))
    }
    return Score.Part(key: key.text, label: label, points: worth, questions: tokens.map(\.text))
  }

  private func best(_ key: String) -> Int {
    guard case .choice(let choices)? = survey.question(key)?.kind else { return 0 }
    return choices.options.map(\.points).max() ?? 0
  }
}
