import CivilTime
import Definitions
import Facts
import Foundation
import SQLiteStore
import TestSupport
import Testing
import TextAnalysis

private let search = SearchText(stem: EnglishStemmer.stem)

/// A text in the store; all are synthetic. Its number is also its time.
private func feedback(_ number: Int, _ text: String, id: String? = nil, response: String? = nil) -> Feedback {
  Feedback(
    id: id ?? "f\(number)", channel: .web, touchpoint: nil,
    origin: response.map { Feedback.Origin(response: $0, question: "why", survey: "visitor") }, source: "", text: text,
    stars: nil, writtenAt: Instant(seconds: Int64(number)), receivedAt: Instant(seconds: Int64(number)),
    hasContact: false)
}

extension TemporaryStore {
  fileprivate func opened(_ reading: (any SearchReading)? = search) throws -> SQLiteStore {
    try SQLiteStore(path: path, contactKey: key, search: reading)
  }
}

extension SQLiteStore {
  fileprivate func found(_ typed: String, limit: Int = 50, offset: Int = 0) async throws -> [String] {
    let hits = try await searchFeedback(try search.query(typed), in: nil, limit: limit, offset: offset)
    if offset == 0, hits.total <= limit { #expect(hits.total == hits.ids.count) }
    return hits.ids
  }

  fileprivate func cases(_ typed: String) async throws -> [String] {
    try await searchCases(try search.query(typed), limit: 50, offset: 0).ids
  }
}

/// Another reader of the same terms, as after an update of ICU.
private struct Renewed: SearchReading {
  var version: String { search.version + "+" }
  func terms(of text: String) -> String { search.terms(of: text).replacing("暖", with: "冷") }
  func query(_ typed: String) throws(SearchProblem) -> SearchQuery { try search.query(typed) }
  func matches(of query: SearchQuery, in text: String) -> [Range<Int>] { [] }
  func excerpt(of text: String, for query: SearchQuery, length: Int) -> SearchExcerpt {
    SearchExcerpt(pieces: [], isCut: false)
  }
}

@Suite struct SearchTests {
  private static let texts = [
    "三樓展廳的冷氣壞了", "冷气太强，孩子着凉", "天冷，氣氛好", "The exhibits were running late", "I would exhibit here",
    "電話 (07) 380-0089 沒人接",
    "展示が楽しかった", "전시가 좋았어요", "讚👍🏽", "ＡＢＣ１２３號櫃台", "從臺北來，冷氣很舒服", "3D電影 <b>很</b>好看\n\"讚\"", "",
    "冷氣冷氣冷氣，說的都是冷氣",
  ]

  @Test func theIndexFindsWhatTheTextsSay() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    _ = try await store.add(Self.texts.enumerated().map { feedback($0.offset, $0.element) })
    let rows: [(typed: String, ids: Set<String>)] = [
      ("冷", ["f0", "f1", "f2", "f10", "f13"]), ("冷氣", ["f0", "f1", "f10", "f13"]), ("展廳的冷氣", ["f0"]),
      ("冷氣太強", ["f1"]), ("气", ["f0", "f1", "f2", "f10", "f13"]),
      ("ABC123", ["f9"]), ("櫃臺", ["f9"]), ("台北", ["f10"]), ("exhibit", ["f3", "f4"]), ("EXHIBITED", ["f3", "f4"]),
      ("run", ["f3"]), ("runs late", ["f3"]),
      ("\"late running\"", []), ("\"running late\"", ["f3"]), ("0089", ["f5"]), ("073800089", ["f5"]),
      ("3", ["f5", "f11"]), ("樂", ["f6"]), ("しかった", ["f6"]),
      ("전시", ["f7"]), ("좋", ["f7"]), ("👍", ["f8"]), ("3d", ["f11"]), ("b", ["f11"]), ("冷氣 -舒服", ["f0", "f1", "f13"]),
      ("冷氣 OR exhibit 三樓 OR late", ["f0", "f3"]),
      ("冷氣* ^", ["f0", "f1", "f10", "f13"]), ("NEAR(冷氣", []), ("terms: 冷氣", []), ("沒有這個", []), ("很 好看", ["f11"]),
      ("\"很 好看\"", []), ("\"b 很 b 好看\"", ["f11"]),
      ("冷氣 AND 壞", []), ("{冷氣}", ["f0", "f1", "f10", "f13"]), ("'冷氣'); DROP TABLE feedback; --", []),
    ]
    for row in rows { #expect(Set(try await store.found(row.typed)) == row.ids, "\(row.typed)") }
    // What says it most comes first, the shorter text before the longer.
    #expect(try await store.found("冷氣").first == "f13")
    let long = [
      String(repeating: "冷氣", count: 17_000), (0..<20_000).map { "w\($0)" }.joined(separator: " "),
      "(\"x" + String(repeating: ")\"", count: 50_000),
    ]
    for typed in long { #expect(try await store.found(typed) == []) }
    try store.close()
  }

  /// What the project's own comments say; every one is synthetic.
  private static func comments() throws -> [String] {
    let folder = repository.appendingPathComponent("fixtures/comments")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ndjson") }
    return try names.sorted().flatMap { name in
      try repositoryFile("fixtures/comments/\(name)").split(separator: UInt8(ascii: "\n")).compactMap { line in
        (try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])?["text"] as? String
      }
    }
  }

  @Test func everyPartOfATextFindsItAndNothingIsFoundWithoutAMark() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    let texts = try Self.comments()
    _ = try await store.add(texts.enumerated().map { feedback($0.offset, $0.element) })
    var state: UInt64 = 20_181_001
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<200 {
      let runs = texts[random(texts.count)].split { !("\u{4E00}"..."\u{9FFF}").contains($0) }
      guard !runs.isEmpty else { continue }
      let run = runs[random(runs.count)]
      let part = String(run.dropFirst(random(run.count)).prefix(1 + random(8)))
      let query = try search.query(part)
      let found = Set(try await store.found(part, limit: texts.count))
      let literal = texts.enumerated().filter { $0.element.contains(part) }.map { "f\($0.offset)" }
      #expect(!literal.isEmpty && found.isSuperset(of: literal), "\(part)")
      for id in found.sorted().prefix(20) {
        let number = try #require(Int(id.dropFirst()))
        #expect(!search.matches(of: query, in: texts[number]).isEmpty, "\(part) in \(texts[number])")
      }
    }
    try store.close()
  }

  @Test func equalTextsComeNewestFirstInPagesAndWithinTheirTime() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    // Received in another order than written.
    _ = try await store.add([3, 1, 4, 0, 2].map { feedback($0, "冷氣太冷") } + [feedback(9, "廁所")])
    #expect(try await store.found("冷氣") == ["f4", "f3", "f2", "f1", "f0"])
    #expect(try await store.found("冷氣", limit: 2, offset: 2) == ["f2", "f1"])
    #expect(try await store.searchFeedback(try search.query("冷氣"), in: nil, limit: 2, offset: 9).total == 5)
    let span = Instant(seconds: 1)..<Instant(seconds: 4)
    let within = try await store.searchFeedback(try search.query("冷氣"), in: span, limit: 2, offset: 0)
    #expect(within == SearchHits(ids: ["f3", "f2"], total: 3))
    #expect(try await store.feedback(ids: ["f2", "unknown", "f9", "f2"]).map(\.feedback.id) == ["f2", "f9", "f2"])
    try store.close()
  }

  @Test func howeverManyAreStoredAtOnceAllAreFoundAtOnce() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    _ = try await store.add((0..<4500).map { feedback($0, "冷氣 \($0)") })
    #expect(try await store.searchFeedback(try search.query("冷氣"), in: nil, limit: 1, offset: 0).total == 4500)
    #expect(try await store.found("4499") == ["f4499"])
    try store.close()
  }

  @Test func sentAgainOrRefusedNothingIsIndexedTwice() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    #expect(try await store.add([feedback(1, "冷氣")]) == [.stored])
    #expect(try await store.add([feedback(1, "冷氣")]) == [.repeated])
    #expect(try await store.add([feedback(1, "廁所")]) == [.conflicting])
    #expect(try await store.found("冷氣") == ["f1"])
    #expect(try await store.found("廁所") == [])
    try store.close()
  }

  @Test func whatWasStoredWithoutTheIndexIsMadeUpForAtTheNextOpening() async throws {
    let place = try TemporaryStore()
    var store = try place.opened(nil)
    _ = try await store.add((0..<4500).map { feedback($0, $0 == 4321 ? "鯨魚骨架" : "冷氣 \($0)") })
    _ = try await store.openCase(opening("f4321"), at: Instant(seconds: 1), actor: "rule", year: 2018)
    #expect(try await store.found("鯨魚骨架") == [])
    try store.close()
    var steps: [Int] = []
    store = try SQLiteStore(path: place.path, contactKey: place.key, search: search) { done, total in
      #expect(total == 4501)
      steps.append(done)
    }
    #expect(steps.first == 0 && steps.last == 4501 && steps == steps.sorted())
    #expect(try await store.found("鯨魚骨架") == ["f4321"])
    #expect(try await store.cases("骨架") == ["107-000001"])
    #expect(try await store.searchFeedback(try search.query("冷氣"), in: nil, limit: 1, offset: 0).total == 4499)
    try store.close()
    // It is there when the file is opened again, and nothing is done twice.
    store = try SQLiteStore(path: place.path, contactKey: place.key, search: search) { _, _ in
      Issue.record("indexed again")
    }
    #expect(try await store.found("鯨魚骨架") == ["f4321"])
    try store.close()
  }

  @Test func anotherReaderIndexesEverythingAnew() async throws {
    let place = try TemporaryStore()
    var store = try place.opened()
    _ = try await store.add([feedback(1, "暖氣"), feedback(2, "冷氣")])
    #expect(try await store.found("冷氣") == ["f2"])
    try store.close()
    store = try place.opened(Renewed())
    #expect(try await store.found("冷氣") == ["f2", "f1"])
    try store.close()
    store = try place.opened()
    #expect(try await store.found("冷氣") == ["f2"])
    try store.close()
  }

  private func opening(_ feedback: String?, response: String? = nil) -> CaseEvent.Opening {
    CaseEvent.Opening(
      feedback: feedback, response: response, rule: "petition", level: "petition-simple", unit: "exhibition",
      receivedAt: Instant(seconds: 1))
  }

  @Test func casesAreFoundByNumberByWhatWasSaidAndByWhatWasDone() async throws {
    let place = try TemporaryStore()
    let store = try place.opened()
    let at = Instant(seconds: 2)
    _ = try await store.add([
      feedback(1, "冷氣太冷", response: "r1"), feedback(2, "售票口排隊", response: "r1"), feedback(3, "廁所漏水"),
    ])
    let first = try await store.openCase(opening("f1", response: "r1"), at: at, actor: "rule", year: 2018).number
    let second = try await store.openCase(opening("f3"), at: at, actor: "rule", year: 2018).number
    let rows: [(typed: String, numbers: [String])] = [
      ("冷氣", [first]), ("售票", [first]), ("冷氣 排隊", [first]), ("冷氣 漏水", []), ("廁所", [second]), (first, [first]),
      ("000002", [second]),
      ("太冷售票", []), ("王館員", []),
    ]
    for row in rows { #expect(try await store.cases(row.typed) == row.numbers, "\(row.typed)") }
    let kinds: [CaseEvent.Kind] = [
      .assigned(unit: "exhibition", person: "王館員"), .noted(text: "冷气已报修"), .replied(text: "Repaired, thank you"),
      .extended(amount: 3, reason: "等零件"), .closed(.resolved), .reopened(reason: "又漏水了"),
    ]
    for (place, kind) in kinds.enumerated() {
      try await store.append([CaseEvent(caseNumber: second, sequence: place + 2, at: at, actor: "林館員", kind: kind)])
    }
    let later: [(typed: String, numbers: [String])] = [
      ("王館員", [second]), ("報修", [second]), ("repairing", [second]), ("零件", [second]), ("廁所 漏水 -排隊", [second]),
      ("報修Repaired", []), ("107", [second, first]), ("resolved", []),
    ]
    for row in later { #expect(try await store.cases(row.typed).sorted() == row.numbers.sorted(), "\(row.typed)") }
    // The visitor's words say more than those of staff.
    #expect(try await store.cases("冷氣") == [first, second])
    // A comment that comes after its case is found with it.
    _ = try await store.add([feedback(4, "補充：停車場太暗", response: "r1")])
    #expect(try await store.cases("停車場") == [first])
    try store.close()
  }
}
