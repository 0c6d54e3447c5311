import HTTPTypes
import Hummingbird
import NIOCore

/// A request with where it came from.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end of the connection.
  private let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// The client's address: what a proxy on this machine says it is, or else the peer. From elsewhere the header is not
  /// believed.
  func client(_ request: Request) -> String {
    guard peer.hasPrefix("127.") || peer == "::1", let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",").last
    else { return peer }
    return String(last.filter { !$0.isWhitespace }.prefix(64))
  }
}
