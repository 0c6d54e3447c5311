import CivilTime
import Definitions
import Facts
import Foundation
import SQLiteStore
import Testing

/// A store in a folder of its own, removed with the test. All data is synthetic.
final class TemporaryStore {
  let folder: URL
  let path: String
  let key: [UInt8] = Array(repeating: 7, count: 32)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("huixiang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("huixiang.sqlite").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func open() throws -> SQLiteStore { try SQLiteStore(path: path, contactKey: key) }
}

private func response(_ id: String, overall: Int = 4, note: String = "冷氣太冷\n\u{1F}\"', 👍") -> Response {
  Response(
    id: id, survey: "visitor", version: 3, touchpoint: "hall-south", channel: .kiosk, language: "zh-Hant",
    answeredAt: Instant(seconds: 1_530_000_000), receivedAt: Instant(seconds: 1_530_000_005), isPartial: false,
    shown: ["overall", "idea"],
    answers: [
      Answer(path: "overall", value: .rating(overall)), Answer(path: "services.food", value: .notApplicable),
      Answer(path: "party", value: .number(-3)), Answer(path: "heard", value: .choices(["friends", "news"])),
      Answer(path: "idea", value: .text(note)),
    ])
}

private func feedback(_ id: String, of response: Response? = nil) -> Feedback {
  Feedback(
    id: id, channel: .kiosk, touchpoint: "hall-south",
    origin: response.map { Feedback.Origin(response: $0.id, question: "idea", survey: $0.survey) }, source: "",
    text: "冷氣太冷", stars: nil, writtenAt: Instant(seconds: 1_530_000_000),
    receivedAt: Instant(seconds: 1_530_000_005), hasContact: false)
}

private func opening(_ feedback: String) -> CaseEvent.Opening {
  CaseEvent.Opening(
    feedback: feedback, response: nil, rule: "petition", level: "petition-simple", unit: "exhibition",
    receivedAt: Instant(seconds: 1_530_000_000))
}

@Suite struct StoreTests {
  @Test func whatIsStoredComesBackAfterClosing() async throws {
    let place = try TemporaryStore()
    let sent = response("a")
    let store = try place.open()
    #expect(try await store.add(sent, feedback: [feedback("a.idea", of: sent)]) == .stored)
    try store.close()
    let again = try place.open()
    #expect(try await again.response("a") == sent)
    #expect(try await again.feedback(ofResponse: "a").map(\.feedback) == [feedback("a.idea", of: sent)])
    #expect(try await again.counts() == StoreCounts(responses: 1, feedback: 1, cases: 0))
    try again.close()
  }

  @Test func sentTwiceIsStoredOnceAndOtherContentIsKeptAside() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    #expect(try await store.add(response("a"), feedback: []) == .stored)
    var later = response("a")
    later.receivedAt = Instant(seconds: 1_540_000_000)
    #expect(try await store.add(later, feedback: []) == .repeated)
    #expect(try await store.add(response("a", overall: 1), feedback: []) == .conflicting)
    #expect(try await store.response("a") == response("a"))
    #expect(try await store.counts().responses == 1)
    try store.close()
  }

  @Test func manyAtOnceFromManySendersAreAllThere() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    try await withThrowingTaskGroup(of: Receipt.self) { group in
      for number in 0..<200 { group.addTask { try await store.add(response("id-\(number % 100)"), feedback: []) } }
      var counts: [Receipt: Int] = [:]
      for try await receipt in group { counts[receipt, default: 0] += 1 }
      #expect(counts == [.stored: 100, .repeated: 100])
    }
    #expect(try await store.counts().responses == 100)
    try store.close()
  }

  @Test func aMatterHasOneCaseAndNumbersRunByYear() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    let at = Instant(seconds: 1_530_000_100)
    let first = try await store.openCase(opening("x"), at: at, actor: "rule:petition", year: 2018)
    #expect(first == OpenedCase(number: "107-000001", isNew: true))
    let again = try await store.openCase(opening("x"), at: at, actor: "rule:petition", year: 2018)
    #expect(again == OpenedCase(number: "107-000001", isNew: false))
    #expect(try await store.openCase(opening("y"), at: at, actor: "rule:petition", year: 2018).number == "107-000002")
    #expect(try await store.openCase(opening("z"), at: at, actor: "rule:petition", year: 2019).number == "108-000001")
    try store.close()
  }

  @Test func twoWhoActOnOneCaseAtOnceDoNotOverwriteEachOther() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    let at = Instant(seconds: 1_530_000_100)
    let number = try await store.openCase(opening("x"), at: at, actor: "rule:petition", year: 2018).number
    let note = CaseEvent(caseNumber: number, sequence: 2, at: at, actor: "王館員", kind: .noted(text: "查修中"))
    try await store.append([note])
    await #expect(throws: StoreError.stale(caseNumber: number)) { try await store.append([note]) }
    #expect(try await store.events(ofCase: number).count == 2)
    try store.close()
  }

  @Test func contactDetailsAreReadWithAReasonAndExpire() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    let contact = Contact(name: "測試人", mail: "visitor@example.com", telephone: "0900-000-000")
    let lastDay = try #require(CivilDate("2018-09-30"))
    let at = Instant(seconds: 1_530_000_000)
    try await store.keep(contact, forResponse: "a", until: lastDay)
    let read = { (today: CivilDate) in
      try await store.read(response: "a", by: "林館員", reason: "回電", at: at, today: today)
    }
    #expect(try await read(lastDay) == contact)
    #expect(try await read(lastDay.advanced(by: 1)) == nil)
    #expect(try await store.expire(today: lastDay) == 0)
    #expect(try await store.expire(today: lastDay.advanced(by: 1)) == 1)
    #expect(try await read(lastDay) == nil)
    try store.close()
  }

  @Test func contactDetailsCannotBeReadFromTheFile() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    let contact = Contact(name: "測試人", mail: "visitor@example.com", telephone: "0900-000-000")
    try await store.keep(contact, forResponse: "a", until: try #require(CivilDate("2030-01-01")))
    try store.close()
    for name in try FileManager.default.contentsOfDirectory(atPath: place.folder.path) {
      let bytes = try Data(contentsOf: place.folder.appendingPathComponent(name))
      #expect(bytes.range(of: Data("visitor@example".utf8)) == nil)
      #expect(bytes.range(of: Data("0900-000".utf8)) == nil)
    }
  }

  @Test(arguments: ["not a database, but a letter\n", "SQLite format 3 but no more", String(repeating: "x", count: 9000)])
  func aFileOfAnotherKindIsRefusedAndLeftAlone(_ text: String) throws {
    let place = try TemporaryStore()
    try Data(text.utf8).write(to: URL(fileURLWithPath: place.path))
    #expect { try place.open() } throws: { error in
      if case StoreError.notADatabase = error { true } else { false }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == Data(text.utf8))
  }
}
