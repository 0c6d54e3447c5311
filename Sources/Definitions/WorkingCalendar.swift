public import CivilTime

/// Which days are worked and from when to when.
///
/// Days outside ``covers`` are unknown: nothing may be computed from them.
public struct WorkingCalendar: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// The days that the calendar speaks of, both ends included.
  public var covers: ClosedRange<CivilDate>
  /// The days of the week that are worked unless an exception says otherwise.
  public var weekdays: Set<Weekday>
  /// The hours of a worked day in seconds of the day, ascending and disjoint, each within 0 through 86,400.
  public var hours: [Range<Int>]
  /// Days that differ from the weekly rule, ascending by date, one for each date.
  public var exceptions: [Exception]

  /// One date that is off although its weekday is worked, or worked although it is not.
  public struct Exception: Hashable, Sendable {
    public var date: CivilDate
    public var isWorked: Bool
    /// Its own hours, where they differ from the usual ones; only for worked days.
    public var hours: [Range<Int>]?
    /// `春節`, `補行上班`; may be empty.
    public var reason: String

    public init(date: CivilDate, isWorked: Bool, hours: [Range<Int>]? = nil, reason: String) {
      self.date = date
      self.isWorked = isWorked
      self.hours = hours
      self.reason = reason
    }
  }

  public init(
    key: String, name: LocalizedText, covers: ClosedRange<CivilDate>, weekdays: Set<Weekday>, hours: [Range<Int>],
    exceptions: [Exception]
  ) {
    self.key = key
    self.name = name
    self.covers = covers
    self.weekdays = weekdays
    self.hours = hours
    self.exceptions = exceptions
  }
}

/// How long a kind of matter may take, and by which clock.
public struct ServiceLevel: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  public var limit: Limit
  /// How often it may be extended; 0 means never.
  public var extensions: Int
  /// How much one extension may add at the most, in the unit of the limit.
  public var extensionLimit: Int

  public enum Limit: Hashable, Sendable {
    /// Worked days of the calendar, counted from the day after receipt; due when the last one's hours end.
    case workingDays(Int, calendar: String)
    /// Hours within the calendar's worked hours, counted from the moment of receipt.
    case workingHours(Int, calendar: String)
    /// Hours by the clock on the wall, day and night.
    case hours(Int)
  }

  public init(key: String, name: LocalizedText, limit: Limit, extensions: Int, extensionLimit: Int) {
    self.key = key
    self.name = name
    self.limit = limit
    self.extensions = extensions
    self.extensionLimit = extensionLimit
  }
}
