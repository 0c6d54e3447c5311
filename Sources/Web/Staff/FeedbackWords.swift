import CivilTime
import Definitions
import Facts

struct FeedbackView {
  var pieces: [SearchExcerpt.Piece]
  /// The whole text where the pieces are only part of it.
  var whole: MarkedText?
  var channel: String
  var place: String?
  var stars: String?
  var at: String
  var label: LabelView?
  /// The page on which its labels are explained and corrected.
  var href: String
  /// The case that was opened from it, where there is one and the page is not the case's own.
  var caseNumber: String?
}

/// A text with what was looked for marked.
struct MarkedText {
  var pieces: [SearchExcerpt.Piece]
}

struct LabelView {
  var sentiment: String
  var sentimentClass: String
  var percent: String
  var intent: String
  var isUrgent: Bool
  var urgentWord: String
  var topics: [TopicView]
  var language: String
  var hasPersonalData: Bool
  var personalDataWord: String
  var isUnsure: Bool
  var unsureWord: String
  var model: String
}

struct TopicView {
  var name: String
  var sentiment: String
  var `class`: String
}

/// Shows a feedback and its label to staff.
struct FeedbackWords {
  let catalogue: Catalogue
  let language: String
  let search: StaffSearch

  /// - Parameter length: how many characters of a long text are shown at first; nil for all.
  func view(_ feedback: Feedback, _ label: Label?, length: Int? = nil) -> FeedbackView {
    let excerpt = search.excerpt(feedback.text, length: length ?? feedback.text.count)
    let words = CaseWords(catalogue: catalogue, language: language)
    return FeedbackView(
      pieces: excerpt.pieces, whole: excerpt.isCut ? search.marked(feedback.text) : nil,
      channel: words.word("channel-\(feedback.channel.rawValue)"),
      place: feedback.touchpoint.flatMap(catalogue.touchpoint)?.name.text(in: language),
      stars: feedback.stars.map { String(repeating: "★", count: $0) + String(repeating: "☆", count: max(0, 5 - $0)) },
      at: words.time(feedback.writtenAt), label: label.map(view), href: LabelQuery.path(feedback.id))
  }

  func view(_ label: Label) -> LabelView {
    let said = label.analysis
    let word = { (key: String) in Wording.word(key, in: language) }
    return LabelView(
      sentiment: word(said.sentiment.rawValue), sentimentClass: said.sentiment.rawValue,
      percent: label.isByStaff ? word("byStaff") : "\(Int((said.sentimentProbability * 100).rounded()))%",
      intent: word(said.intent.rawValue),
      isUrgent: said.urgency == .urgent, urgentWord: word("urgent"),
      topics: said.topics.map {
        TopicView(
          name: catalogue.topic($0.topic)?.name.text(in: language) ?? $0.topic, sentiment: word($0.sentiment.rawValue),
          class: $0.sentiment.rawValue)
      },
      language: said.language, hasPersonalData: !said.personalData.isEmpty, personalDataWord: personalData(said),
      isUnsure: said.isUnsure, unsureWord: word("unsure"), model: label.model)
  }

  /// 含個資：電話、姓名.
  private func personalData(_ said: Analysis) -> String {
    let kinds = PersonalDataSpan.Kind.allCases.filter { kind in said.personalData.contains { $0.kind == kind } }
    let words = kinds.map { Wording.word("data-" + $0.rawValue, in: language) }
    let isChinese = language.hasPrefix("zh")
    return Wording.word("personalData", in: language) + (isChinese ? "：" : ": ")
      + words.joined(separator: isChinese ? "、" : ", ")
  }
}
