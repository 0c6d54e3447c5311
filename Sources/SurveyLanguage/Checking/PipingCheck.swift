import Definitions
import Diagnostics

/// Earlier answers in a wording: `{first}` stands for what was answered there.
struct PipingCheck {
  let checker: Checker
  let file: SourceFile
  let scope: PathScope

  func check(_ text: LocalizedText, _ range: Range<Int>) {
    for wording in text.wordings {
      for path in Piping.paths(in: wording.text) where !isKnown(path) { report(path, range) }
      if let odd = Piping.foreignReference(in: wording.text) {
        checker.report(
          .badPiping, file, range,
          Message("要帶入答案請寫「{\(odd)}」。", "To put an answer in, write \"{\(odd)}\"."), severity: .warning)
      }
    }
  }

  private func isKnown(_ written: String) -> Bool {
    let path = Piping.subject(written).path
    if checker.loopKeys.contains(path) { return true }
    if case .presence? = scope.types[path] { return false }
    return scope.types[path] != nil || checker.isUnreadable(path)
  }

  private func report(_ path: String, _ range: Range<Int>) {
    let key = path.split(separator: ".").first.map(String.init) ?? path
    if scope.later.contains(key) {
      checker.report(
        .askedLater, file, range,
        Message("文字裡的「{\(path)}」在後面才問。", "\"{\(path)}\" in this wording is asked later."))
      return
    }
    let near = nearest(path, among: scope.types.keys.sorted())
    checker.report(
      .badPiping, file, range,
      Message(
        "文字裡的「{\(path)}」不是前面的題目\(near.map { "；是「{\($0)}」嗎？" } ?? "。")",
        "\"{\(path)}\" in this wording is no earlier question\(near.map { "; did you mean \"{\($0)}\"?" } ?? ".")"))
  }
}
