import Cases
import CivilTime
import Definitions
import Facts
import TestSupport
import Testing
import WorkingTime

@Suite struct CaseTests {
  private let catalogue: Catalogue
  private let reader: CaseReader
  private let received: Instant

  init() throws {
    catalogue = try museum()
    reader = CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue))
    received = try #require(Instant("2018-03-05T10:00", in: .taipei))
  }

  private var opened: CaseEvent {
    let opening = CaseEvent.Opening(
      feedback: "synthetic-1", response: nil, rule: "petition", level: "petition-simple", unit: "public-service",
      receivedAt: received)
    return CaseEvent(caseNumber: "107-000001", sequence: 1, at: received, actor: "rule:petition", kind: .opened(opening))
  }

  private func after(_ history: [CaseEvent], _ act: (CaseActions) throws -> CaseEvent) throws -> [CaseEvent] {
    history + [try act(CaseActions(catalogue: catalogue, state: try reader.state(of: history)))]
  }

  private func hours(_ count: Int64) -> Instant { received.advanced(bySeconds: count * 3600) }

  @Test func aCaseGoesFromItsOpeningToItsClosing() throws {
    var history = [opened]
    #expect(try reader.state(of: history).clock.due.iso8601(in: .taipei).hasPrefix("2018-03-08"))
    history = try after(history) { try $0.assign(unit: "exhibition", person: "林館員", by: "王館員", at: hours(1)) }
    history = try after(history) { try $0.reply("已修復。", by: "林館員", at: hours(20)) }
    history = try after(history) { try $0.close(.resolved, by: "林館員", at: hours(21)) }
    let state = try reader.state(of: history)
    #expect(state.unit == "exhibition" && state.person == "林館員" && state.outcome == .resolved)
    #expect(state.clock.stoppedAt == hours(20) && !state.isLate(at: hours(10_000)))
    #expect(history.map(\.sequence) == [1, 2, 3, 4])
  }

  @Test func anExtensionNeedsAReasonAndIsGivenOnce() throws {
    let extended = try after([opened]) { try $0.extend(by: 3, reason: "會勘", by: "林館員", at: hours(2)) }
    let clock = try reader.state(of: extended).clock
    #expect(clock.due.iso8601(in: .taipei).hasPrefix("2018-03-13"))
    #expect(clock.originalDue.iso8601(in: .taipei).hasPrefix("2018-03-08"))
    #expect(throws: CaseRefusal.self) {
      try after(extended) { try $0.extend(by: 1, reason: "再會勘", by: "林館員", at: hours(3)) }
    }
    #expect(throws: CaseRefusal.self) { try after([opened]) { try $0.extend(by: 3, reason: " ", by: "林館員", at: hours(2)) } }
    #expect(throws: CaseRefusal.self) { try after([opened]) { try $0.extend(by: 4, reason: "會勘", by: "林館員", at: hours(2)) } }
    #expect(throws: CaseRefusal.self) {
      try after([opened]) { try $0.extend(by: 3, reason: "逾期後才展延", by: "林館員", at: hours(24 * 9)) }
    }
  }

  @Test func whatIsAnsweredLateStaysLate() throws {
    let history = try after([opened]) { try $0.reply("抱歉久候。", by: "林館員", at: hours(24 * 10)) }
    let state = try reader.state(of: history)
    #expect(state.isLate(at: hours(24 * 10)) && state.isLate(at: hours(24 * 400)))
    #expect(!state.isLate(at: hours(1)) || state.clock.stoppedAt != nil)
  }

  @Test func aReopenedCaseRunsOnANewClock() throws {
    var history = try after([opened]) { try $0.reply("已修復。", by: "林館員", at: hours(5)) }
    history = try after(history) { try $0.close(.resolved, by: "林館員", at: hours(5)) }
    #expect(throws: CaseRefusal.self) { try after(history) { try $0.reply("又一次", by: "林館員", at: hours(6)) } }
    history = try after(history) { try $0.reopen(reason: "民眾來電表示仍未修復", by: "王館員", at: hours(48)) }
    let state = try reader.state(of: history)
    #expect(state.isOpen && state.clocks.count == 2 && state.clock.stoppedAt == nil)
    #expect(state.clock.due > state.clocks[0].due)
  }

  @Test func damagedHistoriesAreRefused() throws {
    var second = opened
    second.sequence = 3
    second.kind = .noted(text: "跳號")
    #expect(throws: CaseStateError.self) { try reader.state(of: [opened, second]) }
    #expect(throws: CaseStateError.self) { try reader.state(of: []) }
  }
}
