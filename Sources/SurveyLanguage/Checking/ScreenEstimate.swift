import Definitions

/// How many touches a survey takes and how high its pages are on a kiosk, without drawing them.
struct ScreenEstimate {
  let survey: Survey
  let scales: [String: Scale]

  /// The height of a portrait kiosk, 1080 × 1920 pixels, less its head, its buttons and its foot.
  static let kioskHeight = 1920 - 400

  /// Touches on the longest way: each answer, one for each further page, one to send.
  var taps: Int { survey.questions.reduce(0) { $0 + taps($1) } + survey.pages.count }

  private func taps(_ question: Question) -> Int {
    switch question.kind {
    case .rating, .consent: 1
    case .matrix(let matrix): matrix.items.count * (matrix.importanceScale == nil ? 1 : 2)
    case .choice(let choices), .ranking(let choices): choices.count.upperBound
    case .number, .decimal, .date, .time, .dateTime, .photo: 2
    // A free text is one decision to write or not.
    case .text, .comment, .contact: 1
    case .information, .computed: 0
    }
  }

  /// In pixels, at a width of 1080; the figures were measured on the pages as a browser draws them.
  func height(_ page: Page) -> Int {
    let asked = page.questions.filter { if case .computed = $0.kind { false } else { true } }
    return 60 + asked.reduce(0) { $0 + height($1) } + max(0, asked.count - 1) * 26
  }

  private func height(_ question: Question) -> Int {
    let hint = question.hint == nil ? 0 : 54
    return hint + ownHeight(question.kind)
  }

  private func ownHeight(_ kind: Question.Kind) -> Int {
    switch kind {
    case .rating(let scale): isPictured(scale) ? 447 : 230
    case .matrix(let matrix): 62 + matrix.items.count * (matrix.importanceScale == nil ? 178 : 262)
    // Three options stand beside each other.
    case .choice(let choices): 46 + (choices.options.count + 2) / 3 * 102
    case .ranking(let choices): 62 + choices.options.count * 150
    case .comment: 246
    case .contact: 400
    case .information: 41
    case .consent: 87
    case .computed: 0
    case .number, .decimal, .date, .time, .dateTime, .text: 118
    case .photo: 160
    }
  }

  private func isPictured(_ scale: String) -> Bool { scales[scale].map { $0.appearance != .words && $0.appearance != .numbers } ?? true }
}
