import CivilTime
import Definitions
import Facts
import Foundation
import Interview
import Listening

/// Lays a survey out for a kiosk or a web form in one language.
struct SurveyPage {
  let catalogue: Catalogue
  let survey: Survey
  let touchpoint: Touchpoint
  let channel: Channel
  let language: String
  /// The quotas in which no place is left when the page is served.
  let fullQuotas: [Quota]
  /// What was filled in already (when a form comes back with problems): path to the values chosen.
  var filled: [String: [String]] = [:]
  var problems: [String] = []

  func view(responseId: String) -> SurveyView {
    let path = "/\(channel == .kiosk ? "kiosk" : "form")/\(touchpoint.key)"
    let title = survey.title.text(in: language)
    let isFirst = language == survey.languages.first
    return SurveyView(
      language: language, isKiosk: channel == .kiosk, title: title, words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language), heading: title,
      place: touchpoint.name.text(in: language), touchpoint: touchpoint.key, survey: survey.key,
      version: survey.version, channel: channel.rawValue, home: path,
      action: "/form/\(touchpoint.key)\(isFirst ? "" : "?lang=\(language)")", idle: survey.kiosk.idleSeconds,
      countdown: survey.kiosk.countdownSeconds, timeout: survey.kiosk.onTimeout.rawValue,
      thanks: survey.kiosk.thanksSeconds, responseId: responseId,
      privacy: Wording.word(survey.isAnonymous ? "anonymousPrivacy" : "privacy", in: language),
      languages: LanguageLink.links(survey.languages, current: language, path: path), stepCount: survey.pages.count,
      steps: zip(1..., survey.pages).map { step, page in
        StepView(
          step: step, label: piped(page.title ?? survey.title), isShuffled: page.isShuffled,
          questions: views(page.content, page.shownWhen))
      }, computed: computed, doubleTap: survey.kiosk.doubleTapMilliseconds,
      zone: Int(catalogue.institution.zone.secondsEast),
      fullQuotas: "[\(fullQuotas.map(\.condition.json).joined(separator: ","))]",
      sampledEvery: survey.practice.sampledEvery, sampleHeading: sampleHeading,
      hours: channel == .kiosk ? survey.kiosk.hours.map(hours) : nil,
      hasProblems: !problems.isEmpty, problems: problems)
  }

  private var sampleHeading: String {
    let wording = Wording.word("sampleHeading", in: language).split(separator: "{n}", omittingEmptySubsequences: false)
    return wording.joined(separator: String(survey.practice.sampledEvery ?? 1))
  }

  /// What a kiosk shows outside its hours, in every language of the survey: it rests for everybody.
  private func hours(_ hours: Range<Int>) -> HoursView {
    let clock = "\(AnswerValue.time(hours.lowerBound).words)–\(AnswerValue.time(hours.upperBound).words)"
    return HoursView(
      from: hours.lowerBound, until: hours.upperBound,
      formPath: touchpoint.channels.contains(.web) ? "/form/\(touchpoint.key)" : nil,
      wordings: survey.languages.map { tag in
        HoursView.RestWording(
          tag: tag, heading: Wording.word("restHeading", in: tag),
          text: "\(Wording.word("restHours", in: tag)) \(clock)", web: Wording.word("restWeb", in: tag))
      })
  }

  /// What is computed, as JSON for the script: `[[key, formula, condition or null], …]`.
  private var computed: String {
    let all = survey.questions.compactMap { question -> String? in
      guard case .computed(let formula) = question.kind else { return nil }
      return "[\"\(question.key)\",\(formula.json),\(question.shownWhen?.json ?? "null")]"
    }
    return "[\(all.joined(separator: ","))]"
  }

  /// Questions in their order, each group led by its heading; with the conditions of all that they stand in.
  private func views(
    _ content: [Page.Block], _ outer: Definitions.Expression?, in outermost: String? = nil
  ) -> [QuestionView] {
    content.flatMap { block -> [QuestionView] in
      switch block {
      case .question(var question):
        if case .computed = question.kind { return [] }
        question.shownWhen = Definitions.Expression.both(outer, question.shownWhen)
        var view = self.question(question)
        view.block = outermost
        return [view]
      case .group(let group):
        let condition = Definitions.Expression.both(outer, group.shownWhen)
        let heading = group.label.map { label in
          QuestionView(
            key: group.key, path: group.key, label: piped(label), image: picture(group.presentation.image),
            block: outermost ?? group.key, isRequired: false, shownWhen: condition?.json, isHeading: true)
        }
        return [heading].compactMap { $0 } + views(group.content, condition, in: outermost ?? group.key)
      }
    }
  }

  /// A wording with its answers: the script fills the places in as they are given.
  private func piped(_ text: LocalizedText) -> [LabelPiece] {
    Piping.pieces(of: text.text(in: language)).map { piece in
      switch piece {
      case .text(let text): LabelPiece(text: text, pipe: nil)
      case .path(let path): LabelPiece(text: answer(path), pipe: path)
      }
    }
  }

  /// What was filled in at a path, in words; three dots before that.
  private func answer(_ written: String) -> String {
    let (path, isCode) = Piping.subject(written)
    if isCode { return words(filled[path] ?? []) }
    switch survey.question(path)?.kind {
    case .ranking(let choices)?:
      let places = choices.options.compactMap { option in
        filled["\(path).\(option.key)"]?.first.flatMap(Int.init).map { (place: $0, option: option) }
      }
      return words(places.sorted { $0.place < $1.place }.map { $0.option.label.text(in: language) })
    case .choice(let choices)?:
      return words((filled[path] ?? []).map { choices.option($0)?.label.text(in: language) ?? $0 })
    default:
      let points = survey.scale(ofPath: path).flatMap(catalogue.scale)?.points ?? []
      return words(
        (filled[path] ?? []).map { value in
          points.first { String($0.code) == value }?.label.text(in: language) ?? value
        })
    }
  }

  private func words(_ values: [String]) -> String {
    values.allSatisfy(\.isEmpty) ? "…" : values.joined(separator: "、")
  }

  private func picture(_ name: String?) -> String? {
    name.flatMap { $0.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) }.map { "/images/\($0)" }
  }

  private func question(_ question: Question) -> QuestionView {
    let key = question.key
    var view = QuestionView(
      key: key, path: key, label: piped(question.label), hint: question.hint.map(piped),
      image: picture(question.presentation.image), isRequired: question.isRequired,
      missing: question.presentation.requiredMessage.map(piped), unfit: unfit(question),
      shownWhen: question.shownWhen.map(\.json), validWhen: question.constraint?.condition.json,
      initially: question.presentation.initialFormula?.json,
      invalid: question.constraint?.message.map(piped), isShuffled: question.presentation.isShuffled,
      seed: question.presentation.seed.map(String.init))
    view.hasHint = question.hint != nil
    view.hasMissing = view.missing != nil
    view.hasInvalid = view.invalid != nil
    let value = filled[key]?.first ?? question.presentation.initial
    switch question.kind {
    case .rating(let scale): view.rating = self.scale(scale, path: key)
    case .matrix(let matrix):
      view.hasRows = true
      view.rows = matrix.items.compactMap { row($0, matrix, key) }
    case .choice(let choices): view.choice = choice(choices, path: key, initial: question.presentation.initial)
    case .ranking(let choices): view.ranking = ranking(choices, path: key)
    case .number(let range, let unit):
      let bounds = range == Question.anyNumber ? (nil, nil) : (String(range.lowerBound), String(range.upperBound))
      view.number = NumberView(
        path: key, low: bounds.0, high: bounds.1, step: "1", keyboard: range.lowerBound < 0 ? "decimal" : "numeric",
        unit: bracketed(unit), value: value)
    case .decimal(let range, let unit):
      let words = { (number: Double) in Definitions.Expression.Value.number(number).words }
      view.number = NumberView(
        path: key, low: range.map { words($0.lowerBound) }, high: range.map { words($0.upperBound) }, step: "any",
        keyboard: "decimal", unit: bracketed(unit), value: value)
    case .date: view.line = LineView(path: key, type: "date", value: value)
    case .time: view.line = LineView(path: key, type: "time", value: value)
    case .dateTime: view.line = LineView(path: key, type: "datetime-local", value: value)
    case .text(let limit): view.line = LineView(path: key, type: "text", limit: limit ?? 2000, value: value)
    case .consent: view.consent = ConsentView(path: key, isChosen: value == "given")
    case .comment(let limit):
      view.comment = CommentView(path: key, limit: limit, value: filled[key]?.first ?? "")
    case .contact(let days):
      let kept = Wording.word("kept", in: language).split(separator: "{n}", omittingEmptySubsequences: false)
      view.contact = ContactView(
        path: key, kept: kept.joined(separator: String(days)), name: filled["\(key).name"]?.first,
        mail: filled["\(key).mail"]?.first, telephone: filled["\(key).telephone"]?.first)
    case .information: view.isInformation = true
    case .photo:
      let kept = Wording.word("photoKept", in: language).split(separator: "{n}", omittingEmptySubsequences: false)
      view.photo = PhotoView(path: key, kept: kept.joined(separator: String(Intake.photoDays)))
    case .computed: break
    }
    return view
  }

  /// `（人）` or ` (people)`.
  private func bracketed(_ unit: LocalizedText?) -> String? {
    guard let unit = unit?.text(in: language) else { return nil }
    return language.hasPrefix("zh") || language == "ja" ? "（\(unit)）" : " (\(unit))"
  }

  /// What the page says of an answer that is none.
  private func unfit(_ question: Question) -> String {
    let say = { (key: String, count: String) in
      Wording.word(key, in: language).split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: count)
    }
    let words = { (number: Double) in Definitions.Expression.Value.number(number).words }
    switch question.kind {
    case .choice(let choices): return say("chooseCount", Self.words(choices.count))
    case .ranking(let choices): return say("rankCount", Self.words(choices.count))
    case .number(let range, _) where range != Question.anyNumber: return say("numberRange", Self.words(range))
    case .decimal(let range?, _): return say("numberRange", "\(words(range.lowerBound))–\(words(range.upperBound))")
    default: return Wording.word("unfit", in: language)
    }
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
  }

  private func row(_ item: Matrix.Item, _ matrix: Matrix, _ key: String) -> RowView? {
    let path = "\(key).\(item.key)"
    guard let rating = scale(matrix.scale, path: path) else { return nil }
    return RowView(
      label: piped(item.label), rating: rating,
      importance: matrix.importanceScale.flatMap { scale($0, path: path + ".importance") })
  }

  private func scale(_ key: String, path: String) -> ScaleView? {
    guard let scale = catalogue.scale(key) else { return nil }
    let chosen = filled[path]?.first
    let points = zip(0..., scale.points).map { index, point in
      PointView(
        code: point.code, label: point.label.text(in: language),
        mouth: scale.appearance == .faces ? Self.mouth(index, of: scale.points.count) : nil,
        star: scale.appearance == .stars ? String(repeating: "★", count: index + 1) : nil,
        isChosen: chosen == String(point.code))
    }
    let notApplicable = scale.notApplicable.map {
      PointView(code: 0, label: $0.text(in: language), mouth: nil, star: nil, isChosen: chosen == RawAnswer.notApplicable)
    }
    return ScaleView(
      path: path, title: scale.name.text(in: language), appearance: scale.appearance.rawValue, points: points,
      notApplicable: notApplicable)
  }

  private func ranking(_ choices: Choices, path: String) -> RankingView {
    let places = 1...choices.count.upperBound
    let rows = choices.options.map { option in
      RankingView.Row(
        path: "\(path).\(option.key)", option: option.key, label: piped(option.label),
        places: places.map { RankingView.Place(place: $0, isChosen: filled["\(path).\(option.key)"]?.first == String($0)) })
    }
    return RankingView(path: path, rows: rows, least: choices.count.lowerBound, most: choices.count.upperBound)
  }

  private func choice(_ choices: Choices, path: String, initial: String?) -> ChoiceView {
    let chosen = filled[path] ?? initial.map { [$0] } ?? []
    let options = choices.options.map { option in
      OptionView(
        key: option.key, label: piped(option.label), isExclusive: option.isExclusive,
        isChosen: chosen.contains(option.key), optionImage: picture(option.image),
        writeIn: option.hasWriteIn
          ? WriteInView(
            path: "\(path).\(option.key)", label: piped(option.label), value: filled["\(path).\(option.key)"]?.first)
          : nil)
    }
    return ChoiceView(
      path: path, type: choices.isMany ? "checkbox" : "radio", isMany: choices.isMany, least: choices.count.lowerBound,
      most: choices.count.upperBound, options: options)
  }

  /// A mouth from a frown (the first point) to a smile (the last one), as an SVG path in a box of 48.
  private static func mouth(_ index: Int, of count: Int) -> String {
    let bend = count > 1 ? (index * 20) / (count - 1) - 10 : 0
    return "M15 32 Q24 \(32 + bend) 33 32"
  }
}
