/// Whether bytes are UTF-8, and whether JSON's escapes make whole characters.
public enum WellFormedness {
  /// The offset of the first byte that is no part of a well-formed UTF-8 sequence, by table 3-7 of the Unicode
  /// standard; nil where there is none.
  public static func firstFault(_ bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBufferPointer { firstFault($0, from: start) }
  }

  /// The same of bytes that lie somewhere.
  public static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    var place = start
    while place < bytes.count {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
        continue
      }
      let trailing = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
      guard (0xC2...0xF4).contains(lead), place + trailing < bytes.count,
        secondBytes(after: lead).contains(bytes[place + 1])
      else { return place }
      for next in 1...trailing where bytes[place + next] & 0xC0 != 0x80 { return place }
      place += trailing + 1
    }
    return nil
  }

  private static func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// The offset of the first `\uD800` through `\uDFFF` of JSON text that is no half of a pair: such an escape stands
  /// for no character. Nil where there is none.
  public static func loneSurrogate(inJSON bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    while let escape = bytes[place...].firstIndex(of: UInt8(ascii: "\\")) {
      guard let unit = escapedUnit(bytes, at: escape) else {
        place = min(escape + 2, bytes.endIndex)
        continue
      }
      place = escape + 6
      guard (0xD800...0xDFFF).contains(unit) else { continue }
      guard unit < 0xDC00, let low = escapedUnit(bytes, at: place), (0xDC00...0xDFFF).contains(low) else {
        return escape - bytes.startIndex
      }
      place += 6
    }
    return nil
  }

  /// The value of `\uXXXX` at a place; nil for anything else.
  private static func escapedUnit(_ bytes: ArraySlice<UInt8>, at place: Int) -> UInt32? {
    guard place + 6 <= bytes.endIndex, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
