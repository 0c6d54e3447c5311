import CivilTime
import Foundation
import Testing

@Suite struct CivilDateTests {
  @Test func everyDayOfEightCenturiesAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    // 1600-01-01 through 2399-12-31 in steps that meet every weekday and day of the month.
    for day in stride(from: -135_140, through: 157_053, by: 13) {
      let date = CivilDate(daysSinceEpoch: day)
      let other = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      #expect([date.year, date.month, date.day] == [other.year, other.month, other.day])
      // Foundation counts Sunday as 1, this program Monday as its first case.
      let sundayFirst = (Weekday.allCases.firstIndex(of: date.weekday) ?? 0) + 1
      #expect(sundayFirst % 7 + 1 == other.weekday)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
      #expect(CivilDate(date.description) == date)
    }
  }

  @Test(arguments: ["2018-02-29", "2018-13-01", "2018-00-10", "2018-1-1", "", "2018-01-32", "２０１８-01-01"])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func yearsOfTheRepublicBeginIn1912() {
    #expect(CivilDate(year: 2018, month: 3, day: 31)?.rocDescription == "107年3月31日")
    #expect(CivilDate(year: 1912, month: 1, day: 1)?.rocDescription == "1年1月1日")
    #expect(CivilDate(year: 1911, month: 10, day: 10)?.rocDescription == "民國前1年10月10日")
  }

  @Test(arguments: [("2018Q3", 2018, 3), ("107年第3季", 2018, 3), ("民國107年第1季", 2018, 1), ("107Q3", 2018, 3), ("2026Q4", 2026, 4)])
  func quartersAreReadInBothWays(_ text: String, _ year: Int, _ number: Int) {
    let quarter = Quarter(text)
    #expect(quarter == Quarter(year: year, number: number))
    #expect(quarter.map { Quarter($0.description) } == quarter)
    #expect(quarter.map { Quarter($0.rocDescription) } == quarter)
  }

  @Test(arguments: ["2018Q5", "2018Q0", "107年第四季季", "Q3", "", "2018Q3x", "0Q1"]) func whatIsNoQuarterIsRefused(_ text: String) {
    #expect(Quarter(text) == nil)
  }

  /// A quarter begins and ends at midnight in Taipei, which is 16:00 the day before by Greenwich.
  @Test func quartersMeetWithoutGapOrOverlap() throws {
    let third = try #require(Quarter("2018Q3"))
    let span = third.instants(in: .taipei)
    #expect(span.lowerBound.iso8601(in: .taipei) == "2018-07-01T00:00:00+08:00")
    #expect(span.lowerBound == third.previous.instants(in: .taipei).upperBound)
    #expect(Quarter(containing: CivilDate(span.upperBound, in: .taipei)) == Quarter("2018Q4"))
    #expect(Quarter("2018Q1")?.previous == Quarter("2017Q4"))
  }

  @Test func momentsAreReadAndWrittenInAZone() throws {
    let instant = try #require(Instant("2018-10-01T09:00", in: .taipei))
    #expect(instant == Instant(seconds: 1_538_355_600))
    #expect(Instant("2018-10-01T01:00:00Z", in: .taipei) == instant)
    #expect(Instant(instant.iso8601(in: .taipei), in: Zone(secondsEast: 0)) == instant)
    #expect(Instant("2018-10-01T25:00", in: .taipei) == nil)
  }
}
