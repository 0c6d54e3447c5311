import Definitions
import Diagnostics

/// Reads how a survey is carried out: sampling, quotas, weights, what other programs call its languages.
struct PracticeReader {
  let checker: Checker
  let file: SourceFile
  let scope: PathScope

  func practice(_ statements: [Statement], _ parts: Parts) -> Survey.Practice {
    var practice = Survey.Practice()
    practice.translations = checker.translations
    practice.languageNames = parts.languageNames()
    if var words = parts.words("sample") { practice.sampledEvery = sampling(&words) }
    for statement in statements where statement.keyword?.isWord("quota") == true {
      guard let quota = quota(statement) else { continue }
      if practice.quotas.contains(where: { $0.key == quota.key }) {
        checker.report(
          .duplicateKey, file, statement.range, Message("「\(quota.key)」重複宣告。", "\"\(quota.key)\" is declared twice."))
      }
      practice.quotas.append(quota)
    }
    for statement in statements where statement.keyword?.isWord("weight") == true {
      if let weight = weight(statement) { practice.weights.append(weight) }
    }
    for statement in statements where statement.keyword?.isWord("break") == true {
      if let found = seriesBreak(statement) { practice.breaks.append(found) }
    }
    for statement in statements where statement.keyword?.isWord("setting") == true {
      var words = Words(statement, file, checker)
      if let setting = words.foreignColumn() { practice.foreignSettings.append(setting) }
      words.finish()
    }
    return practice
  }

  /// `sample every 5`.
  private func sampling(_ words: inout Words) -> Int? {
    words.expect("every")
    let place = words.place
    guard let every = words.integer() else { return nil }
    words.finish()
    if every < 2 { checker.report(.invalidValue, file, place, Message("至少是 2。", "It must be 2 or more.")) }
    return every
  }

  /// `quota KEY when CONDITION limit N`.
  private func quota(_ statement: Statement) -> Quota? {
    var words = Words(statement, file, checker)
    guard let key = words.key(Message("配額", "a quota")) else { return nil }
    words.expect("when")
    guard let condition = ExpressionReader(checker: checker, file: file, scope: scope).condition(&words) else { return nil }
    words.expect("limit")
    let place = words.place
    guard let limit = words.integer() else { return nil }
    words.finish()
    if limit < 1 { checker.report(.invalidValue, file, place, Message("至少是 1。", "It must be 1 or more.")) }
    return Quota(key: key.text, condition: condition, limit: limit)
  }

  /// `break PATH at VERSION TEXT`: its reason is for staff.
  private func seriesBreak(_ statement: Statement) -> Survey.Break? {
    var words = Words(statement, file, checker)
    guard let (path, range) = words.path() else { return nil }
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard formulas.resolve(path, range) != nil else { return nil }
    words.expect("at")
    guard let version = words.integer(), let (reason, _) = words.text() else { return nil }
    words.finish()
    return Survey.Break(path: path, version: version, reason: reason)
  }

  /// `weight by PATH { option 20%; … }`.
  private func weight(_ statement: Statement) -> Weight? {
    var words = Words(statement, file, checker)
    words.expect("by")
    guard let (path, range) = words.path() else { return nil }
    words.finish()
    let formulas = FormulaReader(checker: checker, file: file, scope: scope)
    guard let type = formulas.resolve(path, range) else { return nil }
    guard case .oneOf(let options) = type else {
      checker.report(.typeMismatch, file, range, Message("只能依單選題加權。", "Weights go by a question with one choice."))
      return nil
    }
    let shares = (statement.block ?? []).compactMap { share($0, options) }
    let missing = options.filter { option in !shares.contains { $0.option == option } }
    let sum = shares.reduce(0) { $0 + $1.share }
    if !missing.isEmpty || abs(sum - 1) > 0.0005 {
      let list = missing.joined(separator: ", ")
      checker.report(
        .invalidValue, file, range,
        missing.isEmpty
          ? Message("比例合計 \(percent(sum))%，應為 100%。", "The shares add up to \(percent(sum))%, not to 100%.")
          : Message("缺少選項：\(list)。", "Options without a share: \(list)."))
      return nil
    }
    return Weight(path: path, shares: shares)
  }

  private func share(_ statement: Statement, _ options: [String]) -> Weight.Share? {
    guard let option = statement.keyword else { return nil }
    guard options.contains(option.text) else {
      checker.unknownWord(option, file, among: options)
      return nil
    }
    var words = Words(statement, file, checker)
    guard let number = words.decimal() else { return nil }
    words.expect("%")
    words.finish()
    return Weight.Share(option: option.text, share: number / 100)
  }

  private func percent(_ share: Double) -> String { Expression.Value.number((share * 1000).rounded() / 10).words }
}
