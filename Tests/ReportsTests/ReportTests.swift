import CivilTime
import Definitions
import Documents
import Facts
import Foundation
import Reports
import SQLiteStore
import TestSupport
import Testing
import TextAnalysis
import UnicodeText

/// A small invented quarter, from a real database to the page.
@Suite struct ReportTests {
  private let catalogue: Catalogue
  private let period: Quarter
  private let themeReader = ThemeReader(folding: CharacterFolding(HanFolding.made()), generalTopic: "overall")

  init() throws {
    catalogue = try museum()
    period = try #require(Quarter("2018Q3"))
  }

  private func response(_ number: Int, survey: String, on day: String, _ answers: [Answer]) throws -> Response {
    let at = try #require(Instant("\(day)T10:00", in: .taipei))
    let definition = try #require(catalogue.survey(survey))
    return Response(
      id: "synthetic-\(survey)-\(day)-\(number)", survey: survey, version: definition.version, touchpoint: "hall-south",
      channel: .kiosk, language: "zh-Hant", answeredAt: at, receivedAt: at, isPartial: false,
      shown: definition.questions.map(\.key), answers: answers)
  }

  private func comment(
    _ id: String, _ text: String, survey: String?, personalData: [PersonalDataSpan] = []
  ) throws -> (Feedback, Label) {
    let at = try #require(Instant("2018-08-01T10:00", in: .taipei))
    let feedback = Feedback(
      id: id, channel: .web, touchpoint: nil,
      origin: survey.map { Feedback.Origin(response: "r-\(id)", question: "why", survey: $0) }, source: "", text: text,
      stars: nil, writtenAt: at, receivedAt: at, hasContact: false)
    let analysis = Analysis(
      sentiment: .negative, sentimentProbability: 0.9,
      topics: [TopicLabel(topic: "climate", sentiment: .negative, probability: 0.9)], intent: .complaint,
      intentProbability: 0.9, urgency: .normal, urgencyProbability: 0.9, language: "zh-Hant",
        personalData: personalData, isUnsure: false)
    return (feedback, Label(feedback: id, model: "synthetic-1", at: at, analysis: analysis))
  }

  private func withStore<Result>(_ work: (SQLiteStore) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("huixiang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let store = try SQLiteStore(path: folder.appendingPathComponent("x.sqlite").path, contactKey: Array(repeating: 1, count: 32))
    let result = try await work(store)
    try store.close()
    try FileManager.default.removeItem(at: folder)
    return result
  }

  private func html(_ facts: QuarterFacts) -> String {
    let document = QuarterReport(facts: facts, catalogue: catalogue, modelVersion: "synthetic-1", themeReader: themeReader).document()
    let words = HTMLWriter.Words(contents: "目錄", data: "資料表", download: "下載 CSV")
    return HTMLWriter(words: words) { "\($0).csv" }.render(document)
  }

  private func fill(_ store: SQLiteStore) async throws {
    var responses: [Response] = []
    // 40 answers in the quarter: 30 of 4 or 5, ten not applicable besides, which no share and no mean may count.
    for number in 0..<40 {
      let overall = number < 30 ? 4 + number % 2 : 1 + number % 3
      responses.append(
        try response(number, survey: "visitor", on: "2018-07-03", [Answer(path: "overall", value: .rating(overall))]))
    }
    for number in 40..<50 {
      let item = Answer(path: "services.toilets", value: .notApplicable)
      responses.append(try response(number, survey: "visitor", on: "2018-09-30", [item]))
    }
    // The days on both sides belong to other quarters.
    let good = Answer(path: "overall", value: .rating(5))
    responses.append(try response(0, survey: "visitor", on: "2018-06-30", [good]))
    responses.append(try response(0, survey: "visitor", on: "2018-10-01", [good]))
    _ = try await store.add(responses.map { Arrival(response: $0, feedback: []) })
    let said = [
      try comment("a", "冷氣壞了請打0912345678給我", survey: "visitor", personalData: [PersonalDataSpan(range: 18..<28, kind: .telephone)]),
      try comment("b", "教室冷氣太冷，長官也不管", survey: "staff-training"),
      try comment("c", "三樓熱到像烤箱一樣", survey: nil),
    ]
    _ = try await store.add(said.map(\.0))
    try await store.add(said.map(\.1))
  }

  @Test func figuresAreThoseOfTheQuarterAlone() async throws {
    let document = try await withStore { store in
      try await fill(store)
      let facts = try await QuarterFacts(period, from: store, catalogue)
      return QuarterReport(facts: facts, catalogue: catalogue, modelVersion: "synthetic-1", themeReader: themeReader).document()
    }
    let metrics = try #require(document.tables.first { $0.key == "visitor-metrics" })
    let csv = CSVWriter(hasByteOrderMark: false).render(metrics).split(separator: "\r\n").map(String.init)
    #expect(csv.contains { $0.hasPrefix("整體滿意度,40,75.0%,59.8–85.8%") })
  }

  @Test func quotesNameNobodyAndAnonymousPeopleAreNotQuoted() async throws {
    let page = try await withStore { store in
      try await fill(store)
      return html(try await QuarterFacts(period, from: store, catalogue))
    }
    #expect(page.contains("三樓熱到像烤箱一樣"))
    #expect(page.contains("冷氣壞了請打"))
    #expect(!page.contains("0912345678"))
    #expect(!page.contains("長官也不管"))
  }

  @Test func theSameFactsGiveTheSameBytesAndLaterOnesChangeNothing() async throws {
    let (first, again, later) = try await withStore { store in
      try await fill(store)
      let first = html(try await QuarterFacts(period, from: store, catalogue))
      let again = html(try await QuarterFacts(period, from: store, catalogue))
      let at = try #require(Instant("2018-10-02T10:00", in: .taipei))
      let opening = CaseEvent.Opening(
        feedback: "c", response: nil, rule: "petition", level: "petition-simple", unit: "exhibition", receivedAt: at)
      _ = try await store.openCase(opening, at: at, actor: "rule:petition", year: 2018)
      return (first, again, html(try await QuarterFacts(period, from: store, catalogue)))
    }
    #expect(first == again && first == later)
  }

  @Test func aQuarterWithoutAnythingSaysSo() async throws {
    let page = try await withStore { store in html(try await QuarterFacts(period, from: store, catalogue)) }
    #expect(page.contains("本季沒有文字意見。") && page.contains("本季沒有案件。"))
    #expect(!page.contains("nan") && !page.contains("NaN"))
  }
}
