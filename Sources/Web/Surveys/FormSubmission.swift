import CivilTime
import Definitions
import Facts
import Foundation
import HTTPTypes
import Hummingbird
import Interview
import Listening

/// The way in for browsers without script: the same survey as an ordinary form.
extension WebSite {
  func receiveForm(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let key = context.parameters.get("touchpoint"), let touchpoint = catalogue.touchpoint(key),
      touchpoint.channels.contains(.web), let survey = catalogue.survey(touchpoint.survey)
    else { throw HTTPError(.notFound) }
    let language = language(of: request, among: survey.languages)
    // Without script nothing makes a picture small and takes its position out.
    if request.headers[.contentType]?.lowercased().hasPrefix("multipart/") == true {
      return message(
        Wording.word("photoRefused", in: language), [Wording.word("photoScript", in: language)], language: language,
        status: .unsupportedMediaType)
    }
    let fields = try await formFields(request)
    let submitted = submission(fields, survey, touchpoint, language)
    let id = fields["response-id"]?.first.flatMap { isIdentifier($0) ? $0 : nil } ?? Self.newIdentifier()
    do {
      if let tied = tiedRanking(fields, survey) {
        throw SubmissionRefusal.problems([
          (tied.key, "same-place", "\(tied.label.text(in: language))：\(Wording.word("samePlace", in: language))")
        ])
      }
      let accepted = try SubmissionReader(catalogue: catalogue).read(submitted, id: id, at: clock())
      var response = accepted.response
      var outcome = try await intake.receive(response, contact: accepted.contact, at: clock())
      if outcome.receipt == .conflicting {
        // Somebody went back and wrote more: it counts as another response, since the first one stands.
        response.id = Self.newIdentifier()
        outcome = try await intake.receive(response, contact: accepted.contact, at: clock())
      }
      report(outcome, context)
      let ticket = outcome.caseNumber.map { CaseTicket(number: $0, password: tagger.password(ofCase: $0)) }
      return message(
        Wording.word("thanks", in: language), [Wording.word("thanksText", in: language)], case: ticket,
        language: language)
    } catch let SubmissionRefusal.problems(problems) {
      let page = SurveyPage(
        catalogue: catalogue, survey: survey, touchpoint: touchpoint, channel: .web, language: language,
        fullQuotas: [], filled: fields, problems: problems.map(\.message))
      return .html(templates.render("survey", page.view(responseId: id)), status: .unprocessableContent)
    }
  }

  /// Blank fields are no answers, and an answer to a question that the others hide is dropped: without script the
  /// reader could not see that it was hidden.
  private func submission(
    _ fields: [String: [String]], _ survey: Survey, _ touchpoint: Touchpoint, _ language: String
  ) -> SubmittedResponse {
    let interview = Interview(survey: survey, catalogue: catalogue, minute: clock())
    let contact = survey.questions.first { if case .contact = $0.kind { true } else { false } }?.key
    var raw: [String: RawAnswer] = [:]
    let apart = Set(PhotoReader.paths(of: survey) + [contact].compactMap { $0 })
    for path in survey.questions.flatMap(interview.paths) where !apart.contains(path) {
      if case .ranking(let choices)? = survey.question(path)?.kind {
        raw[path] = ranked(path, choices, fields).map { .list($0) }
        continue
      }
      let values = (fields[path] ?? []).filter { value in value.contains { !$0.isWhitespace } }
      guard let first = values.first else { continue }
      raw[path] = isMany(path, survey) ? .list(values) : .text(first)
    }
    let given = contact.map { key in
      SubmittedResponse.SubmittedContact(
        name: fields["\(key).name"]?.first, mail: fields["\(key).mail"]?.first,
        telephone: fields["\(key).telephone"]?.first)
    }
    if let contact, [given?.mail, given?.telephone].contains(where: { !($0 ?? "").isEmpty }) {
      raw[contact] = .text("given")
    }
    // No picture can come this way: one that is required is taken for given, and left out behind the check.
    for path in PhotoReader.paths(of: survey) where survey.question(path)?.isRequired == true {
      raw[path] = .text("given")
    }
    for path in hiddenPaths(raw, interview) { raw[path] = nil }
    return SubmittedResponse(
      survey: survey.key, version: survey.version, touchpoint: touchpoint.key, channel: Channel.web.rawValue,
      language: language, answeredAt: clock().seconds, isPartial: false, answers: raw.mapValues(SubmittedValue.raw),
      // Without script nobody was drawn: who writes all the same does so of his own accord.
      contact: given, volunteered: survey.practice.sampledEvery != nil)
  }

  /// The options by the places that were given to them; `nil` where there are none.
  private func ranked(_ path: String, _ choices: Choices, _ fields: [String: [String]]) -> [String]? {
    let places = choices.options.compactMap { option in
      fields["\(path).\(option.key)"]?.first.flatMap(Int.init).map { (place: $0, option: option.key) }
    }
    return places.isEmpty ? nil : places.sorted { $0.place < $1.place }.map(\.option)
  }

  /// A ranking in which a place was given twice: without script nothing kept the reader from it.
  private func tiedRanking(_ fields: [String: [String]], _ survey: Survey) -> Question? {
    survey.questions.first { question in
      guard case .ranking(let choices) = question.kind else { return false }
      let places = choices.options.compactMap { fields["\(question.key).\($0.key)"]?.first }
      return Set(places).count < places.count
    }
  }

  private func isMany(_ path: String, _ survey: Survey) -> Bool {
    if case .choice(let choices)? = survey.question(path)?.kind { return choices.isMany }
    return false
  }

  private func hiddenPaths(_ raw: [String: RawAnswer], _ interview: Interview) -> [String] {
    let attempt = Submission(answers: raw.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, isPartial: true)
    guard case .failure(let problems) = interview.accept(attempt) else { return [] }
    return problems.problems.filter { $0.cause == .notShown }.map(\.path)
  }

  /// The fields of an urlencoded body; a field may occur several times.
  func formFields(_ request: Request) async throws -> [String: [String]] {
    let body = try await request.body.collect(upTo: Self.bodyLimit)
    var fields: [String: [String]] = [:]
    for pair in String(buffer: body).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { $0.replacing("+", with: " ").removingPercentEncoding ?? "" }
      fields[decoded[0], default: []].append(decoded.count > 1 ? decoded[1] : "")
    }
    return fields
  }
}
