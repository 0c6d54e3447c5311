import Definitions
import Diagnostics

/// What stands behind a question's label, in any order.
struct QuestionSettings {
  var scale: String?
  var importance: String?
  var isRequired = false
  var hint: LocalizedText?
  var topic: String?
  var limit: Int?
  var choose: ClosedRange<Int>?
  var range: ClosedRange<Double>?
  var isAny = false
  var unit: LocalizedText?
  var keptDays = 90
  /// The shared list that the options are from.
  var list: Token?
  var shownWhen: Expression?
  /// Whether it is proven that the question is never shown.
  var isNeverShown = false
  /// Where a constraint begins; it is read when the question's own kind is known.
  var constraint: Words?
  var message: LocalizedText?
  var formerKey: String?
  var presentation = Presentation()
  /// The words that began the settings, in their order.
  var used: [Token] = []

  /// The words that begin a setting.
  static let words = [
    "required", "on", "with", "hint", "topic", "limit", "choose", "from", "any", "unit", "kept", "was", "shown", "valid",
    "message", "image", "shuffled", "initial", "exported", "column", "list", "guidance",
  ]
}

/// Reads the settings of one question.
struct QuestionSettingsReader {
  let checker: Checker
  let file: SourceFile
  let languages: [String]
  let scope: PathScope
  /// The conditions of the page and the groups that the question stands in.
  let outer: Expression?

  func settings(_ words: inout Words) -> QuestionSettings {
    var settings = QuestionSettings()
    while let token = words.next {
      words.skip()
      settings.used.append(token)
      guard read(token, &words, &settings) else { break }
    }
    return settings
  }

  /// Reads one setting; `false` where the rest of the statement cannot be read.
  private func read(_ token: Token, _ words: inout Words, _ settings: inout QuestionSettings) -> Bool {
    switch token.text {
    case "required":
      settings.isRequired = true
      if words.startsText { settings.presentation.requiredMessage = text(&words) }
    case "on": settings.scale = reference(&words, "scale")
    case "with":
      words.expect("importance")
      words.expect("on")
      settings.importance = reference(&words, "scale")
    case "hint": settings.hint = text(&words)
    case "topic": settings.topic = reference(&words, "topic")
    case "limit": settings.limit = atLeastOne(&words)
    case "choose": settings.choose = count(&words)
    case "from": settings.range = bounds(&words)
    case "any": settings.isAny = true
    case "unit": settings.unit = text(&words)
    case "kept":
      settings.keptDays = atLeastOne(&words) ?? settings.keptDays
      words.expect("days")
    case "was": settings.formerKey = words.key(Message("從前的代號", "the former key"))?.text
    case "shown":
      words.expect("when")
      let reader = ExpressionReader(checker: checker, file: file, scope: scope)
      guard let judged = reader.judged(&words, under: outer) else { return false }
      settings.shownWhen = judged.expression
      settings.isNeverShown = judged.verdict == .never || judged.verdict == .contradicted
    case "valid":
      words.expect("when")
      settings.constraint = words
      skipCondition(&words)
    case "message": settings.message = text(&words)
    case "list": settings.list = words.key(Message("選項清單", "a list"))
    default: return readPresentation(token, &words, &settings.presentation)
    }
    return true
  }

  private func readPresentation(_ token: Token, _ words: inout Words, _ presentation: inout Presentation) -> Bool {
    switch token.text {
    case "image": presentation.image = words.fileName()
    case "shuffled":
      presentation.isShuffled = true
      if words.take("seed") { presentation.seed = words.integer() }
    case "initial" where words.take("="):
      let formulas = FormulaReader(checker: checker, file: file, scope: scope)
      guard let formula = formulas.formula(&words) else { return false }
      presentation.initialFormula = formula.formula
    case "initial": presentation.initial = initial(&words)
    case "exported": presentation.exportedName = words.string()
    case "column": words.foreignColumn().map { presentation.foreignColumns.append($0) }
    case "guidance": presentation.guidance = text(&words)
    default:
      if token.kind == .word {
        checker.unknownWord(token, file, among: QuestionSettings.words)
      } else if token.kind == .string, let language = languages.dropFirst().first {
        checker.report(
          .unexpected, file, token.range,
          Message("這段文字前面缺少語言代號，如 \(language)。", "This wording needs its language in front, such as \(language)."),
          fix: Diagnostic.Fix(range: token.range.lowerBound..<token.range.lowerBound, replacement: "\(language) "))
      } else {
        checker.report(.unexpected, file, token.range, Message("多出來的內容。", "This does not belong here."))
      }
      return false
    }
    return true
  }

  /// A text, a number, an option's key, a date or a time.
  private func initial(_ words: inout Words) -> String? {
    let sign = words.take("-") ? "-" : ""
    guard let token = words.next, token.kind != .mark else {
      words.expect("…")
      return nil
    }
    words.skip()
    return sign + token.text
  }

  /// Passes over a condition up to the next setting: a word of its own that no operator leads to.
  private func skipCondition(_ words: inout Words) {
    var open = 0
    var before: Token?
    while let token = words.next {
      let isLed = before.map { $0.kind == .mark && !$0.isMark(")") || ["and", "or", "not", "includes", "mod"].contains($0.text) } ?? true
      if open == 0, !isLed, token.kind == .word, QuestionSettings.words.contains(token.text), before?.text != "starts", before?.text != "ends" {
        return
      }
      if token.isMark("(") { open += 1 }
      if token.isMark(")") { open -= 1 }
      before = token
      words.skip()
    }
  }

  func text(_ words: inout Words) -> LocalizedText? {
    guard let (text, range) = words.text(first: languages.first ?? "zh-Hant") else { return nil }
    checker.requireLanguages(languages, text, file, range)
    checker.refuseOtherLanguages(languages, text, file, range)
    PipingCheck(checker: checker, file: file, scope: scope).check(text, range)
    return text
  }

  private func reference(_ words: inout Words, _ kind: String) -> String? {
    words.key(Message(kind, "a \(kind)")).map { checker.resolve($0, kind, file) }
  }

  private func atLeastOne(_ words: inout Words) -> Int? {
    let place = words.place
    guard let number = words.integer() else { return nil }
    if number < 1 { checker.report(.invalidValue, file, place, Message("至少是 1。", "It must be 1 or more.")) }
    return number
  }

  /// `1 through 3`.
  private func count(_ words: inout Words) -> ClosedRange<Int>? {
    let place = words.place
    guard let low = words.integer() else { return nil }
    words.expect("through")
    guard let high = words.integer() else { return nil }
    return ordered(low, high, place, "\(low)", "\(high)")
  }

  /// `1 to 60` behind `from`.
  private func bounds(_ words: inout Words) -> ClosedRange<Double>? {
    let place = words.place
    guard let low = words.decimal() else { return nil }
    words.expect("to")
    guard let high = words.decimal() else { return nil }
    return ordered(low, high, place, Expression.Value.number(low).words, Expression.Value.number(high).words)
  }

  private func ordered<Number: Comparable>(
    _ low: Number, _ high: Number, _ place: Range<Int>, _ first: String, _ last: String
  ) -> ClosedRange<Number>? {
    if low <= high { return low...high }
    checker.report(.emptyRange, file, place, Message("\(first) 大於 \(last)。", "\(first) is more than \(last)."))
    return nil
  }
}
