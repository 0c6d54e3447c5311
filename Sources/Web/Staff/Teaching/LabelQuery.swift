import Foundation
import Hummingbird

/// What the address of a feedback page asks for.
struct LabelQuery {
  /// The label to explain.
  var why: String?
  /// Whether the page is one of those that are asked one after the other.
  var isTeaching = false
  /// The ids that were passed over.
  var skipped: [String] = []

  init(_ request: Request) {
    let query = request.uri.queryParameters
    why = query["why"].map(String.init)
    guard let passed = query["teach"] else { return }
    isTeaching = true
    skipped = Self.ids(String(passed))
  }

  /// - Parameter passed: as ``passed`` gives it.
  init(teaching passed: String) {
    isTeaching = true
    skipped = Self.ids(passed)
  }

  /// The ids as ``passed`` writes them; the last of very many.
  private static func ids(_ text: String) -> [String] {
    text.split(separator: ",").suffix(200).compactMap { String($0).removingPercentEncoding }
  }

  /// The ids with commas between them; each is escaped, since it may have any characters.
  private static func list(_ ids: [String]) -> String { ids.map(escaped).joined(separator: ",") }

  /// What a form sends along.
  var passed: String { Self.list(skipped) }

  /// The path of a feedback's page; ids may have any characters.
  static func path(_ id: String) -> String { "/staff/feedback/\(escaped(id))" }

  /// The page of the same feedback that explains another label.
  func address(of id: String, why: String) -> String {
    let teaching = isTeaching ? "&teach=\(Self.escaped(passed))" : ""
    return "\(Self.path(id))?why=\(Self.escaped(why))\(teaching)#why"
  }

  /// The page that is asked when this one is passed over.
  func next(after id: String) -> String { Self.nextAddress(skipped + [id]) }

  static func nextAddress(_ skipped: [String]) -> String {
    "/staff/teach/next?skip=\(escaped(list(skipped)))"
  }

  static func teachingPath(_ id: String, skipped: [String] = []) -> String {
    "\(path(id))?teach=\(escaped(list(skipped)))"
  }

  private static func escaped(_ text: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }
}
