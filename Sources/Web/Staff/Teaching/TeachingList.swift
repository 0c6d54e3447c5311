import Facts
import HTTPTypes
import Hummingbird
import TextAnalysis

/// A text that is asked for, in the list of those.
struct TeachingRow {
  var href: String
  var item: FeedbackView
  var doubt: String
}

/// The texts to ask for, and where older ones begin.
private struct Asked {
  var candidates: [TeachingCandidate]
  /// Nil where there are no older ones.
  var older: Int64?
}

/// The texts whose labels would teach most, and the way from one to the next.
extension WebSite {
  /// How many texts the list has.
  private static let asked = 20
  /// How many texts a list is chosen from: a page must not take long. Older ones are on the next page; the command line
  /// takes all at once.
  private static let pool = 1_000
  private static let batch = 250

  /// The texts to ask for, but for those passed over. What people have labelled counts as known, so that after each
  /// answer the list goes on where it was.
  private func toTeach(_ count: Int, _ query: LabelQuery, _ corrected: [String]) async throws -> Asked {
    var choice = TeachingChoice(analyser, pool: Self.pool)
    for text in corrected.suffix(Self.pool) { choice.addKnown(text) }
    var (position, seen) = (query.before, 0)
    let passed = Set(query.skipped)
    while seen < Self.pool {
      let batch = try await store.uncorrected(in: nil, before: position, limit: Self.batch)
      guard let last = batch.last else { return Asked(candidates: choice.chosen(count), older: nil) }
      for feedback in batch.feedback {
        if passed.contains(feedback.id) {
          choice.addKnown(feedback.text)
        } else {
          choice.add(id: feedback.id, text: feedback.text)
        }
      }
      (position, seen) = (last, seen + batch.feedback.count)
      // Other requests get their turn.
      await Task.yield()
    }
    return Asked(candidates: choice.chosen(count), older: position)
  }

  func teachingList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let language = language(of: request)
    let words = FeedbackWords(catalogue: catalogue, language: language, search: search(request))
    var query = LabelQuery.teaching
    query.before = LabelQuery(request).before
    let corrected = try await store.corrections().map(\.feedback.text)
    let asked = try await toTeach(Self.asked, query, corrected)
    var rows: [TeachingRow] = []
    query.place = TeachingPlace(number: 1, count: asked.candidates.count)
    for candidate in asked.candidates {
      guard let item = try await store.feedback(candidate.id) else { continue }
      rows.append(
        TeachingRow(
          href: query.address(of: candidate.id), item: words.view(item.feedback, item.label),
          doubt: doubt(candidate.uncertainty, language)))
    }
    let fields = bar(request, session, .feedback).merged([
      "rows": rows, "isEmpty": rows.isEmpty, "first": rows.first?.href,
      "older": asked.older.map { LabelQuery.list(before: $0) },
      "heading": Wording.word("teachHeading", in: language).replacing("{n}", with: String(Self.asked)),
      "taught": Wording.word("teachTaught", in: language).replacing("{n}", with: String(corrected.count)),
    ])
    return keepingLanguage(request, .html(templates.render("teach", fields)))
  }

  func teachNext(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    var query = LabelQuery(request)
    query.isTeaching = true
    let corrected = try await store.corrections().map(\.feedback.text)
    if query.place?.isBehindTheLast != true,
      let next = try await toTeach(1, query, corrected).candidates.first
    {
      return Response(status: .seeOther, headers: [.location: query.address(of: next.id)])
    }
    return taught(request, session, query, corrected: corrected.count)
  }

  /// What to do behind the last text.
  private func taught(
    _ request: Request, _ session: StaffSession, _ query: LabelQuery, corrected: Int
  ) -> Response {
    let language = language(of: request)
    let seen = (query.place?.number ?? 1) - 1
    func words(_ key: String, _ count: Int) -> String {
      Wording.word(key, in: language).replacing("{n}", with: String(count))
    }
    let fields = bar(request, session, .feedback).merged([
      "heading": seen == 0 ? words("teachNone", 0) : words("teachDone", seen),
      "skipped": query.skipped.isEmpty ? nil : words("teachSkipped", query.skipped.count),
      "taught": words("teachTaught", corrected), "more": query.list,
    ])
    return keepingLanguage(request, .html(templates.render("taught", fields)))
  }

  /// What the model is least sure of.
  private func doubt(_ uncertainty: Uncertainty, _ language: String) -> String {
    let parts = [
      ("sentiment", uncertainty.sentiment), ("topic", uncertainty.topics), ("intent", uncertainty.intent),
      ("urgency", uncertainty.urgency),
    ].filter { $0.1 >= 0.5 }.sorted { $0.1 > $1.1 }
    guard !parts.isEmpty else { return Wording.word("doubtLittle", in: language) }
    let names = parts.map { Wording.word($0.0, in: language) }
      .joined(separator: Wording.word("listComma", in: language))
    return Wording.word("doubt", in: language).replacing("{what}", with: names)
  }
}
