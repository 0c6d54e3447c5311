public import CivilTime

extension DayTable {
  /// The `count`-th worked day after `date`; `date` itself is never counted (行政程序法 §48: the first day is left out).
  /// `count` must be at least 1.
  public func workingDay(_ count: Int, after date: CivilDate) throws(OutsideCalendar) -> CivilDate {
    precondition(count >= 1, "the first worked day after a date has number 1")
    let wanted = daysBefore[try index(date) + 1] + count
    guard let reached = firstIndex(reaching: wanted, in: daysBefore) else { throw outside(after: true) }
    return self.date(at: reached - 1)
  }

  /// How many worked days lie after `start`, through `end`; 0 when `end` is not later.
  public func workingDays(after start: CivilDate, through end: CivilDate) throws(OutsideCalendar) -> Int {
    guard end > start else { return 0 }
    return daysBefore[try index(end) + 1] - daysBefore[try index(start) + 1]
  }

  /// The moment at which the worked hours of `date` end; the end of the day where it is off.
  public func close(of date: CivilDate) throws(OutsideCalendar) -> Instant {
    date.instant(secondOfDay: try hours(on: date).last?.upperBound ?? 86_400, in: zone)
  }
}
