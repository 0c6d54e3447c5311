import CivilTime
import Definitions
import TestSupport
import Testing
import WorkingTime

/// What must hold for any moment of the fifteen covered years.
@Suite struct WorkingTimeProperties {
  private let table: DayTable

  init() throws {
    let catalogue = try museum()
    let calendar = try #require(catalogue.calendars.first { $0.key == "museum" })
    table = DayTable(calendar, zone: catalogue.institution.zone)
  }

  /// Moments and amounts spread by the golden ratio: the same every run.
  private static let samples: [(start: Instant, amount: Int)] = (0..<3000).map { number in
    let spread = Double(number) * 0.618_033_988_749_895
    let first: Int64 = 1_362_000_000
    return (Instant(seconds: first + Int64((spread - spread.rounded(.down)) * 400_000_000)), (number * 7919) % 500_000)
  }

  @Test func addingIsTheInverseOfCounting() throws {
    for (start, amount) in Self.samples {
      let end = try table.adding(amount, to: start)
      #expect(end >= start)
      #expect(try table.seconds(from: start, to: end) == amount)
      #expect(try table.seconds(from: end, to: start) == -amount)
      let back = try table.subtracting(amount, from: end)
      #expect(try table.seconds(from: back, to: end) == amount)
      #expect(back >= start)
    }
  }

  @Test func addingInTwoStepsIsAddingOnce() throws {
    for (start, amount) in Self.samples.prefix(1000) where amount > 1 {
      let half = amount / 2
      #expect(try table.adding(amount - half, to: table.adding(half, to: start)) == table.adding(amount, to: start))
    }
  }

  @Test func workedDaysAreCountedOneByOne() throws {
    for (start, amount) in Self.samples.prefix(300) {
      let date = CivilDate(start, in: .taipei)
      let count = amount % 40 + 1
      let due = try table.workingDay(count, after: date)
      var walked = date
      var left = count
      while left > 0 {
        walked = walked.advanced(by: 1)
        if try table.isWorked(walked) { left -= 1 }
      }
      #expect(due == walked)
      #expect(try table.workingDays(after: date, through: due) == count)
    }
  }
}
