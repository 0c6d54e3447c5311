import CivilTime
import Definitions
import Facts
import Foundation
import HTTPTypes
import Hummingbird
import Interview
import Listening
import Logging

extension WebSite {
  func addSurveyRoutes(_ router: Router<SiteContext>) {
    router.get("kiosk/:touchpoint") { request, context in try await self.surveyPage(request, context, .kiosk) }
    router.get("form/:touchpoint") { request, context in try await self.surveyPage(request, context, .web) }
    router.post("form/:touchpoint") { request, context in try await self.receiveForm(request, context) }
    router.put("api/responses/:id") { request, context in try await self.receiveResponse(request, context) }
  }

  private func surveyPage(_ request: Request, _ context: SiteContext, _ channel: Channel) async throws -> Response {
    let (touchpoint, survey) = try place(context, channel)
    let language = language(of: request, among: survey.languages)
    guard isOpen(survey) else {
      return message(Wording.word("closedSurvey", in: language), [survey.title.text(in: language)], language: language)
    }
    let page = SurveyPage(
      catalogue: catalogue, survey: survey, touchpoint: touchpoint, channel: channel, language: language,
      fullQuotas: try await fullQuotas(survey))
    return .html(templates.render("survey", page.view(responseId: Self.newIdentifier())))
  }

  /// Those in which no place is left.
  private func fullQuotas(_ survey: Survey) async throws -> [Quota] {
    guard !survey.practice.quotas.isEmpty else { return [] }
    let taken = try await store.placesTaken(survey: survey.key)
    return survey.practice.quotas.filter { (taken[$0.key] ?? 0) >= $0.limit }
  }

  private func place(_ context: SiteContext, _ channel: Channel) throws -> (Touchpoint, Survey) {
    guard let key = context.parameters.get("touchpoint"), let touchpoint = catalogue.touchpoint(key),
      touchpoint.channels.contains(channel), let survey = catalogue.survey(touchpoint.survey)
    else { throw HTTPError(.notFound) }
    return (touchpoint, survey)
  }

  private func isOpen(_ survey: Survey) -> Bool {
    survey.open?.contains(CivilDate(clock(), in: zone)) ?? true
  }

  static func newIdentifier() -> String {
    String(UUID().uuidString.filter { $0 != "-" }).lowercased()
  }

  /// The JSON way in. 201 for a new response, 200 for one that was sent before, 409 for an id used with other content.
  private func receiveResponse(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let id = context.parameters.get("id"), isIdentifier(id) else { throw HTTPError(.badRequest) }
    // Whoever sends more says for which survey, and only one that takes pictures may be so long.
    let named = request.uri.queryParameters["survey"].flatMap { catalogue.survey(String($0)) }
    let body = try await request.body.collect(upTo: PhotoReader.bodyLimit(named))
    let submitted: SubmittedResponse
    do {
      submitted = try JSONDecoder().decode(SubmittedResponse.self, from: Data(body.readableBytesView))
    } catch {
      return refusal([("body", "malformed", describe(error))], .badRequest)
    }
    guard body.readableBytes <= Self.bodyLimit || submitted.survey == named?.key else {
      throw HTTPError(.contentTooLarge)
    }
    do {
      let accepted = try SubmissionReader(catalogue: catalogue).read(submitted, id: id, at: clock())
      let outcome = try await intake.receive(
        accepted.response, contact: accepted.contact, photos: accepted.photos, at: clock())
      report(outcome, context)
      return receipt(outcome)
    } catch let SubmissionRefusal.problems(problems) {
      return refusal(problems, .unprocessableContent)
    }
  }

  /// A case that could not be opened is for whoever keeps the calendars.
  func report(_ outcome: Intake.Outcome, _ context: SiteContext) {
    guard let reason = outcome.unopened else { return }
    context.logger.error("a case could not be opened", metadata: ["reason": "\(reason)"])
  }

  private func receipt(_ outcome: Intake.Outcome) -> Response {
    var fields = "\"receipt\":\"\(outcome.receipt.rawValue)\""
    if let number = outcome.caseNumber {
      fields += ",\"case\":{\"number\":\"\(number)\",\"password\":\"\(tagger.password(ofCase: number))\"}"
    }
    let status: HTTPResponse.Status =
      switch outcome.receipt {
      case .stored: .created
      case .repeated: .ok
      case .conflicting: .conflict
      }
    return .json("{\(fields)}", status: status)
  }

  private func refusal(
    _ problems: [(field: String, code: String, message: String)], _ status: HTTPResponse.Status
  ) -> Response {
    let list = problems.map { ["field": $0.field, "code": $0.code, "message": $0.message] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(["problems": list])) ?? Data()
    return .json(String(decoding: data, as: UTF8.self), status: status)
  }

  private func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "missing field \(key.stringValue)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "wrong type at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
    default: "not the JSON of a response"
    }
  }

  /// ASCII letters, digits and hyphens, 8 through 64.
  func isIdentifier(_ id: String) -> Bool {
    (8...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
      }
  }

  /// More than any survey needs; a longer body is refused before it is read.
  static var bodyLimit: Int { 128 * 1024 }
}
