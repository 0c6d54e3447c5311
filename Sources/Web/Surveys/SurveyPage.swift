import CivilTime
import Definitions
import Interview

/// Lays a survey out for a kiosk or a web form in one language.
struct SurveyPage {
  let catalogue: Catalogue
  let survey: Survey
  let touchpoint: Touchpoint
  let channel: Channel
  let language: String
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
        StepView(step: step, title: page.title.text(in: language), questions: page.questions.map(question))
      },
      hasProblems: !problems.isEmpty, problems: problems)
  }

  private func question(_ question: Question) -> QuestionView {
    let key = question.key
    var view = QuestionView(
      key: key, path: key, label: question.label.text(in: language), hint: question.hint?.text(in: language),
      isRequired: question.isRequired, shownWhen: question.shownWhen.map(\.json))
    switch question.kind {
    case .rating(let scale): view.rating = self.scale(scale, path: key)
    case .matrix(let matrix):
      view.hasRows = true
      view.rows = matrix.items.compactMap { row($0, matrix, key) }
    case .choice(let choices): view.choice = choice(choices, path: key)
    case .number(let range, let unit):
      view.number = NumberView(
        path: key, low: range.lowerBound, high: range.upperBound, unit: unit?.text(in: language))
    case .date: view.date = DateView(path: key)
    case .comment(let limit):
      view.comment = CommentView(path: key, limit: limit, value: filled[key]?.first ?? "")
    case .contact(let days):
      let kept = Wording.word("kept", in: language).split(separator: "{n}", omittingEmptySubsequences: false)
      view.contact = ContactView(path: key, kept: kept.joined(separator: String(days)))
    case .information: view.isInformation = true
    }
    return view
  }

  private func row(_ item: Matrix.Item, _ matrix: Matrix, _ key: String) -> RowView? {
    let path = "\(key).\(item.key)"
    guard let rating = scale(matrix.scale, path: path) else { return nil }
    return RowView(
      label: item.label.text(in: language), rating: rating,
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

  private func choice(_ choices: Choices, path: String) -> ChoiceView {
    let options = choices.options.map { option in
      OptionView(
        key: option.key, label: option.label.text(in: language), isExclusive: option.isExclusive,
        isChosen: filled[path]?.contains(option.key) ?? false,
        writeIn: option.hasWriteIn
          ? WriteInView(path: "\(path).\(option.key)", label: option.label.text(in: language)) : nil)
    }
    return ChoiceView(path: path, type: choices.isMany ? "checkbox" : "radio", options: options)
  }

  /// A mouth from a frown (the first point) to a smile (the last one), as an SVG path in a box of 48.
  private static func mouth(_ index: Int, of count: Int) -> String {
    let bend = count > 1 ? (index * 20) / (count - 1) - 10 : 0
    return "M15 32 Q24 \(32 + bend) 33 32"
  }
}

extension Expression {
  /// Nested lists for the script: `["compare","overall","<=",2]`.
  var json: String {
    switch self {
    case .isGiven(let path): "[\"given\",\"\(path)\"]"
    case .compare(let path, let comparison, .number(let number)):
      "[\"compare\",\"\(path)\",\"\(comparison.rawValue)\",\(number)]"
    case .compare(let path, let comparison, .symbol(let word)), .compare(let path, let comparison, .text(let word)):
      "[\"compare\",\"\(path)\",\"\(comparison.rawValue)\",\(jsonString(word))]"
    case .compare(let path, _, .symbols): "[\"given\",\"\(path)\"]"
    case .includes(let path, let option): "[\"includes\",\"\(path)\",\"\(option)\"]"
    case .and(let left, let right): "[\"and\",\(left.json),\(right.json)]"
    case .or(let left, let right): "[\"or\",\(left.json),\(right.json)]"
    case .not(let inner): "[\"not\",\(inner.json)]"
    }
  }

  private func jsonString(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.value < 32 ? " " : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }
}
