import Definitions

/// How many touches a survey takes and how high its pages are on a kiosk, without drawing them.
struct ScreenEstimate {
  let survey: Survey
  let scales: [String: Scale]

  /// The height of a portrait kiosk, 1080 × 1920 pixels, less its head and its buttons.
  static let kioskHeight = 1920 - 420

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

  /// In pixels, at a width of 1080; the figures are those of the pages as drawn.
  func height(_ page: Page) -> Int {
    page.questions.reduce(page.title == nil ? 0 : 70) { $0 + height($1) }
  }

  private func height(_ question: Question) -> Int {
    let label = 100
    switch question.kind {
    case .rating: return label + 190
    case .matrix(let matrix): return label + matrix.items.count * (matrix.importanceScale == nil ? 200 : 390)
    case .choice(let choices): return label + (choices.options.count + 1) / 2 * 90
    case .ranking(let choices): return label + choices.options.count * 90
    case .comment: return label + 200
    case .contact: return label + 420
    case .information, .consent: return label
    case .computed: return 0
    default: return label + 90
    }
  }
}
