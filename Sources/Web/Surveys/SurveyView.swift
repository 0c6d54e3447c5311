import CivilTime
import Definitions
import Interview

/// What the survey template shows.
struct SurveyView {
  var language: String
  var isKiosk: Bool
  var title: String
  var script = "survey.js"
  var words: [String: String]
  var institution: String
  var heading: String
  var place: String
  var touchpoint: String
  var survey: String
  var version: Int
  var channel: String
  var home: String
  var action: String
  var idle: Int
  var countdown: Int
  var timeout: String
  var thanks: Int
  var responseId: String
  var privacy: String
  var languages: [LanguageLink]
  var stepCount: Int
  var steps: [StepView]
  var hasProblems: Bool
  var problems: [String]
}

struct LanguageLink {
  var tag: String
  var name: String
  var href: String
  var isCurrent: Bool

  /// Links to the same page in each language.
  static func links(_ tags: [String], current: String, path: String) -> [LanguageLink] {
    tags.map { tag in
      LanguageLink(tag: tag, name: names[tag] ?? tag, href: "\(path)?lang=\(tag)", isCurrent: tag == current)
    }
  }

  private static let names = ["zh-Hant": "中文", "en": "English", "ja": "日本語", "ko": "한국어"]
}

struct StepView {
  /// Counts from 1; not called `number`, which an absent number question would find here.
  var step: Int
  var title: String
  var questions: [QuestionView]
}

struct QuestionView {
  var key: String
  var path: String
  var label: String
  var hint: String?
  var isRequired: Bool
  /// The condition as JSON, for the script.
  var shownWhen: String?
  var isInformation = false
  var rating: ScaleView?
  var hasRows = false
  var rows: [RowView] = []
  var choice: ChoiceView?
  var comment: CommentView?
  var number: NumberView?
  var date: DateView?
  var contact: ContactView?
}

struct RowView {
  var label: String
  var rating: ScaleView
  var importance: ScaleView?
}

struct ScaleView {
  var path: String
  var title: String
  var appearance: String
  var points: [PointView]
  var notApplicable: PointView?
}

struct PointView {
  var code: Int
  var label: String
  /// The path of the mouth of a face; only for faces.
  var mouth: String?
  /// As many stars as the point is high; only for stars.
  var star: String?
  var isChosen: Bool
}

struct ChoiceView {
  var path: String
  var type: String
  var options: [OptionView]
}

struct OptionView {
  var key: String
  var label: String
  var isExclusive: Bool
  var isChosen: Bool
  var writeIn: WriteInView?
}

struct WriteInView {
  var path: String
  var label: String
}

struct CommentView {
  var path: String
  var limit: Int
  var value: String
}

struct NumberView {
  var path: String
  var low: Int
  var high: Int
  var unit: String?
}

struct DateView {
  var path: String
}

struct ContactView {
  var path: String
  var kept: String
}
