extension Instant {
  /// The second of the civil day in `zone`, 0 through 86,399.
  public func secondOfDay(in zone: Zone) -> Int {
    Int(seconds + Int64(zone.secondsEast) - Int64(CivilDate(self, in: zone).daysSinceEpoch) * 86_400)
  }

  /// `2018-03-31T09:05:00+08:00`.
  public func iso8601(in zone: Zone) -> String {
    let second = secondOfDay(in: zone)
    return "\(CivilDate(self, in: zone))T\(timeDescription(second)):\(padded(second % 60, 2))\(zone.description)"
  }

  /// `2018-03-31 09:05`, for people.
  public func civilDescription(in zone: Zone) -> String {
    "\(CivilDate(self, in: zone)) \(timeDescription(secondOfDay(in: zone)))"
  }

  /// `107年3月31日 09:05`, for people in Taiwan.
  public func rocDescription(in zone: Zone) -> String {
    "\(CivilDate(self, in: zone).rocDescription) \(timeDescription(secondOfDay(in: zone)))"
  }

  /// Reads a date (the start of that day), a date and time separated by `T` or a space, with or without seconds,
  /// and with or without a zone (`Z`, `+08:00`); without one, `zone` is meant. `nil` for anything else.
  public init?(_ text: String, in zone: Zone) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)) else { return nil }
    var rest = bytes[10...]
    guard let separator = rest.first else {
      self = date.start(in: zone)
      return
    }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") else { return nil }
    rest = rest.dropFirst()
    guard rest.count >= 5, let time = secondOfDayPrefix(rest) else { return nil }
    rest = rest.dropFirst(time.length)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop { $0 >= 48 && $0 <= 57 }
    }
    guard rest.isEmpty else {
      guard let explicit = Zone(String(decoding: rest, as: UTF8.self)) else { return nil }
      self = date.instant(secondOfDay: time.seconds, in: explicit)
      return
    }
    self = date.instant(secondOfDay: time.seconds, in: zone)
  }
}

/// `09:05` for a second of the day, 0 through 86,400 (which reads `24:00`).
public func timeDescription(_ secondOfDay: Int) -> String {
  "\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay % 3600 / 60, 2))"
}

/// The second of the day that `09:05` names, `24:00` included; `nil` for anything else.
public func secondOfDay(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  if text == "24:00" { return 86_400 }
  guard bytes.count == 5, let time = secondOfDayPrefix(bytes[...]) else { return nil }
  return time.seconds
}

/// `HH:MM` or `HH:MM:SS` at the front of `bytes`, with the number of bytes it takes.
private func secondOfDayPrefix(_ bytes: ArraySlice<UInt8>) -> (seconds: Int, length: Int)? {
  let start = bytes.startIndex
  guard bytes.count >= 5, bytes[start + 2] == UInt8(ascii: ":"), let hour = decimal(bytes[start..<start + 2]),
    let minute = decimal(bytes[start + 3..<start + 5]), hour < 24, minute < 60
  else { return nil }
  guard bytes.count >= 8, bytes[start + 5] == UInt8(ascii: ":") else { return (hour * 3600 + minute * 60, 5) }
  guard let second = decimal(bytes[start + 6..<start + 8]), second < 60 else { return nil }
  return (hour * 3600 + minute * 60 + second, 8)
}
