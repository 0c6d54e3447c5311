import Definitions
import Diagnostics

/// Reads `kiosk { idle 60s; countdown 30s; then keep; thanks 8s; double-tap 500ms; taps 30; hours 09:00-17:00 }`.
struct KioskReader {
  let checker: Checker
  let file: SourceFile

  func kiosk(_ statement: Statement) -> KioskBehaviour {
    var kiosk = KioskBehaviour.standard
    for part in statement.block ?? [] {
      var words = Words(part, file, checker)
      guard read(part, &words, &kiosk) else { continue }
      words.finish()
    }
    return kiosk
  }

  private func read(_ part: Statement, _ words: inout Words, _ kiosk: inout KioskBehaviour) -> Bool {
    switch part.keyword?.text {
    case "idle": kiosk.idleSeconds = seconds(&words, atLeast: 10) ?? kiosk.idleSeconds
    case "countdown": kiosk.countdownSeconds = seconds(&words, atLeast: 20) ?? kiosk.countdownSeconds
    case "thanks": kiosk.thanksSeconds = seconds(&words, atLeast: 2) ?? kiosk.thanksSeconds
    case "double-tap": kiosk.doubleTapMilliseconds = doubleTap(&words) ?? kiosk.doubleTapMilliseconds
    case "taps": kiosk.maximumTaps = words.integer()
    case "hours": kiosk.hours = hours(&words)
    case "then":
      guard let token = words.key(Message("discard 或 keep", "discard or keep")) else { return false }
      guard let timeout = KioskBehaviour.Timeout(rawValue: token.text) else {
        checker.unknownWord(token, file, among: ["discard", "keep"])
        return false
      }
      kiosk.onTimeout = timeout
    default:
      checker.unknown(
        .unknownPart, part, file, among: ["idle", "countdown", "then", "thanks", "double-tap", "taps", "hours"])
      return false
    }
    return true
  }

  private func seconds(_ words: inout Words, atLeast least: Int) -> Int? {
    let place = words.place
    guard let seconds = words.seconds() else { return nil }
    if seconds < least {
      checker.report(
        .invalidValue, file, place,
        Message("至少 \(least) 秒（倒數 20 秒是 WCAG 2.2.1 的要求）。", "At least \(least)s (a countdown of 20s is what WCAG 2.2.1 asks for)."))
    }
    return seconds
  }

  private func doubleTap(_ words: inout Words) -> Int? {
    let place = words.place
    guard let time = words.milliseconds() else { return nil }
    if time > 2000 {
      checker.report(.invalidValue, file, place, Message("至多 2000ms，否則慢的人會按不動。", "At most 2000ms: a slow touch must still count."))
    }
    return time
  }

  /// `09:00-17:00`.
  private func hours(_ words: inout Words) -> Range<Int>? {
    let place = words.place
    guard let from = words.minutes() else { return nil }
    words.expect("-")
    guard let until = words.minutes() else { return nil }
    guard from < until else {
      checker.report(.emptyRange, file, place, Message("開始不早於結束。", "It begins no earlier than it ends."))
      return nil
    }
    return from..<until
  }
}
