public import CivilTime
public import Definitions

/// A question was asked about a day that the calendar does not cover. Nothing is guessed: Monday to Friday is not a
/// calendar.
public struct OutsideCalendar: Error, Hashable, Sendable {
  /// The key of the calendar.
  public var calendar: String
  public var date: CivilDate

  public init(calendar: String, date: CivilDate) {
    self.calendar = calendar
    self.date = date
  }
}

/// A calendar laid out day by day with running totals, so that adding and counting take a binary search.
public struct DayTable: Sendable {
  public let calendar: WorkingCalendar
  public let zone: Zone
  /// Worked intervals of each covered day, in seconds of the day.
  let hours: [[Range<Int>]]
  /// Worked days before each covered day, and one more entry for the total.
  let daysBefore: [Int]
  /// Worked seconds before each covered day, and one more entry for the total.
  let secondsBefore: [Int]

  public init(_ calendar: WorkingCalendar, zone: Zone) {
    self.calendar = calendar
    self.zone = zone
    let exceptions = Dictionary(calendar.exceptions.map { ($0.date, $0) }, uniquingKeysWith: { _, last in last })
    var hours: [[Range<Int>]] = []
    var daysBefore = [0]
    var secondsBefore = [0]
    for date in calendar.covers {
      let worked = Self.hours(of: date, calendar, exceptions[date])
      hours.append(worked)
      daysBefore.append((daysBefore.last ?? 0) + (worked.isEmpty ? 0 : 1))
      secondsBefore.append((secondsBefore.last ?? 0) + worked.reduce(0) { $0 + $1.count })
    }
    self.hours = hours
    self.daysBefore = daysBefore
    self.secondsBefore = secondsBefore
  }

  private static func hours(
    of date: CivilDate, _ calendar: WorkingCalendar, _ exception: WorkingCalendar.Exception?
  ) -> [Range<Int>] {
    if let exception { return exception.isWorked ? exception.hours ?? calendar.hours : [] }
    return calendar.weekdays.contains(date.weekday) ? calendar.hours : []
  }

  /// The worked intervals of a day in seconds of the day; empty when it is off.
  public func hours(on date: CivilDate) throws(OutsideCalendar) -> [Range<Int>] { hours[try index(date)] }

  public func isWorked(_ date: CivilDate) throws(OutsideCalendar) -> Bool { try !hours(on: date).isEmpty }

  /// The place of a date in the table.
  func index(_ date: CivilDate) throws(OutsideCalendar) -> Int {
    guard calendar.covers.contains(date) else { throw OutsideCalendar(calendar: calendar.key, date: date) }
    return calendar.covers.lowerBound.distance(to: date)
  }

  func date(at index: Int) -> CivilDate { calendar.covers.lowerBound.advanced(by: index) }

  /// The failure that says the table ends too early (or begins too late).
  func outside(after: Bool) -> OutsideCalendar {
    let edge = after ? calendar.covers.upperBound.advanced(by: 1) : calendar.covers.lowerBound.advanced(by: -1)
    return OutsideCalendar(calendar: calendar.key, date: edge)
  }
}

/// The first index whose running total is at least `total`; `totals` ascends.
func firstIndex(reaching total: Int, in totals: [Int]) -> Int? {
  var low = 0
  var high = totals.count
  while low < high {
    let middle = (low + high) / 2
    if totals[middle] < total { low = middle + 1 } else { high = middle }
  }
  return low < totals.count ? low : nil
}
