import Definitions
import Diagnostics

/// Reads one question with the words behind its label and the choices or items in its block.
struct QuestionReader {
  let checker: Checker
  let file: SourceFile
  let languages: [String]
  let scope: PathScope

  static let kinds = [
    "rating", "matrix", "choice", "choices", "number", "date", "comment", "contact", "information",
  ]

  /// What stands behind the label.
  private struct Settings {
    var scale: String?
    var importance: String?
    var isRequired = false
    var hint: LocalizedText?
    var topic: String?
    var limit = 1000
    var choose: ClosedRange<Int>?
    var range: ClosedRange<Int>?
    var unit: LocalizedText?
    var keptDays = 90
    var shownWhen: Expression?
    var formerKey: String?
  }

  func question(_ statement: Statement) -> Question? {
    guard let keyword = statement.keyword, Self.kinds.contains(keyword.text) else {
      checker.unknown(.unknownPart, statement, file, among: Self.kinds)
      return nil
    }
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("題目", "the question")), let label = text(&words) else { return nil }
    var settings = Settings()
    while let token = words.next {
      words.skip()
      guard read(token, &words, &settings) else { break }
    }
    guard let kind = kind(keyword.text, key, statement, settings) else { return nil }
    return Question(
      key: key.text, label: label, hint: settings.hint, kind: kind, isRequired: settings.isRequired,
      shownWhen: settings.shownWhen, topic: settings.topic, formerKey: settings.formerKey)
  }

  private func text(_ words: inout Words) -> LocalizedText? {
    guard let (text, range) = words.text(first: languages.first ?? "zh-Hant") else { return nil }
    checker.requireLanguages(languages, text, file, range)
    return text
  }

  /// Reads one setting; `false` where the rest of the statement cannot be read.
  private func read(_ token: Token, _ words: inout Words, _ settings: inout Settings) -> Bool {
    switch token.text {
    case "required": settings.isRequired = true
    case "on": settings.scale = reference(&words, "scale")
    case "with":
      words.expect("importance")
      words.expect("on")
      settings.importance = reference(&words, "scale")
    case "hint": settings.hint = text(&words)
    case "topic": settings.topic = reference(&words, "topic")
    case "limit": settings.limit = words.integer() ?? settings.limit
    case "choose": settings.choose = bounds(&words, "through")
    case "from": settings.range = bounds(&words, nil, first: true)
    case "unit": settings.unit = text(&words)
    case "kept":
      settings.keptDays = words.integer() ?? settings.keptDays
      words.expect("days")
    case "was": settings.formerKey = formerKey(&words)
    case "shown":
      words.expect("when")
      settings.shownWhen = ExpressionReader(checker: checker, file: file, scope: scope).condition(&words)
      return false
    default:
      let known = ["required", "on", "with", "hint", "topic", "limit", "choose", "from", "unit", "kept", "was", "shown"]
      if token.kind == .word {
        checker.unknownWord(token, file, among: known)
      } else {
        checker.report(.unexpected, file, token.range, Message("多出來的內容。", "This does not belong here."))
      }
      return false
    }
    return true
  }

  private func formerKey(_ words: inout Words) -> String? { words.key(Message("從前的代號", "the former key"))?.text }

  private func reference(_ words: inout Words, _ kind: String) -> String? {
    words.key(Message(kind, "a \(kind)")).map { checker.resolve($0, kind, file) }
  }

  /// `1 through 3`, or `1 to 60` behind `from`.
  private func bounds(_ words: inout Words, _ joint: String?, first: Bool = false) -> ClosedRange<Int>? {
    let place = words.place
    guard let low = words.integer() else { return nil }
    words.expect(joint ?? "to")
    guard let high = words.integer() else { return nil }
    guard low <= high else {
      checker.report(.emptyRange, file, place, Message("\(low) 大於 \(high)。", "\(low) is more than \(high)."))
      return nil
    }
    return low...high
  }

  private func kind(_ keyword: String, _ key: Token, _ statement: Statement, _ settings: Settings) -> Question.Kind? {
    switch keyword {
    case "rating":
      guard let scale = scale(key, settings) else { return nil }
      return .rating(scale: scale)
    case "matrix":
      guard let scale = scale(key, settings) else { return nil }
      if let importance = settings.importance { requireScale(importance, key) }
      return .matrix(Matrix(scale: scale, importanceScale: settings.importance, items: items(statement, key)))
    case "choice", "choices": return choices(keyword == "choices", key, statement, settings).map { .choice($0) }
    case "number":
      guard let range = settings.range else {
        missing("from … to …", key)
        return nil
      }
      return .number(range: range, unit: settings.unit)
    case "date": return .date
    case "comment": return .comment(limit: settings.limit)
    case "contact": return .contact(keptDays: settings.keptDays)
    default: return .information
    }
  }

  private func scale(_ key: Token, _ settings: Settings) -> String? {
    guard let scale = settings.scale else {
      missing("on", key)
      return nil
    }
    requireScale(scale, key)
    return scale
  }

  /// The scale's wordings must be there in every language of the survey.
  private func requireScale(_ key: String, _ place: Token) {
    guard let scale = checker.scales[key] else { return }
    let texts = scale.points.map(\.label) + [scale.notApplicable].compactMap { $0 }
    for language in languages where texts.contains(where: { !$0.has(language) }) {
      checker.report(
        .missingTranslation, file, place.range,
        Message("尺度「\(key)」缺少 \(language) 的文字。", "The scale \"\(key)\" has no wording in \(language)."))
    }
  }

  private func missing(_ part: String, _ key: Token) {
    checker.report(.missingPart, file, key.range, Message("缺少「\(part)」。", "\"\(part)\" is missing."))
  }

  private func items(_ statement: Statement, _ key: Token) -> [Matrix.Item] {
    var items: [Matrix.Item] = []
    for part in statement.block ?? [] {
      guard let (token, label, rest) = head(part) else { continue }
      var words = rest
      var item = Matrix.Item(key: token.text, label: label, topic: nil)
      if words.take("topic") { item.topic = reference(&words, "topic") }
      if words.take("was") { item.formerKey = formerKey(&words) }
      words.finish()
      unique(token, items.map(\.key))
      items.append(item)
    }
    if items.isEmpty {
      checker.report(.tooFewChoices, file, key.range, Message("矩陣題至少要有一個項目。", "A matrix needs at least one item."))
    }
    return items
  }

  private func choices(_ isMany: Bool, _ key: Token, _ statement: Statement, _ settings: Settings) -> Choices? {
    var options: [Choices.Option] = []
    for part in statement.block ?? [] {
      guard let (token, label, rest) = head(part) else { continue }
      var words = rest
      var option = Choices.Option(key: token.text, label: label, isExclusive: false, hasWriteIn: false, points: 0)
      while !words.isAtEnd {
        if words.take("exclusive") {
          option.isExclusive = true
        } else if words.take("write-in") {
          option.hasWriteIn = true
        } else if words.take("points") {
          option.points = words.integer() ?? 0
        } else if words.take("was") {
          option.formerKey = formerKey(&words)
        } else {
          break
        }
      }
      words.finish()
      unique(token, options.map(\.key))
      options.append(option)
    }
    guard options.count >= 2 else {
      checker.report(.tooFewChoices, file, key.range, Message("至少要有兩個選項。", "At least two options are needed."))
      return nil
    }
    let count = isMany ? settings.choose ?? 1...options.count : 1...1
    if count.upperBound > options.count || count.lowerBound < 1 {
      checker.report(
        .invalidValue, file, key.range,
        Message("choose 的範圍超出選項數 \(options.count)。", "`choose` goes beyond the \(options.count) options."))
    }
    return Choices(options: options, isMany: isMany, count: count)
  }

  /// The key and label of an option or item; in a block its first word is the key itself.
  private func head(_ part: Statement) -> (Token, LocalizedText, Words)? {
    guard let token = part.keyword, token.kind == .word else {
      checker.report(.expected, file, part.range, Message("這裡應該是選項或項目的代號。", "Expected the key of an option or item here."))
      return nil
    }
    var words = Words(part, file, checker)
    guard let label = text(&words) else { return nil }
    return (token, label, words)
  }

  private func unique(_ token: Token, _ keys: [String]) {
    guard keys.contains(token.text) else { return }
    checker.report(.duplicateKey, file, token.range, Message("「\(token.text)」重複。", "\"\(token.text)\" is given twice."))
  }
}
