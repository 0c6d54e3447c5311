import Definitions
import Diagnostics

/// Reads what stands in a question's block: options to choose or rank, items to rate.
struct OptionReader {
  let checker: Checker
  let file: SourceFile
  let languages: [String]
  let scope: PathScope

  func items(_ statement: Statement, _ key: Token) -> [Matrix.Item] {
    var items: [Matrix.Item] = []
    for part in statement.block ?? [] {
      guard let (token, label, rest) = head(part) else { continue }
      var words = rest
      var item = Matrix.Item(key: token.text, label: label, topic: nil)
      if token.kind == .number {
        checker.report(.expected, file, token.range, Message("這裡應該是項目的代號。", "Expected the key of an item here."))
      }
      if words.take("topic"), let topic = words.key(Message("topic", "a topic")) {
        item.topic = checker.resolve(topic, "topic", file)
      }
      if words.take("was") { item.formerKey = words.key(Message("從前的代號", "the former key"))?.text }
      words.finish()
      unique(token, items.map(\.key))
      items.append(item)
    }
    if items.isEmpty {
      checker.report(.tooFewChoices, file, key.range, Message("矩陣題至少要有一個項目。", "A matrix needs at least one item."))
    }
    return items
  }

  func choices(_ isMany: Bool, _ key: Token, _ statement: Statement, _ settings: QuestionSettings) -> Choices? {
    guard let options = options(key, statement, settings) else { return nil }
    let count = isMany ? settings.choose ?? 1...options.count : 1...1
    checkCount(count, options, key)
    var choices = Choices(options: options, isMany: isMany, count: count)
    choices.list = settings.list?.text
    return choices
  }

  /// Without `choose`, all options are ranked.
  func ranking(_ key: Token, _ statement: Statement, _ settings: QuestionSettings) -> Choices? {
    guard let options = options(key, statement, settings) else { return nil }
    if let odd = options.first(where: { $0.isExclusive || $0.hasWriteIn }) {
      checker.report(
        .invalidValue, file, key.range,
        Message("「\(odd.key)」：排序題的選項不能 exclusive 或 write-in。", "\"\(odd.key)\": what is ranked cannot be exclusive or written in."))
    }
    let count = settings.choose ?? options.count...options.count
    checkCount(count, options, key)
    var choices = Choices(options: options, isMany: true, count: count)
    choices.list = settings.list?.text
    return choices
  }

  private func checkCount(_ count: ClosedRange<Int>, _ options: [Choices.Option], _ key: Token) {
    guard count.upperBound > options.count || count.lowerBound < 1 else { return }
    checker.report(
      .invalidValue, file, key.range,
      Message("choose 的範圍超出選項數 \(options.count)。", "`choose` goes beyond the \(options.count) options."))
  }

  /// The options in the question's block, or those of the shared list that it names.
  private func options(_ key: Token, _ statement: Statement, _ settings: QuestionSettings) -> [Choices.Option]? {
    var options: [Choices.Option] = []
    var (block, source) = (statement.block ?? [], file)
    if let list = settings.list {
      _ = checker.resolve(list, "list", file)
      guard let declaration = checker.declaration("list", list.text) else { return nil }
      if !block.isEmpty {
        checker.report(.unexpected, file, list.range, Message("選項已在清單裡，不能另外列出。", "The options are in the list: none can stand here."))
      }
      (block, source) = (declaration.statement.block ?? [], declaration.file)
    }
    let wasShared = checker.isShared
    checker.isShared = wasShared || settings.list != nil
    defer { checker.isShared = wasShared }
    let reader = OptionReader(checker: checker, file: source, languages: languages, scope: scope)
    for part in block {
      guard let option = reader.option(part, options.map(\.key)) else { continue }
      options.append(option)
    }
    // A list that somebody else made may hold one option; where it is used the fault would be theirs.
    guard options.count >= (settings.list == nil ? 2 : 1) else {
      checker.report(.tooFewChoices, file, key.range, Message("至少要有兩個選項。", "At least two options are needed."))
      return nil
    }
    return options
  }

  private func option(_ part: Statement, _ earlier: [String]) -> Choices.Option? {
    guard let (token, label, rest) = head(part) else { return nil }
    var words = rest
    var option = Choices.Option(key: token.text, label: label, isExclusive: false, hasWriteIn: false, points: 0)
    while let word = words.next, read(word, &words, &option) {}
    words.finish()
    unique(token, earlier)
    return option
  }

  private func read(_ word: Token, _ words: inout Words, _ option: inout Choices.Option) -> Bool {
    guard ["exclusive", "write-in", "points", "was", "image", "exported", "column"].contains(word.text), word.kind == .word else {
      return false
    }
    words.skip()
    switch word.text {
    case "exclusive": option.isExclusive = true
    case "write-in": option.hasWriteIn = true
    case "points": option.points = words.integer(mayBeNegative: true) ?? 0
    case "image": option.image = words.fileName()
    case "exported": option.exportedName = words.string()
    case "column": words.foreignColumn().map { option.foreignColumns.append($0) }
    default: option.formerKey = words.optionKey()?.text
    }
    return true
  }

  /// The key and label of an option or item; in a block its first word is the key itself.
  private func head(_ part: Statement) -> (Token, LocalizedText, Words)? {
    guard let token = part.keyword, token.kind == .word || (token.kind == .number && Int(token.text) != nil) else {
      checker.report(.expected, file, part.range, Message("這裡應該是選項或項目的代號。", "Expected the key of an option or item here."))
      return nil
    }
    var words = Words(part, file, checker)
    guard let (text, range) = words.text(first: languages.first ?? "zh-Hant") else { return nil }
    checker.requireLanguages(languages, text, file, range)
    checker.refuseOtherLanguages(languages, text, file, range)
    PipingCheck(checker: checker, file: file, scope: scope).check(text, range)
    return (token, text, words)
  }

  private func unique(_ token: Token, _ keys: [String]) {
    guard keys.contains(token.text) else { return }
    checker.report(.duplicateKey, file, token.range, Message("「\(token.text)」重複。", "\"\(token.text)\" is given twice."))
  }
}
