import Definitions
import Diagnostics

/// Reads what stands on a page: questions, groups, loops and shared blocks, in their order.
struct BlockReader {
  let checker: Checker
  let languages: [String]
  let isAnonymous: Bool

  static let containers = ["group", "loop", "use"]

  /// - Parameter outer: the conditions of everything that these statements stand in.
  func content(
    _ statements: [Statement], _ file: SourceFile, _ scope: inout PathScope, under outer: Expression?, depth: Int = 0
  ) -> [Page.Block] {
    guard depth < 8 else {
      if let first = statements.first {
        checker.report(.tooDeep, file, first.range, Message("群組太多層。", "Groups are nested too deeply."))
      }
      return []
    }
    return statements.flatMap { statement -> [Page.Block] in
      switch statement.keyword?.text {
      case "group": return group(statement, file, &scope, outer, depth).map { [.group($0)] } ?? []
      case "loop": return loop(statement, file, &scope, outer, depth)
      case "use": return use(statement, file, &scope, outer, depth)
      default: return question(statement, file, &scope, outer).map { [.question($0)] } ?? []
      }
    }
  }

  private func question(
    _ statement: Statement, _ file: SourceFile, _ scope: inout PathScope, _ outer: Expression?
  ) -> Question? {
    guard let keyword = statement.keyword, QuestionReader.kinds.contains(keyword.text) else {
      reportUnknown(statement, file)
      if let key = statement.words.dropFirst().first?.text {
        checker.unreadable.insert(key)
        scope.later.remove(key)
      }
      return nil
    }
    if statement.words.dropFirst().first?.kind != .word { checker.hasUnnamedQuestion = true }
    guard var question = read(statement, file, scope, outer) else {
      if let key = statement.words.dropFirst().first?.text { scope.later.remove(key) }
      return nil
    }
    let range = statement.words.count > 1 ? statement.words[1].range : statement.range
    check(question, range, file, scope)
    checker.questionPlaces[question.key] = (file, range)
    scope.later.remove(question.key)
    let own = question.shownWhen
    question.shownWhen = Expression.both(outer, own)
    scope.add(question, scales: checker.scales)
    question.shownWhen = own
    return question
  }

  private func reportUnknown(_ statement: Statement, _ file: SourceFile) {
    guard let keyword = statement.keyword, SurveyReader.words.contains(keyword.text) else {
      checker.unknown(.unknownPart, statement, file, among: QuestionReader.kinds + Self.containers)
      return
    }
    checker.report(
      .unknownPart, file, keyword.range,
      Message(
        "「\(keyword.text)」不在頁面裡；前面是不是少了一個「}」？",
        "\"\(keyword.text)\" does not stand in a page: is a \"}\" missing before it?"))
  }

  /// The reader is gone when this returns: while it holds the scope, every question added to it would copy it whole.
  private func read(
    _ statement: Statement, _ file: SourceFile, _ scope: PathScope, _ outer: Expression?
  ) -> Question? {
    QuestionReader(checker: checker, file: file, languages: languages, scope: scope, outer: outer).question(statement)
  }

  private func check(_ question: Question, _ range: Range<Int>, _ file: SourceFile, _ scope: PathScope) {
    if !scope.later.contains(question.key) {
      checker.report(
        .duplicateKey, file, range, Message("題目「\(question.key)」重複。", "The question \"\(question.key)\" is asked twice."))
    }
    switch question.kind {
    case .contact where isAnonymous:
      checker.report(
        .contactInAnonymous, file, range, Message("匿名問卷不能詢問聯絡方式。", "An anonymous survey cannot ask for a contact."))
    case .photo where isAnonymous:
      checker.report(
        .contactInAnonymous, file, range, Message("匿名問卷不能收照片。", "An anonymous survey cannot take pictures."))
    default: break
    }
  }

  /// `group KEY [TEXT] [shown when CONDITION] { … }`.
  private func group(
    _ statement: Statement, _ file: SourceFile, _ scope: inout PathScope, _ outer: Expression?, _ depth: Int
  ) -> Group? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("群組", "the group")) else { return nil }
    let label = words.startsText ? settings(file, scope, outer).text(&words) : nil
    let read = settings(file, scope, outer).settings(&words)
    requireBlock(statement, key, file)
    let inner = content(
      statement.block ?? [], file, &scope, under: Expression.both(outer, read.shownWhen), depth: depth + 1)
    return Group(
      key: key.text, label: label, shownWhen: read.shownWhen, content: inner, presentation: read.presentation)
  }

  private func settings(_ file: SourceFile, _ scope: PathScope, _ outer: Expression?) -> QuestionSettingsReader {
    QuestionSettingsReader(checker: checker, file: file, languages: languages, scope: scope, outer: outer)
  }

  private func requireBlock(_ statement: Statement, _ key: Token, _ file: SourceFile) {
    guard statement.block == nil else { return }
    checker.report(.missingBlock, file, key.range, Message("後面需要 { } 區塊。", "A block in { } must follow."))
  }

  /// `loop KEY TEXT over QUESTION { … }`: its questions, once for each option that was chosen.
  private func loop(
    _ statement: Statement, _ file: SourceFile, _ scope: inout PathScope, _ outer: Expression?, _ depth: Int
  ) -> [Page.Block] {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("迴圈", "the loop")) else { return [] }
    checker.loopKeys.insert(key.text)
    defer { checker.loopKeys.remove(key.text) }
    let label = words.startsText ? settings(file, scope, outer).text(&words) : nil
    words.expect("over")
    guard let (path, range) = words.path(), let list = listed(path, range, file, scope) else { return [] }
    words.finish()
    requireBlock(statement, key, file)
    // Read once in the words of the source, then repeated for each option.
    var inside = scope
    let template = content(statement.block ?? [], file, &inside, under: outer, depth: depth + 1)
    scope.later = inside.later
    let turns = LoopExpansion(key: key.text, label: label, path: path, options: list.options, isMany: list.isMany)
    let groups = turns.groups(template)
    for group in groups {
      for question in Page(title: nil, shownWhen: outer, content: [.group(group)]).questions {
        if scope.types[question.key] != nil || scope.later.contains(question.key) {
          checker.report(
            .duplicateKey, file, key.range,
            Message("迴圈產生的題目「\(question.key)」與別題同名。", "The loop makes \"\(question.key)\", which is the key of another question."))
        }
        scope.add(question, scales: checker.scales)
      }
    }
    return groups.map { .group($0) }
  }

  /// The choices that a loop goes over.
  private func listed(_ path: String, _ range: Range<Int>, _ file: SourceFile, _ scope: PathScope) -> Choices? {
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard let type = formulas.resolve(path, range) else { return nil }
    guard case .choice(let choices)? = scope.questions[path]?.kind, scope.questions[path]?.key == path else {
      checker.report(
        .typeMismatch, file, range,
        Message("迴圈要依選擇題；「\(path)」是\(type.name.chinese)。", "A loop goes over a question with choices; \"\(path)\" is \(type.name.english)."))
      return nil
    }
    return choices
  }

  /// `use KEY`: the content of a shared block.
  private func use(
    _ statement: Statement, _ file: SourceFile, _ scope: inout PathScope, _ outer: Expression?, _ depth: Int
  ) -> [Page.Block] {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("區塊", "a block")) else { return [] }
    _ = checker.resolve(key, "block", file)
    words.finish()
    guard let block = checker.declaration("block", key.text) else { return [] }
    checker.usedBlocks.insert(key.text)
    let wasShared = checker.isShared
    checker.isShared = true
    defer { checker.isShared = wasShared }
    return content(block.statement.block ?? [], block.file, &scope, under: outer, depth: depth + 1)
  }

  /// Keys of all questions in these statements, as written.
  func keys(_ statements: [Statement], depth: Int = 0) -> [String] {
    guard depth < 8 else { return [] }
    return statements.flatMap { statement -> [String] in
      let second = statement.words.dropFirst().first?.text
      switch statement.keyword?.text {
      case "group", "loop": return keys(statement.block ?? [], depth: depth + 1)
      case "use":
        return second.flatMap { checker.declaration("block", $0) }.map { keys($0.statement.block ?? [], depth: depth + 1) } ?? []
      default: return second.map { [$0] } ?? []
      }
    }
  }
}
