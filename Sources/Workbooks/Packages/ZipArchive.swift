import CZlib

/// The parts of a zip file. Only what is asked for is inflated, and never more than a workbook can have.
///
/// Names are compared without regard to the case of ASCII letters, as Office Open XML wants it. They are never paths of
/// a file system.
struct ZipArchive {
  private struct Entry {
    var method: Int
    var checksum: Int
    var compressedSize: Int
    var size: Int
    /// Where its local header begins.
    var offset: Int
  }

  /// Deflate reaches a thousandfold on nothing but zeros; workbooks reach a few dozen. Small parts may be anything.
  private static let highestRatio = 200
  private static let unsuspiciousSize = 1024 * 1024

  private let bytes: ZipBytes
  private var entries: [String: Entry] = [:]
  private var left = Allowance.mostText

  /// Whether these bytes begin as zip files do.
  static func isBegunBy(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  init(_ bytes: [UInt8]) throws(WorkbookFault) {
    self.bytes = ZipBytes(bytes)
    guard let end = self.bytes.endOfDirectory() else {
      throw Self.isBegunBy(bytes) ? .cutOff : .notAWorkbook
    }
    try readDirectory(end)
  }

  func contains(_ name: String) -> Bool { entries[Self.key(name)] != nil }

  /// The content of a part; `nil` where there is none of this name.
  mutating func read(_ name: String) throws(WorkbookFault) -> [UInt8]? {
    guard let entry = entries[Self.key(name)] else { return nil }
    guard entry.size <= left else { throw .tooLarge }
    guard entry.size <= Self.unsuspiciousSize || entry.size / Self.highestRatio <= entry.compressedSize else {
      throw .tooDense
    }
    left -= entry.size
    guard let content = content(entry), Int(checksum(content)) == entry.checksum else { throw .damaged(name) }
    return content
  }

  private mutating func readDirectory(_ end: Int) throws(WorkbookFault) {
    guard let count = bytes.number(end + 10, 2), let start = bytes.number(end + 16, 4),
      let disk = bytes.number(end + 4, 2)
    else { throw .cutOff }
    guard count != 0xFFFF, start != 0xFFFF_FFFF, bytes.number(end - 20, 4) != 0x0706_4B50 else { throw .zip64 }
    guard disk == 0 else { throw .notAWorkbook }
    var position = start
    for _ in 0..<count {
      guard bytes.number(position, 4) == 0x0201_4B50, let flags = bytes.number(position + 8, 2),
        let entry = entry(position), let nameLength = bytes.number(position + 28, 2),
        let extraLength = bytes.number(position + 30, 2), let commentLength = bytes.number(position + 32, 2),
        let name = bytes.text(position + 46, nameLength)
      else { throw .damaged("zip") }
      guard flags & 1 == 0 else { throw .encryptedZip }
      guard ![entry.size, entry.compressedSize, entry.offset].contains(0xFFFF_FFFF) else { throw .zip64 }
      entries[Self.key(name)] = entry
      position += 46 + nameLength + extraLength + commentLength
    }
  }

  private func entry(_ position: Int) -> Entry? {
    guard let method = bytes.number(position + 10, 2), let checksum = bytes.number(position + 16, 4),
      let compressedSize = bytes.number(position + 20, 4), let size = bytes.number(position + 24, 4),
      let offset = bytes.number(position + 42, 4)
    else { return nil }
    return Entry(method: method, checksum: checksum, compressedSize: compressedSize, size: size, offset: offset)
  }

  private func content(_ entry: Entry) -> [UInt8]? {
    guard bytes.number(entry.offset, 4) == 0x0403_4B50, let nameLength = bytes.number(entry.offset + 26, 2),
      let extraLength = bytes.number(entry.offset + 28, 2),
      let data = bytes.slice(entry.offset + 30 + nameLength + extraLength, entry.compressedSize)
    else { return nil }
    switch entry.method {
    case 0: return data.count == entry.size ? Array(data) : nil
    case 8: return inflated(data, size: entry.size)
    default: return nil
    }
  }

  private static func key(_ name: String) -> String {
    let plain = name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      // Some programs write the names as Windows does.
      case UInt8(ascii: "\\"): UInt8(ascii: "/")
      default: byte
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// The CRC-32 of these bytes.
func checksum(_ bytes: [UInt8]) -> UInt32 { czlib_crc32(bytes, Int32(clamping: bytes.count)) }

private func inflated(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  guard let length = Int32(exactly: data.count), let wanted = Int32(exactly: size) else { return nil }
  var isWhole = false
  let content = [UInt8](unsafeUninitializedCapacity: size + 1) { room, written in
    isWhole = data.withUnsafeBufferPointer { source in
      czlib_inflate(source.baseAddress, length, room.baseAddress, wanted) == 0
    }
    written = isWhole ? size : 0
  }
  return isWhole ? content : nil
}
