import CivilTime
import Definitions
import Facts
import Foundation
import Interview

/// A response as a browser sends it.
struct SubmittedResponse: Decodable {
  var survey: String
  var version: Int
  var touchpoint: String
  var channel: String
  var language: String
  /// Seconds since 1970 by the browser's clock.
  var answeredAt: Int64
  var isPartial: Bool?
  var answers: [String: SubmittedValue]
  var contact: SubmittedContact?
  /// Whether somebody speaks who was not asked, where only every n-th visitor is.
  var volunteered: Bool?
  /// JPEG files in base 64, by the path of their question.
  var photos: [String: String]?

  struct SubmittedContact: Decodable {
    var name: String?
    var mail: String?
    var telephone: String?
  }
}

/// A whole number, a text, or a list of texts; anything else is refused.
enum SubmittedValue: Decodable {
  case raw(RawAnswer)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .raw(.number(number))
    } else if let number = try? container.decode(Double.self) {
      self = .raw(.text(Expression.Value.number(number).words))
    } else if let text = try? container.decode(String.self) {
      self = .raw(.text(text))
    } else {
      self = .raw(.list(try container.decode([String].self)))
    }
  }
}

/// Why a response is not taken.
enum SubmissionRefusal: Error {
  /// `field` is part of the body, or a question's path.
  case problems([(field: String, code: String, message: String)])
}

/// Checks a submitted response against the definitions and makes a fact of it.
struct SubmissionReader {
  let catalogue: Catalogue

  /// A response, and what is kept apart from it.
  struct Accepted {
    var response: Response
    var contact: Contact?
    var photos: [Photo]
  }

  func read(_ body: SubmittedResponse, id: String, at now: Instant) throws(SubmissionRefusal) -> Accepted {
    let english = body.language.hasPrefix("en")
    let (touchpoint, survey, channel) = try place(body, english)
    let submission = Submission(
      answers: body.answers.sorted { $0.key < $1.key }.map { path, value in
        switch value { case .raw(let raw): (path, raw) }
      }, isPartial: body.isPartial ?? false)
    let answered = time(body.answeredAt, now)
    let interview = Interview(survey: survey, catalogue: catalogue, minute: answered)
    switch interview.accept(submission) {
    case .failure(let problems):
      throw .problems(problems.problems.map { ($0.path, $0.code, message($0, body, survey)) })
    case .success(let accepted):
      let contact = contact(body, survey, accepted)
      var response = Response(
        id: id, survey: survey.key, version: body.version, touchpoint: touchpoint.key, channel: channel,
        language: survey.languages.contains(body.language) ? body.language : survey.languages.first ?? "und",
        answeredAt: answered, receivedAt: now,
        isPartial: body.isPartial ?? false, shown: accepted.shown, answers: accepted.answers)
      response.isVolunteered = survey.practice.sampledEvery != nil && body.volunteered == true
      // Without details there is nobody to answer, whatever the body says.
      if contact == nil, let key = contactKey(survey) { response.answers.removeAll { $0.path == key } }
      let photos = try PhotoReader(survey: survey).photos(body, answered: accepted.answers)
      let missing = Set(PhotoReader.paths(of: survey)).subtracting(photos.map(\.path))
      response.answers.removeAll { missing.contains($0.path) }
      if survey.isAnonymous { response.keepOnlyDays(in: catalogue.institution.zone) }
      return Accepted(response: response, contact: contact, photos: photos)
    }
  }

  /// The sentence for the respondent, with his answers where the survey's own words name them.
  private func message(_ problem: AnswerProblem, _ body: SubmittedResponse, _ survey: Survey) -> String {
    Piping.filled(problem.message(in: body.language)) { written in
      let (path, isCode) = Piping.subject(written)
      guard case .raw(let raw)? = body.answers[path] else { return "…" }
      let values: [String] =
        switch raw {
        case .number(let number): [String(number)]
        case .text(let text): [text]
        case .list(let list): list
        }
      guard !isCode, case .choice(let choices)? = survey.question(path)?.kind else { return values.joined(separator: "、") }
      return values.map { choices.option($0)?.label.text(in: body.language) ?? $0 }.joined(separator: "、")
    }
  }

  private func place(
    _ body: SubmittedResponse, _ english: Bool
  ) throws(SubmissionRefusal) -> (Touchpoint, Survey, Channel) {
    guard let touchpoint = catalogue.touchpoint(body.touchpoint) else {
      throw refusal("touchpoint", "unknown-touchpoint", english ? "There is no such place." : "沒有這個意見蒐集點。")
    }
    guard touchpoint.survey == body.survey, let survey = catalogue.survey(body.survey) else {
      throw refusal("survey", "wrong-survey", english ? "This place asks another survey." : "這個地點使用的不是這份問卷。")
    }
    guard (1...survey.version).contains(body.version) else {
      throw refusal("version", "unknown-version", english ? "The survey has no such version." : "問卷沒有這個版本。")
    }
    guard let channel = Channel(rawValue: body.channel), touchpoint.channels.contains(channel) else {
      throw refusal("channel", "unknown-channel", english ? "This place has no such channel." : "這個地點沒有這種填答管道。")
    }
    return (touchpoint, survey, channel)
  }

  private func refusal(_ field: String, _ code: String, _ message: String) -> SubmissionRefusal {
    .problems([(field, code, message)])
  }

  /// The browser's own time, unless its clock is plainly wrong; nothing is refused for its age.
  private func time(_ seconds: Int64, _ now: Instant) -> Instant {
    let isPlausible = seconds > 0 && seconds < now.seconds + 86_400
    return isPlausible ? Instant(seconds: seconds) : now
  }

  private func contactKey(_ survey: Survey) -> String? {
    survey.questions.first { if case .contact = $0.kind { true } else { false } }?.key
  }

  /// The details, where the contact question was shown and answered.
  private func contact(_ body: SubmittedResponse, _ survey: Survey, _ accepted: AcceptedAnswers) -> Contact? {
    guard let key = contactKey(survey), accepted.answers.contains(where: { $0.path == key }), let given = body.contact
    else { return nil }
    let clip = { (text: String?) in String((text ?? "").prefix(200)) }
    let contact = Contact(name: clip(given.name), mail: clip(given.mail), telephone: clip(given.telephone))
    return contact.isReachable ? contact : nil
  }
}

extension AnswerProblem {
  /// Stable, for programs.
  var code: String {
    switch cause {
    case .unknownQuestion: "unknown-question"
    case .repeated: "repeated"
    case .notShown: "not-shown"
    case .required: "required"
    case .outOfRange: "out-of-range"
    case .wrongType: "wrong-type"
    case .wrongCount: "wrong-count"
    case .exclusive: "exclusive"
    case .tooLong: "too-long"
    case .invalid: "invalid"
    }
  }
}
