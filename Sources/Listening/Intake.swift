public import Cases
public import CivilTime
public import Definitions
public import Facts
import Interview
import WorkingTime

/// The way in for everything that is said: stored first, then understood, then turned into a case where it needs an
/// answer.
///
/// Each step can be repeated: what is stored twice is stored once, what has a label gets none again, what has a case
/// gets no second one. So a run that was interrupted is finished by running it again.
public struct Intake: Sendable {
  public let catalogue: Catalogue
  public let store: any FactStore
  public let vault: any ContactVault
  public let labeller: any Labeller
  private let reader: CaseReader

  public init(
    catalogue: Catalogue, store: any FactStore, vault: any ContactVault, labeller: any Labeller
  ) {
    self.catalogue = catalogue
    self.store = store
    self.vault = vault
    self.labeller = labeller
    reader = CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue))
  }

  /// How long pictures are kept.
  public static let photoDays = 90

  /// What became of a response.
  public struct Outcome: Hashable, Sendable {
    public var receipt: Receipt
    /// The number of the case that it opened, now or when it was sent before.
    public var caseNumber: String?
    /// Why no case was opened although a rule asked for one.
    public var unopened: CaseStateError?
  }

  /// Stores a response and its comments, labels them, and opens a case where a rule says so. Returns when all of it is
  /// on disk.
  ///
  /// - Parameter photos: kept apart for ``photoDays`` days, as contact details are.
  public func receive(
    _ response: Response, contact: Contact?, photos: [Photo] = [], at now: Instant
  ) async throws -> Outcome {
    let hasContact = contact?.isReachable ?? saysItHasContact(response)
    let comments = feedback(of: response, hasContact: hasContact)
    if let contact, contact.isReachable, let days = keptDays(response.survey) {
      let today = CivilDate(now, in: catalogue.institution.zone)
      try await vault.keep(contact, forResponse: response.id, until: today.advanced(by: days))
    }
    if !photos.isEmpty {
      let today = CivilDate(now, in: catalogue.institution.zone)
      try await vault.keep(photos, forResponse: response.id, until: today.advanced(by: Self.photoDays))
    }
    let receipt = try await store.add(response, feedback: comments, quotas: quotas(of: response))
    guard receipt != .conflicting else { return Outcome(receipt: receipt, caseNumber: nil, unopened: nil) }
    // A label's time would give the hour of an anonymous response away.
    let time = catalogue.survey(response.survey)?.isAnonymous == true ? response.receivedAt : now
    let labelled = try await label(comments, areNew: receipt == .stored) { _ in time }
    if !labelled.added.isEmpty { try await store.add(labelled.added) }
    let opening = CaseRouting(catalogue: catalogue).opening(
      for: response, hasContact: hasContact, comments: labelled.comments)
    switch try await open(opening, at: time) {
    case .success(let opened): return Outcome(receipt: receipt, caseNumber: opened?.number, unopened: nil)
    case .failure(let error): return Outcome(receipt: receipt, caseNumber: nil, unopened: error)
    }
  }

  /// Stores many responses, a few hundred in a transaction, and labels and opens cases as for one. Everything counts as
  /// done at the time of receipt.
  public func receive(_ responses: [Response]) async throws -> Summary {
    var summary = Summary()
    var start = 0
    while start < responses.count {
      let batch = responses[start..<min(start + 500, responses.count)].map { response in
        Arrival(
          response: response, feedback: feedback(of: response, hasContact: saysItHasContact(response)),
          quotas: quotas(of: response))
      }
      start += 500
      let receipts = try await store.add(batch)
      var labelled: [(response: Response, comments: [(feedback: Feedback, analysis: Analysis)])] = []
      var added: [Label] = []
      for (item, receipt) in zip(batch, receipts) {
        summary.count(receipt, item.response.id)
        guard receipt != .conflicting else { continue }
        let result = try await label(item.feedback, areNew: receipt == .stored, at: \.receivedAt)
        labelled.append((item.response, result.comments))
        added += result.added
      }
      try await store.add(added)
      summary.labelled += added.count
      for (response, comments) in labelled {
        let opening = CaseRouting(catalogue: catalogue).opening(
          for: response, hasContact: saysItHasContact(response), comments: comments)
        summary.count(try await open(opening, at: response.receivedAt), response.id)
      }
    }
    return summary
  }

  /// The quotas that it counts in: only whole responses do, and only those that were asked for.
  private func quotas(of response: Response) -> [Quota] {
    guard let survey = catalogue.survey(response.survey), !response.isPartial, !response.isVolunteered else {
      return []
    }
    return Interview(survey: survey, catalogue: catalogue, minute: response.answeredAt).quotas(of: response.answers)
  }

  /// Whether the response itself says that the respondent can be reached; the details may be on paper.
  private func saysItHasContact(_ response: Response) -> Bool {
    (catalogue.survey(response.survey)?.questions ?? []).contains { question in
      if case .contact = question.kind { return response.answer(question.key) != nil }
      return false
    }
  }

  /// What became of many.
  public struct Summary: Sendable {
    public var stored = 0
    public var repeated = 0
    public var labelled = 0
    /// Numbers of the cases that were opened.
    public var cases: [String] = []
    /// Ids that were used before with other content; what came now is kept aside.
    public var conflicts: [String] = []
    /// Ids of what a rule asked a case for that could not be opened, and why.
    public var unopened: [(id: String, reason: CaseStateError)] = []

    public init() {}
  }

  /// Stores feedback from elsewhere, labels it, and opens cases. `at` gives the time of labelling and opening for each:
  /// the present for live channels, the time of receipt for what is loaded later.
  public func receive(
    _ feedback: [Feedback], at time: @Sendable (Feedback) -> Instant
  ) async throws -> Summary {
    var summary = Summary()
    var start = 0
    while start < feedback.count {
      let batch = Array(feedback[start..<min(start + 500, feedback.count)])
      start += 500
      let receipts = try await store.add(batch)
      var labelled: [(feedback: Feedback, analysis: Analysis)] = []
      var added: [Label] = []
      for (item, receipt) in zip(batch, receipts) {
        summary.count(receipt, item.id)
        guard receipt != .conflicting else { continue }
        let result = try await label([item], areNew: receipt == .stored, at: time)
        labelled += result.comments
        added += result.added
      }
      try await store.add(added)
      summary.labelled += added.count
      for (item, analysis) in labelled {
        let opening = CaseRouting(catalogue: catalogue).opening(for: item, analysis)
        summary.count(try await open(opening, at: time(item)), item.id)
      }
    }
    return summary
  }

  /// The feedback in a response's comments and write-ins.
  public func feedback(of response: Response, hasContact: Bool) -> [Feedback] {
    guard let survey = catalogue.survey(response.survey) else { return [] }
    return survey.questions.compactMap { question in
      guard case .comment = question.kind, case .text(let text)? = response.answer(question.key),
        text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
      else { return nil }
      return Feedback(
        id: "\(response.id).\(question.key)", channel: response.channel, touchpoint: response.touchpoint,
        origin: Feedback.Origin(response: response.id, question: question.key, survey: survey.key), source: "",
        text: text, stars: nil, writtenAt: response.answeredAt, receivedAt: response.receivedAt,
        hasContact: hasContact)
    }
  }

  /// Comments with what analysis says of them, and the labels to add: what was stored before keeps the label that it
  /// has, and gets one where a run was interrupted before it.
  private func label(
    _ feedback: [Feedback], areNew: Bool, at time: (Feedback) -> Instant
  ) async throws -> (comments: [(feedback: Feedback, analysis: Analysis)], added: [Label]) {
    var comments: [(feedback: Feedback, analysis: Analysis)] = []
    var added: [Label] = []
    for item in feedback {
      if !areNew, let known = try await store.feedback(item.id)?.label {
        comments.append((item, known.analysis))
        continue
      }
      let analysis = labeller.analyse(item.text, stars: item.stars)
      comments.append((item, analysis))
      added.append(Label(feedback: item.id, model: labeller.modelVersion, at: time(item), analysis: analysis))
    }
    return (comments, added)
  }

  /// Opens a case whose deadline can be computed; any other would be found out by whoever looks at it.
  private func open(
    _ opening: CaseEvent.Opening?, at time: Instant
  ) async throws -> Result<OpenedCase?, CaseStateError> {
    guard let opening else { return .success(nil) }
    let event = CaseEvent(caseNumber: "", sequence: 1, at: time, actor: "", kind: .opened(opening))
    do throws(CaseStateError) { _ = try reader.state(of: [event]) } catch { return .failure(error) }
    let year = CivilDate(opening.receivedAt, in: catalogue.institution.zone).year
    return .success(try await store.openCase(opening, at: time, actor: "rule:\(opening.rule)", year: year))
  }

  private func keptDays(_ survey: String) -> Int? {
    for question in catalogue.survey(survey)?.questions ?? [] {
      if case .contact(let days) = question.kind { return days }
    }
    return nil
  }
}

extension Intake.Summary {
  mutating func count(_ opened: Result<OpenedCase?, CaseStateError>, _ id: String) {
    switch opened {
    case .success(let opened): if let opened, opened.isNew { cases.append(opened.number) }
    case .failure(let reason): unopened.append((id, reason))
    }
  }

  mutating func count(_ receipt: Receipt, _ id: String) {
    switch receipt {
    case .stored: stored += 1
    case .repeated: repeated += 1
    case .conflicting: conflicts.append(id)
    }
  }
}
