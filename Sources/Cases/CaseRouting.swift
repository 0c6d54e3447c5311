public import Definitions
public import Facts

/// Decides what needs an answer, and whose it is.
public struct CaseRouting: Sendable {
  public let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  /// The case that a feedback opens: the first rule for feedback that holds, or `nil`.
  public func opening(for feedback: Feedback, _ analysis: Analysis) -> CaseEvent.Opening? {
    let rule = catalogue.feedbackRules.first {
      applies($0, to: feedback.channel) && $0.condition.evaluate { value($0, feedback, analysis) }
    }
    guard let rule else { return nil }
    return CaseEvent.Opening(
      feedback: feedback.id, response: feedback.origin?.response, rule: rule.key, level: rule.level,
      unit: unit(rule.route, touchpoint: feedback.touchpoint, survey: feedback.origin?.survey, analysis),
      receivedAt: feedback.receivedAt)
  }

  /// The case that a response opens: the survey's own rules first, then the rules for feedback over its comments.
  ///
  /// One person gets one case and one answer, so the first rule that holds decides; an urgent comment goes before all.
  public func opening(
    for response: Response, hasContact: Bool, comments: [(feedback: Feedback, analysis: Analysis)]
  ) -> CaseEvent.Opening? {
    if let urgent = comments.first(where: { $0.analysis.urgency == .urgent }),
      let opening = opening(for: urgent.feedback, urgent.analysis)
    {
      return opening
    }
    if let opening = surveyOpening(for: response, hasContact: hasContact, comments: comments) { return opening }
    for comment in comments {
      if let opening = opening(for: comment.feedback, comment.analysis) { return opening }
    }
    return nil
  }

  private func surveyOpening(
    for response: Response, hasContact: Bool, comments: [(feedback: Feedback, analysis: Analysis)]
  ) -> CaseEvent.Opening? {
    guard let survey = catalogue.survey(response.survey) else { return nil }
    let contact = survey.questions.first { if case .contact = $0.kind { true } else { false } }?.key
    let rule = survey.caseRules.first { rule in
      applies(rule, to: response.channel)
        && rule.condition.evaluate { path in
          path == contact ? (hasContact ? .symbol("given") : nil) : response.answer(path)?.expressionValue
        }
    }
    guard let rule else { return nil }
    return CaseEvent.Opening(
      feedback: comments.first?.feedback.id, response: response.id, rule: rule.key, level: rule.level,
      unit: unit(rule.route, touchpoint: response.touchpoint, survey: survey.key, comments.first?.analysis),
      receivedAt: response.receivedAt)
  }

  private func applies(_ rule: CaseRule, to channel: Channel) -> Bool {
    rule.channels.isEmpty || rule.channels.contains(channel)
  }

  private func unit(
    _ route: CaseRule.Route, touchpoint: String?, survey: String?, _ analysis: Analysis?
  ) -> String {
    let fallback = touchpoint.flatMap(catalogue.touchpoint)?.unit ?? catalogue.institution.unit
    switch route {
    case .unit(let key): return key
    case .owner: return survey.flatMap(catalogue.survey)?.owner ?? catalogue.institution.unit
    case .topic:
      let topics = analysis?.topics ?? []
      let blamed = topics.first { $0.sentiment == .negative || $0.sentiment == .mixed } ?? topics.first
      return blamed.flatMap { catalogue.topic($0.topic) }?.units.first ?? fallback
    }
  }

  private func value(_ path: String, _ feedback: Feedback, _ analysis: Analysis) -> Expression.Value? {
    switch path {
    case "sentiment": .symbol(analysis.sentiment.rawValue)
    case "urgency": .symbol(analysis.urgency.rawValue)
    case "intent": .symbol(analysis.intent.rawValue)
    case "channel": .symbol(feedback.channel.rawValue)
    case "language": .text(analysis.language)
    case "topics": .symbols(analysis.topics.map(\.topic))
    case "units": .number(Double(Set(analysis.topics.compactMap { catalogue.topic($0.topic)?.units.first }).count))
    case "stars": feedback.stars.map { .number(Double($0)) }
    case "source": .symbol(feedback.origin == nil ? "import" : "survey")
    case "contact": feedback.hasContact ? .symbol("given") : nil
    default: nil
    }
  }
}
