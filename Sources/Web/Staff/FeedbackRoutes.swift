import CivilTime
import Definitions
import Facts
import Foundation
import Hummingbird

/// Which feedback a list shows.
struct FeedbackFilter {
  /// Nil where a search goes through all periods.
  var period: Quarter?
  /// What was typed for a period and is none.
  var unknownPeriod: String?
  /// The key of a topic, or empty.
  var topic: String
  /// `urgent`, `negative`, `unsure`, or everything.
  var only: String

  var isByLabel: Bool { !topic.isEmpty || !["all", ""].contains(only) }

  func fits(_ label: Label?) -> Bool {
    let analysis = label?.analysis
    if !topic.isEmpty, analysis?.topics.contains(where: { $0.topic == topic }) != true { return false }
    return switch only {
    case "urgent": analysis?.urgency == .urgent
    case "negative": analysis?.sentiment == .negative || analysis?.sentiment == .mixed
    case "unsure": analysis?.isUnsure ?? true
    default: true
    }
  }
}

/// The feedback of a quarter, or what is found in it, or in all.
extension WebSite {
  /// Of a search it is not counted how many are unsure.
  private typealias Chosen = (items: [(feedback: Feedback, label: Label?)], page: ListPage, unsure: Int)

  func feedbackList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let language = language(of: request)
    let query = request.uri.queryParameters
    let search = search(request)
    let period = request.typed("period").trimmingCharacters(in: .whitespaces)
    var filter = FeedbackFilter(
      period: Quarter(period), topic: query["topic"].map(String.init) ?? "",
      only: query["only"].map(String.init) ?? "all")
    if filter.period == nil, !period.isEmpty { filter.unknownPeriod = period }
    let chosen: Chosen
    if search.isUnreadable || filter.unknownPeriod != nil {
      chosen = ([], ListPage(asked: "", total: 0), 0)
    } else if let wanted = search.query {
      chosen = try await found(wanted, filter, page: request.typed("page"))
    } else {
      chosen = try await newest(&filter, page: request.typed("page"))
    }
    // A list of hits is looked through; other lists are read.
    let length = search.query == nil ? nil : 400
    let words = FeedbackWords(catalogue: catalogue, language: language, search: search)
    let numbers = try await store.caseNumbers(of: chosen.items.map(\.feedback))
    let view = FeedbackListView(
      bar: bar(request, session, .feedback), search: search, filter: filter, catalogue: catalogue,
      page: chosen.page, unsureCount: chosen.unsure, present: Quarter(containing: CivilDate(clock(), in: zone)),
      items: chosen.items.map { item in
        var view = words.view(item.feedback, item.label, length: length)
        view.caseNumber = numbers[item.feedback.id]
        return view
      })
    return keepingLanguage(request, .html(templates.render("feedback", view.fields)))
  }

  /// The newest of the filter's period; where none is asked for, of this quarter or, when it has nothing, the last.
  private func newest(_ filter: inout FeedbackFilter, page asked: String) async throws -> Chosen {
    var period = filter.period ?? Quarter(containing: CivilDate(clock(), in: zone))
    var all = try await store.feedback(in: period.instants(in: zone))
    if all.isEmpty, filter.period == nil {
      // In the first days of a quarter people still work on the one before.
      period = period.previous
      all = try await store.feedback(in: period.instants(in: zone))
    }
    filter.period = period
    let chosen = all.filter { [filter] in filter.fits($0.label) }
    let ordered = chosen.newest(unsureFirst: filter.only == "unsure-first")
    let page = ListPage(asked: asked, total: chosen.count)
    return (Array(ordered[page.range]), page, chosen.unsureCount)
  }

  private func found(_ query: SearchQuery, _ filter: FeedbackFilter, page asked: String) async throws -> Chosen {
    let span = filter.period?.instants(in: zone)
    guard filter.isByLabel else {
      let offset = ListPage(asked: asked, total: Int(Int32.max)).range.lowerBound
      var hits = try await store.searchFeedback(query, in: span, limit: ListPage.length, offset: offset)
      let page = ListPage(asked: asked, total: hits.total)
      if page.range.lowerBound < offset {
        let start = page.range.lowerBound
        hits = try await store.searchFeedback(query, in: span, limit: ListPage.length, offset: start)
      }
      return (try await store.feedback(ids: hits.ids), page, 0)
    }
    // Labels are looked at one by one, so that all hits are needed to count those that fit.
    let all = try await store.searchFeedback(query, in: span, limit: Int(Int32.max), offset: 0)
    let chosen = try await store.feedback(ids: all.ids).filter { filter.fits($0.label) }
    let page = ListPage(asked: asked, total: chosen.count)
    return (Array(chosen[page.range]), page, 0)
  }
}

struct FeedbackListView {
  var bar: StaffBar
  var search: StaffSearch
  var filter: FeedbackFilter
  var catalogue: Catalogue
  var page: ListPage
  /// Of how many the model is unsure.
  var unsureCount: Int
  /// An example of a quarter.
  var present: Quarter
  var items: [FeedbackView]

  var fields: [String: Any] {
    let language = bar.language
    let period = filter.period.map { language.hasPrefix("zh") ? $0.rocDescription : "\($0)" }
      ?? (filter.unknownPeriod == nil ? Wording.word("allPeriods", in: language) : nil)
    let isFiltered = filter.period != nil || filter.isByLabel
    let own: [String: Any?] = [
      "period": period, "periodKey": filter.unknownPeriod ?? filter.period?.description ?? "",
      "periodExample": words("periodExample"),
      "periodProblem": filter.unknownPeriod.map { words("periodUnknown").replacing("{value}", with: $0) },
      "topics": catalogue.topics.map {
        Choice(key: $0.key, name: $0.name.text(in: language), isChosen: $0.key == filter.topic)
      },
      "only": Self.choices.map {
        Choice(key: $0.0, name: Wording.word($0.1, in: language), isChosen: $0.0 == filter.only)
      },
      "caption": caption, "items": items, "turning": page.turning(in: language, address: address),
      "unsureCount": unsureCount == 0
        ? nil : Wording.word("unsureCount", in: language).replacing("{n}", with: String(unsureCount)),
    ]
    let elsewhere = isFiltered ? search.address("/staff/feedback", [:]) : nil
    return bar.merged(
      own.merging(search.fields(language: language, isEmpty: items.isEmpty, elsewhere: elsewhere)) { own, _ in own })
  }

  /// A wording with an example of a quarter.
  private func words(_ key: String) -> String {
    let example = bar.language.hasPrefix("zh") ? "\(present.rocDescription)、\(present)" : "\(present)"
    return Wording.word(key, in: bar.language).replacing("{example}", with: example)
  }

  /// Of the same list at another page.
  private func address(_ number: Int) -> String {
    search.address(
      "/staff/feedback",
      [
        "period": filter.period?.description ?? "", "topic": filter.topic, "only": filter.only,
        "page": String(number),
      ])
  }

  private static let choices = [
    ("all", "onlyAll"), ("unsure-first", "onlyUnsureFirst"), ("urgent", "onlyUrgent"), ("negative", "onlyNegative"),
    ("unsure", "onlyUnsure"),
  ]

  private var caption: String? {
    guard !search.isUnreadable, filter.unknownPeriod == nil else { return nil }
    let isSearch = search.query != nil
    if items.isEmpty { return isSearch ? nil : Wording.word("noFeedback", in: bar.language) }
    let counted = filter.only == "unsure-first" ? "unsureFirstCount" : "feedbackCount"
    return Wording.word(isSearch ? "hitCount" : counted, in: bar.language)
      .replacing("{from}", with: String(page.range.lowerBound + 1))
      .replacing("{to}", with: String(page.range.upperBound))
      .replacing("{all}", with: String(page.total))
  }
}
