import Definitions
import Facts
import Hummingbird

struct LoginView {
  var language: String
  var isKiosk = false
  var title: String
  var words: [String: String]
  var institution: String
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
  func bar(_ request: Request, _ session: StaffSession, _ section: StaffBar.Section) -> StaffBar {
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
      languages: LanguageLink.links(catalogue.institution.languages, current: language, path: request.uri.path,
        query: request.uri.query ?? ""),
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
