public import Definitions
public import Diagnostics

/// A survey as an XLSForm (xlsform.org), the spreadsheet form that ODK, KoboToolbox and pyxform read. What XLSForm has no
/// word for goes into columns that begin with `x_`, which they leave alone.
public struct XLSForm: Hashable, Sendable {
  /// One sheet: a header and rows under it.
  public struct Sheet: Hashable, Sendable {
    public var name: String
    public var columns: [String]
    public var rows: [[String]]
  }

  /// `survey`, `choices` and `settings`.
  public internal(set) var sheets: [Sheet]

  /// What other programs read and do not obey.
  public let unheeded: [Message]

  public init(_ survey: Survey, _ catalogue: Catalogue) {
    var writer = XLSFormWriter(survey: survey, catalogue: catalogue)
    sheets = writer.sheets()
    unheeded = Self.unheeded(survey)
  }

  private static func unheeded(_ survey: Survey) -> [Message] {
    let questions = survey.questions
    let has = { (holds: (Question) -> Bool) in questions.contains(where: holds) }
    let all: [(Bool, Message)] = [
      (!survey.metrics.isEmpty || !survey.indexes.isEmpty, Message("構面、指標與目標", "Indexes, metrics and targets")),
      (survey.score != nil, Message("計分", "The score")),
      (!survey.caseRules.isEmpty, Message("立案規則", "Rules that open cases")),
      (survey.channels.contains(.kiosk), Message("觸控螢幕的倒數、時段與點按設定", "The kiosk's countdown, hours and taps")),
      (!survey.practice.quotas.isEmpty, Message("配額", "Quotas")),
      (!survey.practice.weights.isEmpty, Message("加權", "Weights")),
      (survey.practice.sampledEvery != nil, Message("抽樣", "Sampling")),
      (survey.pages.contains { $0.isShuffled }, Message("頁內題目的隨機次序", "The shuffled order of a page")),
      (has { if case .matrix = $0.kind { $0.presentation.isShuffled } else { false } }, Message("矩陣項目的隨機次序", "The shuffled order of a matrix")),
      (has { if case .contact = $0.kind { true } else { false } }, Message("聯絡資料的分開保存與保存期限（會成為一般文字）", "Contact details kept apart and for some days only (they become plain text)")),
      (has { if case .ranking(let choices) = $0.kind { choices.count != choices.options.count...choices.options.count } else { false } }, Message("只排部分選項", "Ranking only some options")),
      (survey.isAnonymous, Message("匿名（只記日期）", "Anonymity (days only)")),
      (survey.open != nil, Message("開放期間", "The days on which it is open")),
    ]
    return all.filter(\.0).map(\.1)
  }
}
