import Cases
import CivilTime
import Definitions
import Facts
import HTTPTypes
import Hummingbird
import Listening

/// The cases: listed by what is due next, shown with all that is known, and acted upon.
extension WebSite {
  func addCaseRoutes(_ router: Router<SiteContext>) {
    router.get("staff") { request, _ in try await self.caseList(request) }
    router.get("staff/cases/:number") { request, context in
      let session = try self.requireSession(request)
      return try await self.casePage(request, session, self.number(context))
    }
    router.post("staff/cases/:number/contact") { request, context in
      try await self.readContact(request, self.number(context))
    }
    router.post("staff/cases/:number/:action") { request, context in
      try await self.act(request, self.number(context), context.parameters.get("action") ?? "")
    }
  }

  private func number(_ context: SiteContext) throws -> String {
    guard let number = context.parameters.get("number") else { throw HTTPError(.notFound) }
    return number
  }

  private func caseList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let query = request.uri.queryParameters
    let filter = CaseFilter(
      unit: query["unit"].map(String.init) ?? "",
      state: query["state"].flatMap { CaseFilter.State(rawValue: String($0)) } ?? .open)
    let states = try cases.states(of: try await store.events())
    let now = clock()
    let search = search(request)
    let chosen = try await ranked(filter.apply(states, at: now), by: search)
    var rows: [CaseRow] = []
    let words = CaseWords(catalogue: catalogue, language: language(of: request))
    for state in chosen.prefix(200) { rows.append(try await row(state, words, now, search)) }
    let view = CaseListView(
      bar: bar(request, session, .cases), search: search, states: states, now: now, filter: filter, words: words,
      units: catalogue.units, rows: rows, chosenCount: chosen.count)
    return keepingLanguage(request, .html(templates.render("cases", view.fields)))
  }

  /// Those that are found, best first; all as they come where nothing is looked for, none where nothing can be.
  private func ranked(_ states: [CaseState], by search: StaffSearch) async throws -> [CaseState] {
    guard let query = search.query else { return search.isUnreadable ? [] : states }
    let byNumber = Dictionary(uniqueKeysWithValues: states.map { ($0.number, $0) })
    return try await store.searchCases(query, limit: Int(Int32.max), offset: 0).ids.compactMap { byNumber[$0] }
  }

  private func row(
    _ state: CaseState, _ words: CaseWords, _ now: Instant, _ search: StaffSearch
  ) async throws -> CaseRow {
    let item = try await state.opening.feedback.asyncFlatMap { try await store.feedback($0) }
    let shown = try await matter(state, item?.feedback.text ?? words.level(state.opening.level), words, search)
    let isRunning = state.clock.stoppedAt == nil
    // A reopened case runs on a new clock: that the old one ran out is for the report.
    let isLate = state.clock.isLate(at: now)
    let remark = isLate ? words.word("late") : nil
    return CaseRow(
      number: search.marked(state.number),
      href: search.address("/staff/cases/\(state.number)", [:]),
      due: isRunning ? words.time(state.clock.due) : "–", remark: remark,
      isLate: isLate && isRunning, isUrgent: item?.label?.analysis.urgency == .urgent,
      urgentWord: words.word("urgent"), place: shown.place, pieces: shown.pieces,
      level: words.level(state.opening.level),
      unit: words.unit(state.unit), state: words.state(state))
  }

  /// What a case is about in one line: the words that opened it, or those in which something is found, and where.
  private func matter(
    _ state: CaseState, _ opening: String, _ words: CaseWords, _ search: StaffSearch
  ) async throws -> (place: String?, pieces: [SearchExcerpt.Piece]) {
    let line = { (text: String) in search.excerpt(text.replacing("\n", with: " "), length: 40) }
    let first = line(opening)
    guard search.query != nil, !first.hasMatch else { return (nil, first.pieces) }
    for text in try await said(state).map(\.feedback.text) {
      let excerpt = line(text)
      if excerpt.hasMatch { return (nil, excerpt.pieces) }
    }
    for event in try await store.events(ofCase: state.number) {
      let view = words.event(event, namesStaff: true)
      let excerpt = line(view.text ?? "")
      if excerpt.hasMatch { return (view.what, excerpt.pieces) }
    }
    return (nil, first.pieces)
  }

  func casePage(
    _ request: Request, _ session: StaffSession, _ number: String, problem: String? = nil,
    contact: Contact? = nil, photos: [Photo] = [], status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let events = try await store.events(ofCase: number)
    guard !events.isEmpty else { throw HTTPError(.notFound) }
    let state = try cases.state(of: events)
    let language = language(of: request)
    let said = try await said(state)
    let search = search(request)
    let texts = FeedbackWords(catalogue: catalogue, language: language, search: search)
    let view = CasePageView(
      bar: bar(request, session, .cases, path: "/staff/cases/\(number)"), search: search, catalogue: catalogue,
      language: language, state: state, events: events,
      now: clock(), password: tagger.password(ofCase: number),
      texts: said.map { texts.view($0.feedback, $0.label) },
      answers: try await answers(state, language), hasContact: try await isReachable(state, said),
      hasPhotos: try await hasPhotos(state), contact: contact, photos: photos, problem: problem)
    return keepingLanguage(request, .html(templates.render("case", view.fields), status: status))
  }

  private func said(_ state: CaseState) async throws -> [(feedback: Feedback, label: Label?)] {
    if let response = state.opening.response {
      let comments = try await store.feedback(ofResponse: response)
      if !comments.isEmpty { return comments }
    }
    guard let id = state.opening.feedback, let found = try await store.feedback(id) else { return [] }
    return [found]
  }

  /// Whether the writer left a way to be answered, with his words or with his ratings alone.
  private func isReachable(_ state: CaseState, _ said: [(feedback: Feedback, label: Label?)]) async throws -> Bool {
    if said.contains(where: { $0.feedback.hasContact }) { return true }
    guard let id = state.opening.response, let response = try await store.response(id) else { return false }
    return (catalogue.survey(response.survey)?.questions ?? []).contains { question in
      if case .contact = question.kind { return response.answer(question.key) != nil }
      return false
    }
  }

  /// Whether pictures came with the words; they may be erased by now.
  private func hasPhotos(_ state: CaseState) async throws -> Bool {
    guard let id = state.opening.response, let response = try await store.response(id),
      let survey = catalogue.survey(response.survey)
    else { return false }
    return PhotoReader.paths(of: survey).contains { response.answer($0) != nil }
  }

  /// The ratings that came with the words.
  private func answers(_ state: CaseState, _ language: String) async throws -> [String] {
    guard let id = state.opening.response, let response = try await store.response(id),
      let survey = catalogue.survey(response.survey)
    else { return [] }
    return response.answers.compactMap { answer in
      guard case .rating(let code) = answer.value else { return nil }
      return "\(survey.label(ofPath: answer.path, in: language))：\(code)"
    }
  }

  private func act(_ request: Request, _ number: String, _ action: String) async throws -> Response {
    let session = try requireSession(request)
    let fields = try await trustedFields(request, session)
    let events = try await store.events(ofCase: number)
    guard !events.isEmpty else { throw HTTPError(.notFound) }
    let state = try cases.state(of: events)
    let actions = CaseActions(catalogue: catalogue, state: state)
    let form = CaseForm(fields: fields, actor: session.name, now: clock())
    let language = language(of: request)
    do {
      // Somebody who looks at an old page answers what is no longer asked.
      guard fields["sequence"]?.first == String(state.sequence) else { throw StoreError.stale(caseNumber: number) }
      let more = try form.events(action, actions, cases, events)
      // A deadline that no calendar covers would make the case unreadable.
      _ = try cases.state(of: events + more)
      try await store.append(more)
    } catch let refusal as CaseRefusal {
      return try await casePage(
        request, session, number, problem: refusal.message(in: language), status: .unprocessableContent)
    } catch CaseStateError.outsideCalendar {
      return try await casePage(
        request, session, number, problem: Wording.word("outsideCalendar", in: language), status: .unprocessableContent)
    } catch StoreError.stale {
      return try await casePage(
        request, session, number, problem: Wording.word("stale", in: language), status: .conflict)
    }
    return Response(status: .seeOther, headers: [.location: "/staff/cases/\(number)"])
  }

  private func readContact(_ request: Request, _ number: String) async throws -> Response {
    let session = try requireSession(request)
    let fields = try await trustedFields(request, session)
    let reason = String((fields["reason"]?.first ?? "").prefix(200))
    let language = language(of: request)
    let events = try await store.events(ofCase: number)
    guard case .opened(let opening)? = events.first?.kind, let response = opening.response else {
      return try await casePage(request, session, number, problem: Wording.word("noContact", in: language))
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      return try await casePage(
        request, session, number, problem: CaseRefusal.emptyText.message(in: language), status: .unprocessableContent)
    }
    let contact = try await intake.vault.read(response: response, by: session.name, reason: reason, at: clock(),
      today: CivilDate(clock(), in: zone))
    let photos = try await intake.vault.photos(
      response: response, by: session.name, reason: reason, at: clock(), today: CivilDate(clock(), in: zone))
    return try await casePage(
      request, session, number,
      problem: contact == nil && photos.isEmpty ? Wording.word("noContact", in: language) : nil, contact: contact,
      photos: photos)
  }
}

extension Optional {
  /// `flatMap` for an asynchronous function.
  fileprivate func asyncFlatMap<Value>(_ transform: (Wrapped) async throws -> Value?) async rethrows -> Value? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
