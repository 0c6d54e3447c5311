import CivilTime
import Definitions
import Facts
import TextAnalysis

/// One topic of the form: how it is judged, or that the text does not speak of it.
struct TopicField {
  var key: String
  var name: String
  var choices: [Choice]
}

/// A label of the past.
struct LabelHistoryView {
  var at: String
  var by: String
  var label: LabelView
}

/// One feedback with its labels, why it has them, what they were before, and the form to correct them.
struct LabelPageView {
  var bar: StaffBar
  /// Nothing is looked for on this page; it shows texts as the others do.
  var search: StaffSearch
  var catalogue: Catalogue
  var feedback: Feedback
  /// Of the case that was opened from it.
  var caseNumber: String?
  /// Oldest first.
  var labels: [Label]
  /// What the present model says.
  var present: Analysis
  var analyser: Analyser
  var choices: LabelChoices
  var problem: String?
  var notice: String?
  var query: LabelQuery

  private var language: String { bar.language }
  private func word(_ key: String) -> String { Wording.word(key, in: language) }
  private var words: FeedbackWords { FeedbackWords(catalogue: catalogue, language: language, search: search) }
  private var newest: Label? { labels.last }
  private var shown: Analysis { newest?.analysis ?? present }

  var fields: [String: Any] {
    var view = words.view(feedback, newest)
    view.caseNumber = caseNumber
    let evidence = evidence
    var page: [String: Any?] = [
      "item": view, "href": LabelQuery.path(feedback.id), "verdict": verdict,
      "isUnsure": shown.isUnsure && newest?.isByStaff != true,
      "unsureSentence": unsureSentence, "problem": problem, "notice": notice, "whyNote": whyNote,
      "evidence": evidence.view, "groups": evidence.groups, "count": labels.count, "hasLabel": newest != nil,
      "history": labels.reversed().map(history), "teach": query.isTeaching ? query.passed : nil,
      "isTeaching": query.isTeaching, "before": query.before, "walk": query.place,
      "skip": query.isTeaching ? query.skipping(feedback.id).next : nil,
      "back": query.isTeaching ? query.list : back, "backName": word(query.isTeaching ? "teach" : "feedback"),
    ]
    page.merge(form) { own, _ in own }
    return bar.merged(page)
  }

  private var back: String {
    "/staff/feedback?period=\(Quarter(containing: CivilDate(feedback.writtenAt, in: catalogue.institution.zone)))"
  }

  /// Who says so.
  private var verdict: String {
    guard let newest else { return word("noLabel") }
    let key = newest.isByStaff ? "labelByPerson" : "labelByModel"
    return word(key).replacing("{who}", with: newest.person ?? newest.model)
      .replacing("{at}", with: CaseWords(catalogue: catalogue, language: language).time(newest.at))
  }

  private var unsureSentence: String {
    word("unsureSentence").replacing("{percent}", with: "\(Int((shown.sentimentProbability * 100).rounded()))%")
  }

  /// That the present model speaks, where somebody else gave the label.
  private var whyNote: String? {
    guard let newest, newest.model != analyser.modelVersion else { return nil }
    let said = ([present.sentiment.rawValue, present.intent.rawValue].map(word)
      + (present.urgency == .urgent ? [word("urgent")] : []) + present.topics.map { topicName($0.topic) })
    return word(newest.isByStaff ? "whyByPerson" : "whyByOther").replacing("{model}", with: analyser.modelVersion)
      .replacing("{said}", with: said.joined(separator: word("listComma")))
  }

  private func topicName(_ key: String) -> String { catalogue.topic(key)?.name.text(in: language) ?? key }

  private var evidence: (view: EvidenceView?, groups: [EvidenceGroup]) {
    let choice = EvidenceChoice([shown, present])
    let chosen = choice.chosen(query.why, shown)
    let groups = ["sentiment", "intent", "urgency", "topic"].map { group in
      EvidenceGroup(
        name: word(group),
        buttons: choice.labels.filter { $0.group == group }.map {
          EvidenceButton(key: $0.key, name: name($0.label), isCurrent: $0.key == chosen.key)
        })
    }.filter { !$0.buttons.isEmpty }
    let explanation = analyser.explanation(of: chosen.label, for: feedback.text)
    return (
      explanation.map {
        EvidenceView($0, of: feedback.text, label: name(chosen.label), language: language)
      }, groups
    )
  }

  private func name(_ label: ExplainedLabel) -> String {
    switch label {
    case .sentiment(let sentiment): word(sentiment.rawValue)
    case .intent(let intent): word(intent.rawValue)
    case .urgent: word("urgent")
    case .topic(let key): topicName(key)
    case .topicSentiment(let key, let sentiment): "\(topicName(key))・\(word(sentiment.rawValue))"
    }
  }

  private func history(_ label: Label) -> LabelHistoryView {
    LabelHistoryView(
      at: CaseWords(catalogue: catalogue, language: language).time(label.at),
      by: label.person.map { word("byPerson").replacing("{who}", with: $0) } ?? label.model, label: words.view(label))
  }

  private var form: [String: Any?] {
    let topics = catalogue.topics.map(topicField)
    let chosen = Set(choices.topics.keys)
    return [
      "sentiments": choice(Sentiment.allCases.map(\.rawValue), choices.sentiment),
      "intents": choice(Intent.allCases.map(\.rawValue), choices.intent),
      "urgencies": choice(Urgency.allCases.map(\.rawValue), choices.urgency),
      "personal": [("yes", "personalYes"), ("no", "personalNo")].map {
        Choice(key: $0.0, name: word($0.1), isChosen: $0.0 == choices.personalData)
      },
      "stretch": choices.personalStretch,
      "spokenOf": topics.filter { chosen.contains($0.key) }, "others": topics.filter { !chosen.contains($0.key) },
    ]
  }

  private func choice(_ keys: [String], _ chosen: String) -> [Choice] {
    keys.map { Choice(key: $0, name: word($0), isChosen: $0 == chosen) }
  }

  private func topicField(_ topic: Topic) -> TopicField {
    TopicField(
      key: topic.key, name: topic.name.text(in: language),
      choices: choice(Sentiment.allCases.map(\.rawValue), choices.topics[topic.key] ?? ""))
  }
}
