import CivilTime
import Definitions
import TestSupport
import Testing
import WorkingTime

@Suite struct CalendarTests {
  private let deadlines: Deadlines

  init() throws { deadlines = Deadlines(try museum()) }

  /// Make-up Saturdays and holidays, from the published calendars of government offices.
  @Test(arguments: [
    ("2018-03-31", true), ("2018-02-15", false), ("2018-04-06", false), ("2023-02-18", true), ("2017-09-30", true),
    ("2019-10-05", true), ("2020-02-15", true), ("2024-02-17", true), ("2026-02-20", false), ("2018-12-22", true),
  ])
  func theOfficeCalendarIsTheGovernments(_ text: String, _ isWorked: Bool) throws {
    #expect(try deadlines.table("office")?.isWorked(#require(CivilDate(text))) == isWorked)
  }

  @Test func theMuseumIsClosedOnMondaysButOpenOnHolidays() throws {
    let table = try #require(deadlines.table("museum"))
    #expect(try !table.isWorked(#require(CivilDate("2018-03-05"))))
    #expect(try table.isWorked(#require(CivilDate("2018-03-06"))))
    // 除夕 and 初一 closed; the Monday after, a holiday, open.
    #expect(try !table.isWorked(#require(CivilDate("2018-02-16"))))
    #expect(try table.isWorked(#require(CivilDate("2018-02-19"))))
  }
}
