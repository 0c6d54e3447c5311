/// A moment on the UTC time line, in whole seconds since 1970-01-01T00:00:00Z (leap seconds are not counted).
///
/// Everything that the product stores is an `Instant`; days, quarters and years exist only together with a ``Zone``.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public var seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The moment `seconds` later (earlier when negative).
  public func advanced(bySeconds seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }
}

/// A fixed distance from UTC. Taiwan has been at +08:00 without daylight saving since 1979-10-01 (IANA tz database).
public struct Zone: Hashable, Sendable {
  /// Seconds east of UTC, -64,800 through 64,800.
  public let secondsEast: Int32

  public init(secondsEast: Int32) { self.secondsEast = secondsEast }

  /// +08:00, the zone of Asia/Taipei.
  public static let taipei = Zone(secondsEast: 28_800)

  /// Reads `+08:00`, `-03:30` or `Z`; `nil` for anything else.
  public init?(_ text: String) {
    if text == "Z" {
      self.init(secondsEast: 0)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = decimal(bytes[1..<3]), let minutes = decimal(bytes[4..<6]), hours <= 18, minutes < 60
    else { return nil }
    let distance = Int32(hours * 3600 + minutes * 60)
    self.init(secondsEast: bytes[0] == UInt8(ascii: "-") ? -distance : distance)
  }

  /// `+08:00`.
  public var description: String {
    let distance = abs(secondsEast)
    return "\(secondsEast < 0 ? "-" : "+")\(padded(Int(distance / 3600), 2)):\(padded(Int(distance % 3600 / 60), 2))"
  }
}

/// The unsigned decimal number that ASCII digits spell; `nil` when empty, longer than nine digits or not all digits.
func decimal(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= 48, byte <= 57 else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

/// `number` in decimal with leading zeros up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
