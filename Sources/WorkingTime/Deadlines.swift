public import CivilTime
public import Definitions

/// Due times and time used, for every service level of a catalogue.
///
/// The tables are built once; the value is immutable and may be shared.
public struct Deadlines: Sendable {
  public let zone: Zone
  private let tables: [String: DayTable]

  public init(_ catalogue: Catalogue) {
    let zone = catalogue.institution.zone
    self.zone = zone
    tables = Dictionary(
      catalogue.calendars.map { ($0.key, DayTable($0, zone: zone)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The table of a calendar; `nil` for an unknown key.
  public func table(_ calendar: String) -> DayTable? { tables[calendar] }

  /// When a matter received at `received` must be answered at the latest, with `more` of the limit's own unit added by
  /// extensions.
  public func due(
    _ limit: ServiceLevel.Limit, receivedAt received: Instant, extendedBy more: Int = 0
  ) throws(OutsideCalendar) -> Instant {
    switch limit {
    case .workingDays(let days, let calendar):
      let table = try require(calendar, at: received)
      return try table.close(of: table.workingDay(max(1, days + more), after: CivilDate(received, in: zone)))
    case .workingHours(let hours, let calendar):
      return try require(calendar, at: received).adding((hours + more) * 3600, to: received)
    case .hours(let hours):
      return received.advanced(bySeconds: Int64((hours + more) * 3600))
    }
  }

  /// How much of a limit was used between two moments, in the limit's own unit (days or hours).
  public func used(
    _ limit: ServiceLevel.Limit, from start: Instant, to end: Instant
  ) throws(OutsideCalendar) -> Double {
    switch limit {
    case .workingDays(_, let calendar):
      let table = try require(calendar, at: start)
      return Double(try table.workingDays(after: CivilDate(start, in: zone), through: CivilDate(end, in: zone)))
    case .workingHours(_, let calendar):
      return Double(try require(calendar, at: start).seconds(from: start, to: end)) / 3600
    case .hours:
      return Double(end.seconds - start.seconds) / 3600
    }
  }

  /// A level whose calendar is unknown is a day that no calendar covers.
  private func require(_ calendar: String, at instant: Instant) throws(OutsideCalendar) -> DayTable {
    guard let table = tables[calendar] else {
      throw OutsideCalendar(calendar: calendar, date: CivilDate(instant, in: zone))
    }
    return table
  }
}
