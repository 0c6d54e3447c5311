/// A picture as it may be kept: a JPEG of bounded size that says nothing of where, when and with what it was taken.
public struct JPEGPicture: Hashable, Sendable {
  /// Pixels.
  public let width: Int
  public let height: Int
  /// The file without what cameras write into it: Exif with its position, XMP, comments.
  public let bytes: [UInt8]

  /// The most pixels on a side.
  public static let mostPixels = 1600
  /// The most bytes of the file as it arrives.
  public static let mostBytes = 400 * 1024

  /// Reads the segments up to the picture's own data (ITU-T T.81, annex B); `nil` for what is no JPEG or too large.
  public init?(_ file: [UInt8]) {
    guard file.count <= Self.mostBytes, file.starts(with: [0xFF, 0xD8, 0xFF]), file.suffix(2) == [0xFF, 0xD9] else {
      return nil
    }
    var kept: [UInt8] = [0xFF, 0xD8]
    var size: (width: Int, height: Int)?
    var place = 2
    var hasScan = false
    while place + 4 <= file.count, file[place] == 0xFF {
      let marker = file[place + 1]
      let length = Int(file[place + 2]) << 8 | Int(file[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= file.count else { return nil }
      let segment = file[place..<end]
      if Self.isFrame(marker) {
        guard size == nil, length >= 8 else { return nil }
        size = (Int(file[place + 7]) << 8 | Int(file[place + 8]), Int(file[place + 5]) << 8 | Int(file[place + 6]))
      }
      if Self.isNeeded(marker, segment.dropFirst(4)) { kept += segment }
      place = end
      // What follows the start of scan is the picture itself.
      hasScan = marker == 0xDA
      if hasScan { break }
    }
    guard let size, hasScan, (1...Self.mostPixels).contains(size.width),
      (1...Self.mostPixels).contains(size.height)
    else { return nil }
    (width, height) = size
    bytes = kept + file[place...]
  }

  /// A start of frame, of whatever process; C4, C8 and CC mean other things.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// Of the application's segments only those stay that colours need: JFIF, Adobe's, and a colour profile.
  private static func isNeeded(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0, 0xEE: true
    case 0xE2: content.starts(with: Array("ICC_PROFILE".utf8))
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }
}
