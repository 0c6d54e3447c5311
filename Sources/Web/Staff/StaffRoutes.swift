import CivilTime
import Definitions
import Facts
import HTTPTypes
import Hummingbird

/// Signing in and out, the feedback list, and the reports.
extension WebSite {
  func addStaffRoutes(_ router: Router<SiteContext>) {
    router.get("staff/login") { request, _ in self.login(request, problem: nil) }
    router.post("staff/login") { request, context in try await self.signIn(request, context) }
    router.post("staff/logout") { request, _ in try await self.signOut(request) }
    router.get("staff/feedback") { request, _ in try await self.feedbackList(request) }
    router.get("staff/reports") { request, _ in try await self.reportList(request) }
    router.get("staff/reports/:period/:file") { request, context in
      try await self.report(request, context, file: context.parameters.get("file") ?? "")
    }
  }

  private func login(
    _ request: Request, problem: String?, status: HTTPResponse.Status = .unauthorized
  ) -> Response {
    let language = language(of: request)
    let view = LoginView(
      language: language, title: Wording.word("staff", in: language), words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language),
      languages: LanguageLink.links(catalogue.institution.languages, current: language, path: "/staff/login"),
      query: query(language), problem: problem)
    return keepingLanguage(request, .html(templates.render("login", view), status: problem == nil ? .ok : status))
  }

  private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    let fields = try await formFields(request)
    let name = String((fields["name"]?.first ?? "").filter { !$0.isNewline }.prefix(60))
    let language = language(of: request)
    let subject = "staff:" + context.client(request)
    guard await attempts.mayTry(subject, at: clock()) else {
      return login(request, problem: Wording.word("tooMany", in: language), status: .tooManyRequests)
    }
    let given = tagger.tag("staff-password:" + (fields["password"]?.first ?? ""))
    guard !name.isEmpty, isEqualInConstantTime(given, tagger.tag("staff-password:" + staffPassword)) else {
      return login(request, problem: Wording.word("wrongPassword", in: language))
    }
    await attempts.forget(subject)
    let session = StaffSession(name: name, endsAt: clock().advanced(bySeconds: StaffSession.length))
    var response = Response(status: .seeOther, headers: [.location: "/staff"])
    response.setCookie(
      Cookie(
        name: StaffSession.cookieName, value: session.cookie(tagger), maxAge: Int(StaffSession.length), path: "/",
        httpOnly: true, sameSite: .strict))
    return keepingLanguage(request, response)
  }

  private func signOut(_ request: Request) async throws -> Response {
    _ = try await trustedFields(request, requireSession(request))
    var response = Response(status: .seeOther, headers: [.location: "/" + query(language(of: request))])
    response.setCookie(
      Cookie(name: StaffSession.cookieName, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .strict))
    return response
  }

  private func reportList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let language = language(of: request)
    let periods = try await reports.periods()
    let view = ReportListView(
      bar: bar(request, session, .reports),
      reports: periods.map {
        ReportLink(key: $0.description, name: language.hasPrefix("zh") ? $0.rocDescription : $0.description)
      })
    return keepingLanguage(request, .html(templates.render("reports", view.fields)))
  }

  private func report(_ request: Request, _ context: SiteContext, file: String) async throws -> Response {
    _ = try requireSession(request)
    guard let period = context.parameters.get("period").flatMap({ Quarter($0) }),
      let bytes = try await reports.file(file, of: period)
    else { throw HTTPError(.notFound) }
    if file.hasSuffix(".csv") { return .bytes(bytes, type: "text/csv; charset=utf-8") }
    // A report is one file that can be mailed, so its style is inside it; it has no script.
    var response = Response.bytes(bytes, type: "text/html; charset=utf-8")
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"
    return response
  }
}
