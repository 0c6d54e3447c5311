import Definitions
import Facts
import Hummingbird

struct LoginView {
  var language: String
  var isKiosk = false
  var title: String
  var words: [String: String]
  var institution: String
  var languages: [LanguageLink]
  /// What the form's address takes along.
  var query: String
  var problem: String?
}

/// One entry of a selection.
struct Choice {
  var key: String
  var name: String
  var isChosen: Bool
}

/// What is the same on every staff page.
struct StaffBar {
  enum Section { case cases, feedback, reports }

  var language: String
  var title: String
  var words: [String: String]
  var institution: String
  var languages: [LanguageLink]
  var token: String
  var person: String
  var section: Section

  /// As the template's own fields, together with those of the page.
  func merged(_ page: [String: Any?]) -> [String: Any] {
    var fields: [String: Any] = [
      "language": language, "isKiosk": false, "title": title, "words": words, "institution": institution,
      "languages": languages, "token": token, "person": person, "onCases": section == .cases,
      "onFeedback": section == .feedback, "onReports": section == .reports,
    ]
    // An absent value has no key: a template would print `nil`.
    fields.merge(page.compactMapValues(\.self)) { _, own in own }
    return fields
  }
}

struct ReportLink {
  var key: String
  var name: String
}

struct ReportListView {
  var bar: StaffBar
  var reports: [ReportLink]

  var fields: [String: Any] { bar.merged(["reports": reports, "isEmpty": reports.isEmpty]) }
}

extension WebSite {
  /// - Parameters:
  ///   - path: of the page itself, where a form's address may have asked for it: links cannot send forms.
  ///   - query: what the page's address asks for, where it is not the request's.
  func bar(
    _ request: Request, _ session: StaffSession, _ section: StaffBar.Section, path: String? = nil, query: String? = nil
  ) -> StaffBar {
    let language = language(of: request)
    let title =
      switch section {
      case .cases: "cases"
      case .feedback: "feedback"
      case .reports: "reports"
      }
    return StaffBar(
      language: language, title: Wording.word(title, in: language), words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language),
      languages: LanguageLink.links(
        catalogue.institution.languages, current: language, path: path ?? request.uri.path,
        query: query ?? request.uri.query ?? ""),
      token: session.formToken(tagger), person: session.name, section: section)
  }

  /// Staff choose their language once.
  func keepingLanguage(_ request: Request, _ response: Response) -> Response {
    guard request.uri.queryParameters["lang"] != nil else { return response }
    var kept = response
    kept.setCookie(
      Cookie(
        name: "lang", value: language(of: request), maxAge: 31_536_000, path: "/staff", httpOnly: true,
        sameSite: .strict))
    return kept
  }
}
