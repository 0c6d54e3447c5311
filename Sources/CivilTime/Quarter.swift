/// Three civil months; the period that a report covers.
public struct Quarter: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The Gregorian year, 1 through 9999.
  public let year: Int
  /// 1 through 4.
  public let number: Int

  /// `nil` unless `year` is 1 through 9999 and `number` 1 through 4.
  public init?(year: Int, number: Int) {
    guard (1...9999).contains(year), (1...4).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The quarter that contains `date`.
  public init(containing date: CivilDate) {
    year = date.year
    number = (date.month - 1) / 3 + 1
  }

  /// Reads `2018Q3`, `2018-Q3`, `107年第3季` (also with full-width digits or `三`); `nil` for anything else.
  public init?(_ text: String) {
    let folded = text.unicodeScalars.filter { $0 != " " && $0 != "　" }.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "０"..."９": Unicode.Scalar(scalar.value - 0xFF10 + 48) ?? scalar
      case "一": "1"
      case "二": "2"
      case "三": "3"
      case "四": "4"
      default: scalar
      }
    }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: folded)
    let plain = String(string)
    if let parts = Quarter.split(plain, at: "年第"), parts.1.hasSuffix("季") {
      let isRepublic = parts.0.hasPrefix("民國")
      guard let year = decimal((isRepublic ? parts.0.dropFirst(2) : parts.0[...]).utf8),
        let number = decimal(parts.1.dropLast().utf8)
      else { return nil }
      self.init(year: !isRepublic && year >= 1912 ? year : year + 1911, number: number)
      return
    }
    guard let parts = Quarter.split(plain, at: "Q") ?? Quarter.split(plain, at: "q"),
      let year = decimal((parts.0.hasSuffix("-") ? parts.0.dropLast() : parts.0[...]).utf8), year >= 1,
      let number = decimal(parts.1.utf8)
    else { return nil }
    // Nobody writes of the year 107 but of 107年 of the Republic.
    self.init(year: year >= 1000 ? year : year + 1911, number: number)
  }

  private static func split(_ text: String, at separator: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    guard bytes.count > mark.count else { return nil }
    for index in 0...(bytes.count - mark.count) where bytes[index..<index + mark.count].elementsEqual(mark) {
      return (String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + mark.count)...], as: UTF8.self))
    }
    return nil
  }

  public var firstDay: CivilDate {
    CivilDate(year: year, month: number * 3 - 2, day: 1) ?? CivilDate(daysSinceEpoch: 0)
  }

  public var lastDay: CivilDate {
    CivilDate(year: year, month: number * 3, day: CivilDate.daysIn(month: number * 3, ofYear: year))
      ?? CivilDate(daysSinceEpoch: 0)
  }

  /// The half-open span of instants of the quarter in `zone`.
  public func instants(in zone: Zone) -> Range<Instant> {
    firstDay.start(in: zone)..<lastDay.advanced(by: 1).start(in: zone)
  }

  /// The quarter before; the first quarter of year 1 is its own.
  public var previous: Quarter {
    Quarter(year: number == 1 ? year - 1 : year, number: number == 1 ? 4 : number - 1) ?? self
  }

  public static func < (left: Quarter, right: Quarter) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }

  /// `2018Q3`.
  public var description: String { "\(padded(year, 4))Q\(number)" }

  /// `107年第3季`.
  public var rocDescription: String { "\(rocYearDescription(year))年第\(number)季" }
}
