import Foundation
import Hummingbird

/// Where one is among the texts that are asked one after the other.
struct TeachingPlace {
  /// Counts from 1; one more than ``count`` behind the last.
  var number: Int
  var count: Int

  /// - Parameter field: gives a field's value.
  init?(_ field: (String) -> String?) {
    guard let number = field("n").flatMap({ Int($0) }), let count = field("of").flatMap({ Int($0) }),
      (1...1000).contains(count), (1...(count + 1)).contains(number)
    else { return nil }
    (self.number, self.count) = (number, count)
  }

  init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  var isBehindTheLast: Bool { number > count }
}

/// What the address of a feedback page asks for.
struct LabelQuery {
  /// The label to explain.
  var why: String?
  /// Whether the page is one of those that are asked one after the other.
  var isTeaching = false
  /// The ids that were passed over.
  var skipped: [String] = []
  /// Nil where nobody counts.
  var place: TeachingPlace?
  /// Texts that arrived before this place are asked for; nil for the newest.
  var before: Int64?

  /// The newest texts, one after the other.
  static var teaching: LabelQuery {
    var query = LabelQuery()
    query.isTeaching = true
    return query
  }

  private init() {}

  init(_ request: Request) {
    let query = request.uri.queryParameters
    why = query["why"].map(String.init)
    before = query["before"].flatMap { Int64($0) }
    guard let passed = query["teach"] else { return }
    isTeaching = true
    skipped = Self.ids(String(passed))
    place = TeachingPlace { query[$0[...]].map(String.init) }
  }

  /// - Parameter fields: of a form, which sends ``passed`` along as `teach`.
  init(_ fields: [String: [String]]) {
    why = fields["why"]?.first
    before = fields["before"]?.first.flatMap { Int64($0) }
    guard let passed = fields["teach"]?.first else { return }
    isTeaching = true
    skipped = Self.ids(passed)
    place = TeachingPlace { fields[$0]?.first }
  }

  /// The ids as ``passed`` writes them; the last of very many.
  private static func ids(_ text: String) -> [String] {
    text.split(separator: ",").suffix(200).compactMap { String($0).removingPercentEncoding }
  }

  /// The ids passed over, with commas between them; each is escaped, since it may have any characters.
  var passed: String { skipped.map(Self.escaped).joined(separator: ",") }

  /// What addresses take along while one text is asked after the other.
  private var teaching: String {
    "teach=\(Self.escaped(passed))" + (place.map { "&n=\($0.number)&of=\($0.count)" } ?? "")
      + (before.map { "&before=\($0)" } ?? "")
  }

  /// As an address has it behind the question mark.
  var text: String {
    [why.map { "why=\(Self.escaped($0))" }, isTeaching ? teaching : nil].compactMap(\.self).joined(separator: "&")
  }

  /// The path of a feedback's page; ids may have any characters.
  static func path(_ id: String) -> String { "/staff/feedback/\(escaped(id))" }

  /// The page of a feedback as one of those that are asked.
  func address(of id: String) -> String { "\(Self.path(id))?\(teaching)" }

  /// What leads to the next page that is asked.
  var next: String {
    var query = self
    query.place?.number += 1
    return "/staff/teach/next?\(query.teaching)"
  }

  /// The same with one more passed over.
  func skipping(_ id: String) -> LabelQuery {
    var query = self
    query.skipped.append(id)
    return query
  }

  /// The list from which the texts are asked.
  var list: String { Self.list(before: before) }

  /// The list of the texts to ask for among those that arrived before a place; nil for the newest.
  static func list(before: Int64?) -> String { "/staff/teach" + (before.map { "?before=\($0)" } ?? "") }

  private static func escaped(_ text: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }
}
