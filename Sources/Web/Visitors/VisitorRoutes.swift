import CivilTime
import Cases
import Definitions
import Facts
import HTTPTypes
import Hummingbird

/// The home page, the assets, and the look-up of a case.
extension WebSite {
  func addVisitorRoutes(_ router: Router<SiteContext>) {
    router.get("/") { request, _ in self.home(request) }
    router.get("health") { _, _ in Response.json("{\"status\":\"ok\"}") }
    router.get("assets/:name") { _, context in try self.asset(context.parameters.get("name") ?? "") }
    router.get("worker.js") { _, _ in try self.asset("worker.js") }
    router.get("lookup") { request, _ in self.lookup(request, number: "", problem: nil, found: nil) }
    router.post("lookup") { request, context in try await self.find(request, context) }
  }

  private func asset(_ name: String) throws -> Response {
    guard let asset = Assets.find(name) else { throw HTTPError(.notFound) }
    return .bytes(asset.bytes, type: asset.type)
  }

  private func home(_ request: Request) -> Response {
    let language = language(of: request)
    let query = self.query(language)
    let rows = catalogue.touchpoints.map { touchpoint in
      TouchpointRow(
        name: touchpoint.name.text(in: language),
        survey: catalogue.survey(touchpoint.survey)?.title.text(in: language) ?? "",
        kiosk: touchpoint.channels.contains(.kiosk) ? "/kiosk/\(touchpoint.key)\(query)" : nil,
        form: touchpoint.channels.contains(.web) ? "/form/\(touchpoint.key)\(query)" : nil,
        kioskWord: Wording.word("kiosk", in: language), formWord: Wording.word("form", in: language))
    }
    let view = HomeView(
      language: language, title: Wording.word("product", in: language), words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language),
      languages: LanguageLink.links(catalogue.institution.languages, current: language, path: "/"), query: query,
      touchpoints: rows)
    return .html(templates.render("home", view))
  }

  /// What addresses take along to keep a language; nothing for the institution's first.
  func query(_ language: String) -> String {
    language == catalogue.institution.languages.first ? "" : "?lang=\(language)"
  }

  private func find(_ request: Request, _ context: SiteContext) async throws -> Response {
    let language = language(of: request)
    let fields = try await formFields(request)
    let number = (fields["number"]?.first ?? "").filter { !$0.isWhitespace }
    let password = (fields["password"]?.first ?? "").filter { !$0.isWhitespace }.uppercased()
    guard isCaseNumber(number) else {
      return lookup(request, number: "", problem: Wording.word("noSuchCase", in: language), found: nil)
    }
    let subject = "lookup:\(number):\(context.client(request))"
    guard await attempts.mayTry(subject, at: clock()) else {
      return lookup(
        request, number: number, problem: Wording.word("tooMany", in: language), found: nil, status: .tooManyRequests)
    }
    // The same answer for a number that does not exist and a password that is wrong.
    let isRight = isEqualInConstantTime(Array(password.utf8), Array(tagger.password(ofCase: number).utf8))
    let events = try await store.events(ofCase: number)
    guard isRight, !events.isEmpty else {
      return lookup(request, number: number, problem: Wording.word("noSuchCase", in: language), found: nil)
    }
    await attempts.forget(subject)
    let state = try cases.state(of: events)
    return lookup(request, number: number, problem: nil, found: visible(state, events, language))
  }

  /// `107-000123`: a year of the Republic and a number.
  private func isCaseNumber(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 2 && (1...4).contains(parts[0].count) && (6...9).contains(parts[1].count)
      && parts.allSatisfy { $0.allSatisfy { (48...57).contains($0) } }
  }

  private func visible(_ state: CaseState, _ events: [CaseEvent], _ language: String) -> FoundCase {
    let words = CaseWords(catalogue: catalogue, language: language)
    return FoundCase(
      number: state.number, state: words.state(state), unit: words.unit(state.unit),
      received: words.time(state.opening.receivedAt), due: words.time(state.clock.due),
      events: events.filter(\.isForVisitors).map { words.event($0, namesStaff: false) })
  }

  private func lookup(
    _ request: Request, number: String, problem: String?, found: FoundCase?,
    status: HTTPResponse.Status = .unprocessableContent
  ) -> Response {
    let language = language(of: request)
    let view = LookupView(
      language: language, title: Wording.word("lookup", in: language), words: Wording.words(in: language),
      institution: catalogue.institution.name.text(in: language),
      languages: LanguageLink.links(catalogue.institution.languages, current: language, path: "/lookup"),
      query: query(language), number: number, problem: problem, found: found)
    return .html(templates.render("lookup", view), status: problem == nil ? .ok : status)
  }
}

extension CaseEvent {
  /// Notes are for staff only.
  var isForVisitors: Bool { if case .noted = kind { false } else { true } }
}

struct HomeView {
  var language: String
  var isKiosk = false
  var title: String
  var words: [String: String]
  var institution: String
  var languages: [LanguageLink]
  var query: String
  var touchpoints: [TouchpointRow]
}

struct TouchpointRow {
  var name: String
  var survey: String
  var kiosk: String?
  var form: String?
  var kioskWord: String
  var formWord: String
}

struct LookupView {
  var language: String
  var isKiosk = false
  var title: String
  var words: [String: String]
  var institution: String
  var languages: [LanguageLink]
  var query: String
  var number: String
  var problem: String?
  var found: FoundCase?
}

struct FoundCase {
  var number: String
  var state: String
  var unit: String
  var received: String
  var due: String
  var events: [EventView]
}
