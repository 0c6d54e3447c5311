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
  /// What is computed, as JSON for the script.
  var computed: String
  /// Milliseconds.
  var doubleTap: Int
  /// Seconds east of UTC: the institution's day is not always the device's.
  var zone: Int
  /// The conditions of the quotas in which no place is left, as JSON for the script.
  var fullQuotas: String
  /// Every how many visitors one is asked; `nil` where all are.
  var sampledEvery: Int?
  var sampleHeading = ""
  /// When a kiosk asks; `nil` for always.
  var hours: HoursView?
  var hasProblems: Bool
  var problems: [String]
}

struct HoursView {
  /// Minutes after midnight.
  var from: Int
  var until: Int
  /// Where to answer instead; `nil` where the place has no web form.
  var formPath: String?
  var wordings: [RestWording]

  struct RestWording {
    var tag: String
    var heading: String
    var text: String
    var web: String
  }
}

struct LanguageLink {
  var tag: String
  var name: String
  var href: String
  var isCurrent: Bool

  /// Links to the same page in each language.
  ///
  /// - Parameter query: what the address asks for besides, as it was sent.
  static func links(_ tags: [String], current: String, path: String, query: String = "") -> [LanguageLink] {
    let kept = query.split(separator: "&").filter { !$0.hasPrefix("lang=") }.map { "\($0)&" }.joined()
    return tags.map { tag in
      LanguageLink(tag: tag, name: names[tag] ?? tag, href: "\(path)?\(kept)lang=\(tag)", isCurrent: tag == current)
    }
  }

  private static let names = ["zh-Hant": "中文", "en": "English", "ja": "日本語", "ko": "한국어"]
}

struct StepView {
  /// Counts from 1; not called `number`, which an absent number question would find here.
  var step: Int
  var label: [LabelPiece]
  var isShuffled: Bool
  var questions: [QuestionView]
}

/// A stretch of a wording, or the place where an earlier answer goes in.
struct LabelPiece {
  var text: String
  /// Not called `path`, which the question around it has too.
  var pipe: String?
}

struct QuestionView {
  var key: String
  var path: String
  var label: [LabelPiece]
  var hint: [LabelPiece]?
  /// Apart from `hint`, whose pieces are a list.
  var hasHint = false
  var image: String?
  /// The outermost group that it stands in: they keep together where a page is shuffled.
  var block: String?
  var isRequired: Bool
  /// What is said where it was left out, if not the usual words.
  var missing: [LabelPiece]?
  var hasMissing = false
  /// What is said where an answer is none: too many choices, a number out of its range.
  var unfit = ""
  /// The condition as JSON, for the script.
  var shownWhen: String?
  var validWhen: String?
  /// The formula of what is in the field at first, as JSON.
  var initially: String?
  var invalid: [LabelPiece]?
  var hasInvalid = false
  var isShuffled = false
  var seed: String?
  /// The heading of a group, which asks nothing.
  var isHeading = false
  var isInformation = false
  var ranking: RankingView?
  var line: LineView?
  var consent: ConsentView?
  var rating: ScaleView?
  var hasRows = false
  var rows: [RowView] = []
  var choice: ChoiceView?
  var comment: CommentView?
  var number: NumberView?
  var contact: ContactView?
  var photo: PhotoView?
}

struct RowView {
  var label: [LabelPiece]
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
  var isMany: Bool
  /// How many must be chosen, and may be.
  var least: Int
  var most: Int
  var options: [OptionView]
}

struct OptionView {
  var key: String
  var label: [LabelPiece]
  var isExclusive: Bool
  var isChosen: Bool
  /// Not called `image`, which the question around it may have too.
  var optionImage: String?
  var writeIn: WriteInView?
}

struct WriteInView {
  var path: String
  var label: [LabelPiece]
  var value: String?
}

struct CommentView {
  var path: String
  var limit: Int
  var value: String
}

struct NumberView {
  var path: String
  var low: String?
  var high: String?
  var step: String
  /// The keys that a telephone shows: `numeric`, or `decimal` with a point and perhaps a sign.
  var keyboard: String
  /// In brackets, as it stands behind the label.
  var unit: String?
  var value: String?
}

/// A field of one line: a text, a day, a time.
struct LineView {
  var path: String
  var type: String
  var limit: Int?
  var value: String?
}

struct ConsentView {
  var path: String
  var isChosen: Bool
}

/// Options with a place for each.
struct RankingView {
  var path: String
  var rows: [Row]
  /// How many must be ranked, and may be.
  var least: Int
  var most: Int

  struct Row {
    var path: String
    var option: String
    var label: [LabelPiece]
    var places: [Place]
  }

  struct Place {
    var place: Int
    var isChosen: Bool
  }
}

struct PhotoView {
  var path: String
  /// How long it is kept, and how.
  var kept: String
}

struct ContactView {
  var path: String
  var kept: String
  /// As filled in before, where the form comes back.
  var name: String?
  var mail: String?
  var telephone: String?
}
