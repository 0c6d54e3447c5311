/// The days of the week, numbered as in ISO 8601 (Monday is 1).
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  /// The lower-case English name, as the survey language spells it.
  public var name: String {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][rawValue - 1]
  }

  public init?(name: String) {
    guard let day = Weekday.allCases.first(where: { $0.name == name }) else { return nil }
    self = day
  }
}

/// A day of the proleptic Gregorian calendar without a time or a zone.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible, Strideable {
  /// Days since 1970-01-01; negative before it.
  public let daysSinceEpoch: Int

  public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// `nil` unless the three numbers name a day that exists, in years 1 through 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysIn(month: month, ofYear: year)
    else { return nil }
    self.init(daysSinceEpoch: CivilDate.daysFromCivil(year: year, month: month, day: day))
  }

  /// Reads `2018-03-31`; `nil` for any other form and for days that do not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that contains `instant` in `zone`.
  public init(_ instant: Instant, in zone: Zone) {
    let local = instant.seconds + Int64(zone.secondsEast)
    self.init(daysSinceEpoch: Int((local >= 0 ? local : local - 86_399) / 86_400))
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }

  /// Day number within the 400-year era, by Howard Hinnant's published `civil_from_days` derivation.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var weekday: Weekday {
    let index = (daysSinceEpoch % 7 + 10) % 7
    return Weekday(rawValue: index + 1) ?? .monday
  }

  /// The first second of the day in `zone`.
  public func start(in zone: Zone) -> Instant {
    Instant(seconds: Int64(daysSinceEpoch) * 86_400 - Int64(zone.secondsEast))
  }

  /// The moment `secondOfDay` seconds (0 through 86,400) after the day began in `zone`.
  public func instant(secondOfDay: Int, in zone: Zone) -> Instant {
    start(in: zone).advanced(bySeconds: Int64(secondOfDay))
  }

  /// `2018-03-31`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `107年3月31日`; years of the Republic of China count 1912 as year 1. Earlier years are written 民國前.
  public var rocDescription: String {
    let (year, month, day) = components
    return "\(rocYearDescription(year))年\(month)月\(day)日"
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
  public func distance(to other: CivilDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }
  public func advanced(by days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// 28 through 31; `month` must be 1 through 12.
  public static func daysIn(month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// `107` for 2018; `民國前2` for 1910 (there is no year 0).
public func rocYearDescription(_ year: Int) -> String {
  year > 1911 ? String(year - 1911) : "民國前\(1912 - year)"
}
