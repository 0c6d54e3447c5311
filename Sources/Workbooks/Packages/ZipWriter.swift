import CZlib

/// Makes a zip file whose bytes depend on its parts alone: no time, no name of a machine.
struct ZipWriter {
  /// 1 January 1980, the first day that zip files know.
  private static let day = 0x0021

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a part. All parts together must stay below 2 GB.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let packed = deflated(content)
    let data = packed ?? content
    var description: [UInt8] = []
    // Version 2.0; names in UTF-8; the method; no time.
    for number in [20, 0x0800, packed == nil ? 0 : 8, 0, Self.day] { description += little(number, 2) }
    for number in [Int(checksum(content)), data.count, content.count] { description += little(number, 4) }
    description += little(name.utf8.count, 2) + little(0, 2)
    directory += little(0x0201_4B50, 4) + little(20, 2) + description
    // No comment, first disk, no attributes.
    directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(bytes.count, 4) + name.utf8
    bytes += little(0x0403_4B50, 4) + description + name.utf8 + data
    count += 1
  }

  /// The whole file.
  func finished() -> [UInt8] {
    var end = little(0x0605_4B50, 4) + little(0, 2) + little(0, 2) + little(count, 2) + little(count, 2)
    end += little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
    return bytes + directory + end
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// `nil` where deflating does not make it smaller.
  private func deflated(_ content: [UInt8]) -> [UInt8]? {
    guard let length = Int32(exactly: content.count) else { return nil }
    let capacity = czlib_deflate_bound(length)
    let packed = [UInt8](unsafeUninitializedCapacity: Int(capacity)) { room, written in
      written = max(0, Int(czlib_deflate(content, length, room.baseAddress, capacity)))
    }
    return !packed.isEmpty && packed.count < content.count ? packed : nil
  }
}
