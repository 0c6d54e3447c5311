/// Dates and times, which a spreadsheet keeps as days since a first day.
enum SerialDate {
  private static let secondsPerDay = 86_400
  /// 31 December 9999, from 1900 on.
  private static let lastDay = 2_958_465
  /// From 31 December 1899, day 0 of the one count, to 1 January 1904, day 0 of the other. The first takes 1900 for a
  /// leap year, so that all its days from 1 March 1900 on are one too high.
  private static let daysTo1904 = 1_462

  /// What a cell shows whose style is a date or a time; `nil` for a style of numbers, and for numbers that are no date.
  static func text(_ serial: Double, as kind: NumberStyles.Kind, countsFrom1904: Bool) -> String? {
    guard kind != .number, serial >= 0, serial < Double(lastDay + 1) else { return nil }
    let seconds = Int((serial * Double(secondsPerDay)).rounded())
    let (day, time) = seconds.quotientAndRemainder(dividingBy: secondsPerDay)
    // Only a time of day counts from day 0, which the count from 1900 has no date for.
    let hasNoDate = day == 0 && !countsFrom1904
    switch kind {
    case .number: return nil
    case .duration: return clock(seconds)
    case .time: return clock(time)
    case .date where !hasNoDate: return date(day, countsFrom1904)
    case .dateAndTime where !hasNoDate: return date(day, countsFrom1904) + "T" + clock(time)
    case .date, .dateAndTime: return clock(time)
    }
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
  }

  private static func date(_ day: Int, _ countsFrom1904: Bool) -> String {
    let day = countsFrom1904 ? day + daysTo1904 : day
    // The day that never was, but that a spreadsheet shows.
    if day == 60 { return "1900-02-29" }
    let (year, month, dayOfMonth) = civil(daysSince1970: (day > 60 ? day - 1 : day) - 25_568)
    return [padded(year, 4), padded(month, 2), padded(dayOfMonth, 2)].joined(separator: "-")
  }

  /// The Gregorian date, counted in years that begin in March, so that a leap day is the last of its year.
  private static func civil(daysSince1970 days: Int) -> (Int, Int, Int) {
    let fromMarch0 = days + 719_468
    let era = fromMarch0 / 146_097
    let dayOfEra = fromMarch0 % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
