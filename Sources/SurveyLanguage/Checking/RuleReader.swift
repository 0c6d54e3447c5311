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
    var seen: Set<String> = []
    return (statement.block ?? []).compactMap { part in
      guard part.keyword?.isWord("open") == true else {
        checker.unknown(.unknownPart, part, file, among: ["open"])
        return nil
      }
      return rule(part, .feedback(topics: topics), &seen)
    }
  }

  /// `open case KEY when CONDITION { level KEY; to …; channels … }`.
  func rule(_ statement: Statement, _ scope: PathScope, _ seen: inout Set<String>) -> CaseRule? {
    var words = Words(statement, file, checker)
    words.expect("case")
    guard let key = words.key(Message("規則", "a rule")) else { return nil }
    if !seen.insert(key.text).inserted {
      checker.report(.duplicateKey, file, key.range, Message("「\(key.text)」重複宣告。", "\"\(key.text)\" is declared twice."))
    }
    words.expect("when")
    let condition = ExpressionReader(checker: checker, file: file, scope: scope).condition(&words)
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
