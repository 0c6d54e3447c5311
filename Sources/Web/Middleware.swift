import Definitions
import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Headers that keep pages to themselves: no foreign script, frame or address.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    if let policy = HTTPField.Name("Referrer-Policy") { response.headers[policy] = "same-origin" }
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
        worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    }
    return response
  }
}

/// A page or a JSON body for each error, in the reader's language; what was not foreseen says nothing of its inside.
struct ErrorPages<Context: RequestContext>: RouterMiddleware {
  let site: WebSite

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      // The way to another page is no error to read.
      if error.status.kind == .redirection { return try error.response(from: request, context: context) }
      return page(error.status, request)
    } catch {
      context.logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
      return page(.internalServerError, request)
    }
  }

  private func page(_ status: HTTPResponse.Status, _ request: Request) -> Response {
    if request.uri.path.hasPrefix("/api/") {
      return .json(
        "{\"problems\":[{\"field\":\"\",\"code\":\"\(status.code)\",\"message\":\"\(status.reasonPhrase)\"}]}",
        status: status)
    }
    let language = site.language(of: request)
    let isMissing = status == .notFound
    let heading = isMissing ? Wording.word("notFound", in: language) : "\(status.code) \(status.reasonPhrase)"
    return site.message(
      heading, isMissing ? [Wording.word("notFoundText", in: language)] : [], language: language, status: status)
  }
}

extension Response {
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: .init(string: text)))
  }

  static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: .init(string: text)))
  }

  static func bytes(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: .init(byteBuffer: .init(bytes: bytes)))
  }
}

extension WebSite {
  /// The language asked for in the address, else the one that staff chose before, else the institution's first.
  func language(of request: Request, among offered: [String]? = nil) -> String {
    let offered = offered ?? catalogue.institution.languages
    let asked = request.uri.queryParameters["lang"].map(String.init) ?? request.cookies["lang"]?.value
    return asked.flatMap { offered.contains($0) ? $0 : nil } ?? offered.first ?? "zh-Hant"
  }

  func message(
    _ heading: String, _ paragraphs: [String], case opened: CaseTicket? = nil, language: String,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let view = MessageView(
      language: language, title: heading, words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language), heading: heading, paragraphs: paragraphs,
      case: opened, href: "/", link: Wording.word("backHome", in: language))
    return .html(templates.render("message", view), status: status)
  }
}

struct MessageView {
  var language: String
  var isKiosk = false
  var title: String
  var words: [String: String]
  var institution: String
  var heading: String
  var paragraphs: [String]
  var `case`: CaseTicket?
  var href: String
  var link: String
}

/// What a visitor needs to look a case up.
struct CaseTicket {
  var number: String
  var password: String
}
