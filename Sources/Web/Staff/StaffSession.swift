import CivilTime
import Facts
import Foundation
import Hummingbird

/// Who is signed in, as a signed cookie says: name, end, tag. Nothing is kept on the server.
struct StaffSession: Sendable {
  var name: String
  var endsAt: Instant

  static let cookieName = "staff"
  static let length: Int64 = 8 * 3600

  /// The name is carried in base64url, so that any script fits into a cookie.
  func cookie(_ tagger: any MessageTagger) -> String {
    let content = "\(Self.base64(Array(name.utf8))).\(endsAt.seconds)"
    return "\(content).\(Self.base64(tagger.tag("session:" + content)))"
  }

  init(name: String, endsAt: Instant) {
    self.name = name
    self.endsAt = endsAt
  }

  /// `nil` for a cookie that was not issued here, or has ended.
  init?(cookie: String, _ tagger: any MessageTagger, at now: Instant) {
    let parts = cookie.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let seconds = Int64(parts[1]), seconds > now.seconds else { return nil }
    let expected = Self.base64(tagger.tag("session:\(parts[0]).\(parts[1])"))
    guard isEqualInConstantTime(Array(expected.utf8), Array(parts[2].utf8)), let name = Self.text(parts[0]) else {
      return nil
    }
    self.init(name: name, endsAt: Instant(seconds: seconds))
  }

  /// Proves that a form was made for this session: other sites cannot know it.
  func formToken(_ tagger: any MessageTagger) -> String {
    Self.base64(tagger.tag("form:\(name).\(endsAt.seconds)"))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func text(_ base64: String) -> String? {
    let padded = base64.replacing("-", with: "+").replacing("_", with: "/")
    let data = Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
    return data.flatMap { String(data: $0, encoding: .utf8) }
  }
}

extension WebSite {
  func session(_ request: Request) -> StaffSession? {
    request.cookies[StaffSession.cookieName].flatMap { StaffSession(cookie: $0.value, tagger, at: clock()) }
  }

  /// The session, or the way to the sign-in page.
  func requireSession(_ request: Request) throws(SignInNeeded) -> StaffSession {
    guard let session = session(request) else { throw SignInNeeded() }
    return session
  }

  /// The fields of a form that was sent from one of our own pages in this session.
  func trustedFields(_ request: Request, _ session: StaffSession) async throws -> [String: [String]] {
    let fields = try await formFields(request)
    let token = fields["token"]?.first ?? ""
    guard isEqualInConstantTime(Array(token.utf8), Array(session.formToken(tagger).utf8)) else {
      throw HTTPError(.forbidden)
    }
    return fields
  }
}

/// Nobody is signed in. The way to the sign-in page keeps the language that the address asked for.
struct SignInNeeded: Error, HTTPResponseError {
  var status: HTTPResponse.Status { .seeOther }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    let asked = request.uri.queryParameters["lang"].map(String.init) ?? ""
    let isTag = !asked.isEmpty && asked.utf8.allSatisfy { (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "-") }
    return Response(status: .seeOther, headers: [.location: "/staff/login" + (isTag ? "?lang=\(asked)" : "")])
  }
}
