import CivilTime
import Facts
import Foundation
import HTTPTypes
import Hummingbird
import TextAnalysis

/// One feedback on a page of its own: its labels, why it has them, and their correction.
extension WebSite {
  func addLabelRoutes(_ router: Router<SiteContext>) {
    router.get("staff/feedback/:id") { request, context in
      let session = try self.requireSession(request)
      return try await self.labelPage(request, session, self.feedbackIdentifier(context), LabelQuery(request))
    }
    router.post("staff/feedback/:id/labels") { request, context in
      try await self.correct(request, self.feedbackIdentifier(context))
    }
    router.post("staff/feedback/:id/why") { request, context in
      try await self.explain(request, self.feedbackIdentifier(context))
    }
    router.get("staff/teach") { request, _ in try await self.teachingList(request) }
    router.get("staff/teach/next") { request, _ in try await self.teachNext(request) }
  }

  private func feedbackIdentifier(_ context: SiteContext) throws -> String {
    guard let id = context.parameters.get("id")?.removingPercentEncoding else { throw HTTPError(.notFound) }
    return id
  }

  private func labelPage(
    _ request: Request, _ session: StaffSession, _ id: String, _ query: LabelQuery, sent: LabelChoices? = nil,
    problem: String? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let item = try await store.feedback(id) else { throw HTTPError(.notFound) }
    let labels = try await store.labels(ofFeedback: id)
    let number = try await store.caseNumbers(of: [item.feedback])[id]
    let present = analyser.analyse(item.feedback.text, stars: item.feedback.stars)
    let language = language(of: request)
    let isSaved = request.uri.queryParameters["saved"] != nil && problem == nil
    let view = LabelPageView(
      bar: bar(request, session, .feedback, path: LabelQuery.path(id), query: query.text), search: search(request),
      catalogue: catalogue, feedback: item.feedback, caseNumber: number, labels: labels, present: present,
      analyser: analyser,
      choices: sent ?? LabelChoices(labels.last?.analysis ?? present), problem: problem,
      notice: isSaved ? Wording.word("labelSaved", in: language) : nil, query: query)
    return keepingLanguage(request, .html(templates.render("label-page", view.fields), status: status))
  }

  /// Another label explained; the form stands as it was sent, and nothing is saved.
  private func explain(_ request: Request, _ id: String) async throws -> Response {
    let session = try requireSession(request)
    let fields = try await trustedFields(request, session)
    let isOld = try await fields["count"]?.first != String(store.labels(ofFeedback: id).count)
    let problem = isOld ? Wording.word("labelStale", in: language(of: request)) : nil
    return try await labelPage(
      request, session, id, LabelQuery(fields), sent: LabelChoices(fields), problem: problem,
      status: isOld ? .conflict : .ok)
  }

  private func correct(_ request: Request, _ id: String) async throws -> Response {
    let session = try requireSession(request)
    let fields = try await trustedFields(request, session)
    guard let item = try await store.feedback(id) else { throw HTTPError(.notFound) }
    let labels = try await store.labels(ofFeedback: id)
    let query = LabelQuery(fields)
    // Who confirms chooses nothing: what the form shows afterwards are the labels.
    let sent = fields["confirm"] == nil ? LabelChoices(fields) : nil
    let language = language(of: request)
    // Somebody who looks at an old page corrects what is no longer said.
    guard fields["count"]?.first == String(labels.count) else {
      return try await labelPage(
        request, session, id, query, sent: sent, problem: Wording.word("labelStale", in: language), status: .conflict)
    }
    let analysis: Analysis
    do throws(LabelProblem) { analysis = try given(sent, item.feedback, labels.last) } catch {
      return try await labelPage(
        request, session, id, query, sent: sent, problem: error.message(in: language), status: .unprocessableContent)
    }
    let label = Label(by: session.name, of: id, at: clock(), analysis)
    // What is sent twice is said once.
    let isNew = labels.last.map { !$0.isByStaff || !$0.analysis.saysTheSame(as: label.analysis) } ?? true
    if isNew { try await store.add([label]) }
    let place = query.isTeaching ? query.next : LabelQuery.path(id) + "?saved=1"
    return Response(status: .seeOther, headers: [.location: place])
  }

  /// What the form says: others, or (nil) that the labels are right as they are.
  private func given(
    _ sent: LabelChoices?, _ feedback: Feedback, _ newest: Label?
  ) throws(LabelProblem) -> Analysis {
    guard let sent else {
      guard let newest else { throw .missing(field: "labels") }
      return newest.analysis.certain
    }
    let present = analyser.analyse(feedback.text, stars: feedback.stars)
    let known = newest?.analysis.personalData ?? []
    return try sent.analysis(
      of: feedback.text, catalogue, found: known.isEmpty ? present.personalData : known,
      language: newest?.analysis.language ?? present.language)
  }
}

extension Analysis {
  /// Whether a label like this one would add nothing.
  fileprivate func saysTheSame(as other: Analysis) -> Bool {
    sentiment == other.sentiment && intent == other.intent && urgency == other.urgency && hasSameTopics(as: other)
      && personalData == other.personalData
  }
}
