import CivilTime
import Definitions
import Facts
import Hummingbird

/// Which feedback a list shows.
struct FeedbackFilter {
  /// Nil where a search goes through all periods.
  var period: Quarter?
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
  /// How many are shown.
  private static let shown = 200

  /// Of a search it is not counted how many are unsure.
  private typealias Chosen = (items: [(feedback: Feedback, label: Label?)], total: Int, unsure: Int)

  func feedbackList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let language = language(of: request)
    let query = request.uri.queryParameters
    let search = search(request)
    var filter = FeedbackFilter(
      period: query["period"].flatMap { Quarter(String($0)) }, topic: query["topic"].map(String.init) ?? "",
      only: query["only"].map(String.init) ?? "all")
    let chosen: Chosen
    if let wanted = search.query {
      chosen = try await found(wanted, filter)
    } else {
      chosen = try await newest(&filter)
    }
    // A list of hits is looked through; other lists are read.
    let length = search.query == nil ? nil : 400
    let words = FeedbackWords(catalogue: catalogue, language: language, search: search)
    let numbers = try await store.caseNumbers(of: chosen.items.map(\.feedback))
    let view = FeedbackListView(
      bar: bar(request, session, .feedback), search: search, filter: filter, catalogue: catalogue,
      total: chosen.total, unsureCount: chosen.unsure,
      items: chosen.items.map { item in
        var view = words.view(item.feedback, item.label, length: length)
        view.caseNumber = numbers[item.feedback.id]
        return view
      })
    return keepingLanguage(request, .html(templates.render("feedback", view.fields)))
  }

  /// The newest of the filter's period; where none is asked for, of this quarter or, when it has nothing, the last.
  private func newest(_ filter: inout FeedbackFilter) async throws -> Chosen {
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
    return (Array(ordered.prefix(Self.shown)), chosen.count, chosen.unsureCount)
  }

  private func found(_ query: SearchQuery, _ filter: FeedbackFilter) async throws -> Chosen {
    let span = filter.period?.instants(in: zone)
    // Labels are looked at one by one, so that all hits are needed to count those that fit.
    let limit = filter.isByLabel ? Int(Int32.max) : Self.shown
    let hits = try await store.searchFeedback(query, in: span, limit: limit, offset: 0)
    let items = try await store.feedback(ids: hits.ids)
    guard filter.isByLabel else { return (items, hits.total, 0) }
    let chosen = items.filter { filter.fits($0.label) }
    return (Array(chosen.prefix(Self.shown)), chosen.count, 0)
  }
}

struct FeedbackListView {
  var bar: StaffBar
  var search: StaffSearch
  var filter: FeedbackFilter
  var catalogue: Catalogue
  var total: Int
  /// Of how many the model is unsure.
  var unsureCount: Int
  var items: [FeedbackView]

  var fields: [String: Any] {
    let language = bar.language
    let period = filter.period.map { language.hasPrefix("zh") ? $0.rocDescription : "\($0)" }
    let isFiltered = filter.period != nil || filter.isByLabel
    let page: [String: Any?] = [
      "period": period ?? Wording.word("allPeriods", in: language), "periodKey": filter.period?.description ?? "",
      "topics": catalogue.topics.map {
        Choice(key: $0.key, name: $0.name.text(in: language), isChosen: $0.key == filter.topic)
      },
      "only": Self.choices.map {
        Choice(key: $0.0, name: Wording.word($0.1, in: language), isChosen: $0.0 == filter.only)
      },
      "caption": caption, "items": items,
      "unsureCount": unsureCount == 0
        ? nil : Wording.word("unsureCount", in: language).replacing("{n}", with: String(unsureCount)),
    ]
    let elsewhere = isFiltered ? search.address("/staff/feedback", [:]) : nil
    return bar.merged(
      page.merging(search.fields(language: language, isEmpty: items.isEmpty, elsewhere: elsewhere)) { own, _ in own })
  }

  private static let choices = [
    ("all", "onlyAll"), ("unsure-first", "onlyUnsureFirst"), ("urgent", "onlyUrgent"), ("negative", "onlyNegative"),
    ("unsure", "onlyUnsure"),
  ]

  private var caption: String? {
    let isSearch = search.query != nil
    if items.isEmpty { return isSearch ? nil : Wording.word("noFeedback", in: bar.language) }
    let counted = filter.only == "unsure-first" ? "unsureFirstCount" : "feedbackCount"
    return Wording.word(isSearch ? "hitCount" : counted, in: bar.language)
      .replacing("{shown}", with: String(items.count)).replacing("{all}", with: String(total))
  }
}
