public import CivilTime

extension DayTable {
  /// Worked seconds between two moments; negative when `end` is earlier. `between(t, adding(x, to: t)) == x`.
  public func seconds(from start: Instant, to end: Instant) throws(OutsideCalendar) -> Int {
    try position(of: end) - position(of: start)
  }

  /// The earliest moment, not before `start`, with `amount` worked seconds between: at the end of a worked interval,
  /// not at the beginning of the next one. `amount` must not be negative.
  public func adding(_ amount: Int, to start: Instant) throws(OutsideCalendar) -> Instant {
    precondition(amount >= 0, "use subtracting to go back")
    guard amount > 0 else { return start }
    let wanted = try position(of: start) + amount
    guard let reached = firstIndex(reaching: wanted, in: secondsBefore) else { throw outside(after: true) }
    var rest = wanted - secondsBefore[reached - 1]
    for interval in hours[reached - 1] {
      if rest <= interval.count { return moment(reached - 1, interval.lowerBound + rest) }
      rest -= interval.count
    }
    throw outside(after: true)
  }

  /// The latest moment, not after `end`, with `amount` worked seconds between. `amount` must not be negative.
  public func subtracting(_ amount: Int, from end: Instant) throws(OutsideCalendar) -> Instant {
    precondition(amount >= 0, "use adding to go on")
    guard amount > 0 else { return end }
    let wanted = try position(of: end) - amount
    guard wanted >= 0, let after = firstIndex(reaching: wanted + 1, in: secondsBefore) else {
      throw outside(after: false)
    }
    var rest = wanted - secondsBefore[after - 1]
    for interval in hours[after - 1] {
      if rest < interval.count { return moment(after - 1, interval.lowerBound + rest) }
      rest -= interval.count
    }
    throw outside(after: false)
  }

  /// Worked seconds from the beginning of the table to `instant`.
  private func position(of instant: Instant) throws(OutsideCalendar) -> Int {
    let index = try index(CivilDate(instant, in: zone))
    let second = instant.secondOfDay(in: zone)
    return hours[index].reduce(secondsBefore[index]) { $0 + max(0, min(second, $1.upperBound) - $1.lowerBound) }
  }

  private func moment(_ index: Int, _ second: Int) -> Instant { date(at: index).instant(secondOfDay: second, in: zone) }
}
