import Listening
import Testing

/// Synthetic files: the segments of a JPEG around a few bytes that stand for the picture.
@Suite struct JPEGPictureTests {
  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  private static func frame(_ width: Int, _ height: Int, _ marker: UInt8 = 0xC0) -> [UInt8] {
    let sides = [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return segment(marker, [8] + sides + [1, 1, 0x11, 0])
  }

  private static let start: [UInt8] = [0xFF, 0xD8]
  private static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  private static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 3, 0xFF, 0x00, 4, 0xFF, 0xD9]

  @Test func whatCamerasWriteIsLeftOutAndTheRestIsKept() throws {
    let tables = Self.segment(0xDB, [0] + Array(repeating: 1, count: 64))
    let profile = Self.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
    let secrets = [
      Self.segment(0xE1, Array("Exif\0\0GPS".utf8)), Self.segment(0xE1, Array("http://ns.adobe.com/xap/".utf8)),
      Self.segment(0xE2, Array("MPF\0".utf8)), Self.segment(0xED, Array("Photoshop".utf8)),
      Self.segment(0xFE, Array("me".utf8)),
    ]
    let plain = Self.start + Self.jfif + profile + tables + Self.frame(640, 480) + Self.scan
    let picture = try #require(JPEGPicture(plain))
    #expect(picture.width == 640 && picture.height == 480 && picture.bytes == plain)
    for secret in secrets {
      let file = Self.start + Self.jfif + secret + profile + tables + Self.frame(640, 480) + Self.scan
      #expect(JPEGPicture(file)?.bytes == plain)
    }
    // Progressive pictures too.
    #expect(JPEGPicture(Self.start + Self.frame(1600, 1, 0xC2) + Self.scan)?.width == 1600)
  }

  @Test func whatIsNoSmallJPEGIsRefused() {
    let good = Self.start + Self.jfif + Self.frame(640, 480) + Self.scan
    #expect(JPEGPicture(good) != nil)
    let bad: [[UInt8]] = [
      [], Self.start, Array("GIF89a".utf8), Array(good.dropLast()), Array(good.dropFirst()),
      Self.start + Self.jfif + Self.scan, Self.start + Self.frame(1601, 1) + Self.scan,
      Self.start + Self.frame(1, 1601) + Self.scan, Self.start + Self.frame(0, 10) + Self.scan,
      Self.start + Self.frame(10, 10) + Self.frame(10, 10) + Self.scan,
      Self.start + Self.frame(10, 10) + [0xFF, 0xD9], Self.start + [0xFF, 0xE0, 0xFF, 0xFF] + Self.scan,
      Self.start + [0xFF, 0xC0, 0, 1] + Self.scan, Self.start + Self.frame(10, 10) + [0, 0, 0, 0, 0xFF, 0xD9],
      good.dropLast(2) + Array(repeating: 7, count: JPEGPicture.mostBytes) + [0xFF, 0xD9],
    ]
    for (place, file) in bad.enumerated() { #expect(JPEGPicture(file) == nil, "\(place)") }
  }

  /// Cut and changed at every place: an answer, never a crash, and never more than came in.
  @Test func noDamageBringsItDown() {
    let good = Self.start + Self.jfif + Self.segment(0xE1, Array("Exif\0\0".utf8)) + Self.frame(640, 480) + Self.scan
    for place in good.indices {
      _ = JPEGPicture(Array(good[..<place]))
      for byte: UInt8 in [0, 1, 0x7F, 0xD8, 0xDA, 0xFF] {
        var damaged = good
        damaged[place] = byte
        if let picture = JPEGPicture(damaged) { #expect(picture.bytes.count <= damaged.count) }
      }
    }
  }
}
