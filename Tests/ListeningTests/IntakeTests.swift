import CivilTime
import Definitions
import Facts
import Foundation
import Listening
import SQLiteStore
import TestSupport
import Testing

/// Says what its words say: enough to see what the intake does with it.
private struct WordLabeller: Labeller {
  var modelVersion: String { "words-1" }

  func analyse(_ text: String, stars: Int?) -> Analysis {
    let isBad = text.contains("壞")
    return Analysis(
      sentiment: isBad ? .negative : .positive, sentimentProbability: 0.9,
      topics: isBad ? [TopicLabel(topic: "climate", sentiment: .negative, probability: 0.9)] : [],
      intent: isBad ? .complaint : .praise, intentProbability: 0.9, urgency: text.contains("流血") ? .urgent : .normal,
        urgencyProbability: 0.9,
      language: "zh-Hant", personalData: [], isUnsure: false)
  }
}

@Suite struct IntakeTests {
  private let folder: URL
  private let store: SQLiteStore
  private let intake: Intake
  private let now = Instant(seconds: 1_530_000_000)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("huixiang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteStore(
      path: folder.appendingPathComponent("huixiang.sqlite").path, contactKey: Array(repeating: 1, count: 32))
    intake = Intake(catalogue: try museum(), store: store, vault: store, labeller: WordLabeller())
  }

  private func close() throws {
    try store.close()
    try FileManager.default.removeItem(at: folder)
  }

  private func response(_ id: String, overall: Int, why: String?) -> Response {
    Response(
      id: id, survey: "visitor", version: 3, touchpoint: "hall-south", channel: .kiosk, language: "zh-Hant",
      answeredAt: now, receivedAt: now, isPartial: false, shown: ["overall", "why"],
      answers: [Answer(path: "overall", value: .rating(overall))]
        + (why.map { [Answer(path: "why", value: .text($0))] } ?? []))
  }

  private let contact = Contact(name: "測試人", mail: "visitor@example.com", telephone: "")

  @Test func anUnhappyVisitorWithContactGetsOneCaseHoweverOftenItIsSent() async throws {
    let sent = response("a", overall: 1, why: "冷氣壞了")
    let first = try await intake.receive(sent, contact: contact, at: now)
    #expect(first.receipt == .stored && first.caseNumber == "107-000001")
    let again = try await intake.receive(sent, contact: contact, at: now)
    #expect(again.receipt == .repeated && again.caseNumber == "107-000001")
    let opened = try await store.events()
    #expect(opened.count == 1)
    guard case .opened(let opening)? = opened.first?.kind else { throw StoreError.stale(caseNumber: "") }
    #expect(opening.level == "on-site" && opening.unit == "secretariat" && opening.response == "a")
    try close()
  }

  @Test func withoutContactThereIsNobodyToAnswerUnlessItIsUrgent() async throws {
    #expect(try await intake.receive(response("a", overall: 1, why: "冷氣壞了"), contact: nil, at: now).caseNumber == nil)
    let urgent = try await intake.receive(response("b", overall: 1, why: "跌倒流血，扶手壞了"), contact: nil, at: now)
    #expect(urgent.caseNumber != nil)
    try close()
  }

  @Test func whatAnInterruptedRunLeftIsFinishedByTheNext() async throws {
    let sent = response("a", overall: 1, why: "冷氣壞了，還流血")
    // The run stopped after the response was on disk.
    _ = try await store.add(sent, feedback: intake.feedback(of: sent, hasContact: false))
    let summary = try await intake.receive([sent])
    #expect(summary.repeated == 1 && summary.labelled == 1 && summary.cases.count == 1)
    let third = try await intake.receive([sent])
    #expect(third.repeated == 1 && third.labelled == 0 && third.cases.isEmpty)
    try close()
  }

  @Test func aCaseWhoseDeadlineCannotBeComputedIsNotOpenedButSaid() async throws {
    let old = try #require(Instant("2010-07-21T10:00", in: .taipei))
    let post = Feedback(
      id: "x", channel: .mail, touchpoint: nil, origin: nil, source: "", text: "冷氣壞了", stars: nil, writtenAt: old,
      receivedAt: old, hasContact: true)
    let summary = try await intake.receive([post]) { $0.receivedAt }
    #expect(summary.stored == 1 && summary.cases.isEmpty && summary.unopened.map(\.id) == ["x"])
    #expect(try await store.events().isEmpty)
    try close()
  }

  @Test func ofAnAnonymousResponseNoHourIsKept() async throws {
    let noon = try #require(Instant("2018-07-05T12:34:56", in: .taipei))
    var sent = Response(
      id: "t", survey: "staff-training", version: 1, touchpoint: "training-room", channel: .web, language: "zh-Hant",
      answeredAt: noon, receivedAt: noon, isPartial: false, shown: [], answers: [])
    let comment = try #require(intake.catalogue.survey("staff-training")?.questions.first { question in
      if case .comment = question.kind { true } else { false }
    })
    sent.answers = [Answer(path: comment.key, value: .text("有人跌倒流血"))]
    sent.keepOnlyDays(in: .taipei)
    _ = try await intake.receive(sent, contact: nil, at: noon)
    let label = try #require(try await store.feedback(ofResponse: "t").first?.label)
    let midnight = try #require(Instant("2018-07-05T23:59:59", in: .taipei))
    #expect(label.at == midnight)
    #expect(try await store.events().map(\.at) == [midnight])
    try close()
  }

  @Test func otherContentUnderAKnownIdOpensNothing() async throws {
    _ = try await intake.receive(response("a", overall: 5, why: nil), contact: nil, at: now)
    let other = try await intake.receive(response("a", overall: 1, why: "冷氣壞了"), contact: contact, at: now)
    #expect(other.receipt == .conflicting && other.caseNumber == nil)
    #expect(try await store.counts() == StoreCounts(responses: 1, feedback: 0, cases: 0))
    try close()
  }
}
