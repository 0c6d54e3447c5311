import Definitions
import Diagnostics

/// What a visitor at a screen without a keyboard can be asked: counted before anybody stands there.
struct KioskCheck {
  let checker: Checker
  let file: SourceFile
  /// The key of the survey.
  let place: Range<Int>

  /// - Parameters:
  ///   - pages: where each page of the survey stands.
  ///   - kiosk: the survey's words on its kiosk, if there are any.
  func check(_ survey: Survey, _ pages: [Range<Int>], _ kiosk: Statement?) {
    guard survey.channels.contains(.kiosk) else { return }
    for question in survey.questions where question.isRequired && needsKeyboard(question) {
      let at = checker.questionPlaces[question.key]
      checker.report(
        .kioskKeyboard, at?.file ?? file, at?.range ?? place,
        Message("題目「\(question.key)」必填，但觸控螢幕沒有鍵盤。", "\"\(question.key)\" is required, but a kiosk has no keyboard."),
        severity: .warning)
    }
    let taps = ScreenEstimate(survey: survey, scales: checker.scales).taps
    if let limit = survey.kiosk.maximumTaps, taps > limit {
      checker.report(
        .kioskTaps, file, kiosk?.range ?? place,
        Message("最長要按 \(taps) 下，超過 \(limit) 下。", "The longest way takes \(taps) taps, more than \(limit)."))
    }
    for (number, (page, range)) in zip(1..., zip(survey.pages, pages)) {
      let height = ScreenEstimate(survey: survey, scales: checker.scales).height(page)
      guard height > ScreenEstimate.kioskHeight else { continue }
      let name = page.title?.text(in: survey.languages.first ?? "zh-Hant") ?? "\(number)"
      let screens = (height * 10 / ScreenEstimate.kioskHeight + 5) / 10
      checker.report(
        .kioskScreen, file, range,
        Message("頁面「\(name)」放不進一個觸控螢幕（約 \(max(2, screens)) 頁高）；請拆成兩頁。", "The page \"\(name)\" does not fit a kiosk's screen (about \(max(2, screens)) screens high): split it."),
        severity: .warning)
    }
  }

  private func needsKeyboard(_ question: Question) -> Bool {
    switch question.kind {
    case .text, .comment, .number, .decimal, .contact: true
    case .choice(let choices): choices.options.allSatisfy(\.hasWriteIn)
    default: false
    }
  }
}
