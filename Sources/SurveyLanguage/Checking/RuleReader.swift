import Definitions
import Diagnostics

/// Reads what opens a case.
struct RuleReader {
  let checker: Checker
  let file: SourceFile
  /// The channels of the survey whose rules these are; `nil` for feedback, which comes through any.
  var offered: [Channel]?

  func feedbackRules(_ statement: Statement) -> [CaseRule] {
    let topics = (checker.found["topic"] ?? []).map(\.key.text)
    let parts = (statement.block ?? []).filter { part in
      if part.keyword?.isWord("open") == true { return true }
      checker.unknown(.unknownPart, part, file, among: ["open"])
      return false
    }
    return rules(parts, .feedback(topics: topics))
  }

  /// All rules of a survey, or of feedback: the first one that holds opens the case.
  func rules(_ statements: [Statement], _ scope: PathScope) -> [CaseRule] {
    var seen: Set<String> = []
    var rules: [CaseRule] = []
    for statement in statements {
      guard let rule = rule(statement, scope, &seen) else {
        if let key = statement.words.dropFirst(2).first?.text { checker.unreadable.insert(key) }
        continue
      }
      checkShadow(rule, rules, statement, scope)
      rules.append(rule)
    }
    return rules
  }

  /// A rule behind others that hold wherever it does never opens a case.
  private func checkShadow(_ rule: CaseRule, _ earlier: [CaseRule], _ statement: Statement, _ scope: PathScope) {
    let rivals = earlier.filter { other in
      other.channels.isEmpty || (!rule.channels.isEmpty && Set(rule.channels).isSubset(of: other.channels))
    }
    guard let first = rivals.first else { return }
    let any = rivals.dropFirst().reduce(first.condition) { .or($0, $1.condition) }
    let proof = ConditionProof(scope: scope)
    guard proof.finding(rule.condition).verdict != .never,
      proof.finding(.and(rule.condition, .not(any))).verdict == .never
    else { return }
    checker.report(
      .shadowedRule, file, statement.range,
      Message(
        "前面的規則總是先成立，「\(rule.key)」不會立案。",
        "Rules before it always hold first: \"\(rule.key)\" never opens a case."), severity: .warning)
  }

  /// `open case KEY when CONDITION { level KEY; to …; channels … }`.
  private func rule(_ statement: Statement, _ scope: PathScope, _ seen: inout Set<String>) -> CaseRule? {
    var words = Words(statement, file, checker)
    words.expect("case")
    guard let key = words.key(Message("規則", "a rule")) else { return nil }
    if !seen.insert(key.text).inserted {
      checker.report(.duplicateKey, file, key.range, Message("「\(key.text)」重複宣告。", "\"\(key.text)\" is declared twice."))
    }
    words.expect("when")
    let condition = ExpressionReader(checker: checker, file: file, scope: scope).condition(&words)
    if condition != nil { words.finish() }
    let parts = Parts(
      Declaration(statement: statement, file: file, key: key), checker, known: ["level", "to", "channels"],
      required: ["level", "to"])
    let channels = parts.channels()
    if let offered, let strange = channels.first(where: { !offered.contains($0) }) {
      checker.report(
        .channelNotOffered, file, parts.statement("channels")?.range ?? key.range,
        Message("問卷沒有開放「\(strange.rawValue)」，規則不會成立。", "The survey does not offer \(strange.rawValue): the rule cannot hold there."))
    }
    guard let condition else { return nil }
    return CaseRule(
      key: key.text, condition: condition, level: parts.reference("level", "level") ?? "", route: route(parts),
      channels: channels)
  }

  private func route(_ parts: Parts) -> CaseRule.Route {
    guard var words = parts.words("to"), let token = words.key(Message("承辦單位", "where it goes")) else { return .owner }
    var route = CaseRule.Route.owner
    switch token.text {
    case "topic": route = .topic
    case "owner": route = .owner
    case "unit":
      if let key = words.key(Message("組室", "a unit")) { route = .unit(checker.resolve(key, "unit", file)) }
    default: checker.unknownWord(token, file, among: ["topic", "owner", "unit"])
    }
    words.finish()
    return route
  }
}
