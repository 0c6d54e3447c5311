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

/// The texts whose labels would teach most, and the way from one to the next.
extension WebSite {
  /// How many texts the list has.
  private static let asked = 20
  /// How many of the newest texts are looked through: a page must not take long. The command line takes all.
  private static let newest = 1_000
  private static let batch = 250

  /// The texts to ask for, but for those passed over. What people have labelled counts as known, so that after each
  /// answer the list goes on where it was.
  private func toTeach(_ count: Int, skipped: [String]) async throws -> [TeachingCandidate] {
    var choice = TeachingChoice(analyser, pool: Self.newest)
    for correction in try await store.corrections().suffix(Self.newest) { choice.addKnown(correction.feedback.text) }
    var (position, seen) = (Int64?.none, 0)
    let passed = Set(skipped)
    while seen < Self.newest {
      let batch = try await store.uncorrected(in: nil, before: position, limit: Self.batch)
      guard let last = batch.last else { break }
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
    return choice.chosen(count)
  }

  func teachingList(_ request: Request) async throws -> Response {
    let session = try requireSession(request)
    let language = language(of: request)
    let words = FeedbackWords(catalogue: catalogue, language: language, search: search(request))
    var rows: [TeachingRow] = []
    for candidate in try await toTeach(Self.asked, skipped: []) {
      guard let item = try await store.feedback(candidate.id) else { continue }
      rows.append(
        TeachingRow(
          href: LabelQuery.teachingPath(candidate.id), item: words.view(item.feedback, item.label),
          doubt: doubt(candidate.uncertainty, language)))
    }
    let taught = try await store.corrections().count
    let fields = bar(request, session, .feedback).merged([
      "rows": rows, "isEmpty": rows.isEmpty, "first": rows.first?.href, "asked": Self.asked,
      "heading": Wording.word("teachHeading", in: language).replacing("{n}", with: String(Self.asked)),
      "taught": Wording.word("teachTaught", in: language).replacing("{n}", with: String(taught)),
    ])
    return keepingLanguage(request, .html(templates.render("teach", fields)))
  }

  func teachNext(_ request: Request) async throws -> Response {
    _ = try requireSession(request)
    let passed = LabelQuery(teaching: request.uri.queryParameters["skip"].map(String.init) ?? "").skipped
    let next = try await toTeach(1, skipped: passed).first
    let place = next.map { LabelQuery.teachingPath($0.id, skipped: passed) } ?? "/staff/teach"
    return Response(status: .seeOther, headers: [.location: place])
  }

  /// What the model is least sure of.
  private func doubt(_ uncertainty: Uncertainty, _ language: String) -> String {
    let parts = [
      ("sentiment", uncertainty.sentiment), ("topic", uncertainty.topics), ("intent", uncertainty.intent),
      ("urgency", uncertainty.urgency),
    ].filter { $0.1 >= 0.5 }.sorted { $0.1 > $1.1 }
    guard !parts.isEmpty else { return Wording.word("doubtLittle", in: language) }
    let names = parts.map { Wording.word($0.0, in: language) }.joined(separator: Wording.word("listComma", in: language))
    return Wording.word("doubt", in: language).replacing("{what}", with: names)
  }
}
