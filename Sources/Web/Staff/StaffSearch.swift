import Facts
import Foundation
import Hummingbird

/// A search as a staff page has it: what was typed, and what it means.
struct StaffSearch {
  /// Without white space around it; empty where nothing is looked for.
  let typed: String
  /// Nil where nothing is looked for, or nothing can be.
  let query: SearchQuery?
  /// The key of the wording that says why nothing can be looked for, or that the end was left out.
  let problem: String?
  private let reading: any SearchReading

  /// Something was typed, and nothing can be looked for: nothing is shown rather than everything.
  var isUnreadable: Bool { query == nil && !typed.isEmpty }

  init(typed: String, reading: any SearchReading) {
    self.typed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    self.reading = reading
    var query: SearchQuery?
    var problem: String?
    if !self.typed.isEmpty {
      do {
        query = try reading.query(self.typed)
        if query?.isShortened == true { problem = "searchShortened" }
      } catch {
        problem = error == .onlyExclusions ? "searchOnlyExclusions" : "searchNothing"
      }
    }
    self.query = query
    self.problem = problem
  }

  /// The text with what is looked for marked: about `length` characters around the first place, or from the beginning.
  func excerpt(_ text: String, length: Int) -> SearchExcerpt {
    if let query { return reading.excerpt(of: text, for: query, length: length) }
    let isCut = text.count > length
    return SearchExcerpt(pieces: [.init(text: isCut ? text.prefix(length) + "…" : text, isMatch: false)], isCut: isCut)
  }

  /// The whole text with what is looked for marked.
  func marked(_ text: String) -> MarkedText { MarkedText(pieces: excerpt(text, length: text.count).pieces) }

  /// The address of a page with this search and other fields.
  func address(_ path: String, _ fields: KeyValuePairs<String, String>) -> String {
    let all = [("q", typed)] + fields.map { ($0.key, $0.value) }
    let unreserved = CharacterSet(charactersIn: "-._~0123456789").union(.init(charactersIn: "a"..."z"))
      .union(.init(charactersIn: "A"..."Z"))
    let pairs = all.filter { !$0.1.isEmpty }.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")"
    }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// What the page's template says of the search.
  ///
  /// - Parameter elsewhere: the address of the same search without the other filters, where there are any.
  func fields(language: String, isEmpty: Bool, elsewhere: String?) -> [String: Any?] {
    [
      "q": typed, "searchProblem": problem.map { Wording.word($0, in: language) },
      "noHits": query != nil && isEmpty
        ? Wording.word("noHits", in: language).replacing("{q}", with: typed) : nil,
      "elsewhere": query == nil ? nil : elsewhere,
    ]
  }
}

extension WebSite {
  /// What the field `q` of the address asks for.
  func search(_ request: Request) -> StaffSearch { StaffSearch(typed: request.typed("q"), reading: searchReading) }
}

extension Request {
  /// A field of the address as it was typed. Forms write spaces as +, which Hummingbird leaves as it is.
  func typed(_ field: String) -> String {
    let value = (uri.query ?? "").split(separator: "&").first { $0.hasPrefix(field + "=") }?.dropFirst(field.count + 1)
    return (value ?? "").replacing("+", with: " ").removingPercentEncoding ?? ""
  }
}
