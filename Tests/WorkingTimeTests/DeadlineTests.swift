import CivilTime
import Definitions
import TestSupport
import Testing
import WorkingTime

@Suite struct DeadlineTests {
  private let catalogue: Catalogue
  private let deadlines: Deadlines

  init() throws {
    catalogue = try museum()
    deadlines = Deadlines(catalogue)
  }

  /// Counted by hand from the calendars that the Directorate-General of Personnel Administration published: make-up
  /// Saturdays, lunar new years and the holidays that were added for it.
  @Test(arguments: [
    ("2023-01-03", 30, "2023-02-18"), ("2020-01-20", 6, "2020-02-04"), ("2023-01-19", 6, "2023-02-04"),
    ("2017-05-22", 30, "2017-07-04"), ("2026-02-11", 3, "2026-02-23"),
  ])
  func petitionsAreDueOnTheRightDay(_ received: String, _ days: Int, _ due: String) throws {
    let instant = try #require(Instant("\(received)T10:20", in: .taipei))
    let limit = ServiceLevel.Limit.workingDays(days, calendar: "office")
    let answer = try deadlines.due(limit, receivedAt: instant)
    #expect(CivilDate(answer, in: .taipei).description == due)
    #expect(try deadlines.used(limit, from: instant, to: answer) == Double(days))
  }

  @Test func theHourOfReceiptDoesNotMoveADueDay() throws {
    let limit = ServiceLevel.Limit.workingDays(3, calendar: "office")
    let early = try deadlines.due(limit, receivedAt: #require(Instant("2018-03-05T00:00", in: .taipei)))
    let late = try deadlines.due(limit, receivedAt: #require(Instant("2018-03-05T23:59:59", in: .taipei)))
    #expect(early == late)
  }

  @Test func hoursRunWhileTheMuseumIsOpen() throws {
    // Sunday 16:00 leaves one hour; Monday is closed; three hours of Tuesday.
    let received = try #require(Instant("2018-03-04T16:00", in: .taipei))
    let due = try deadlines.due(.workingHours(4, calendar: "museum"), receivedAt: received)
    #expect(due.iso8601(in: .taipei) == "2018-03-06T12:00:00+08:00")
  }

  @Test func nothingIsGuessedBeyondTheCalendar() throws {
    let received = try #require(Instant("2027-12-20T10:00", in: .taipei))
    #expect(throws: OutsideCalendar.self) {
      try deadlines.due(.workingDays(30, calendar: "office"), receivedAt: received)
    }
  }
}
