/// Why bytes are not a model.
public enum ModelError: Error, Hashable, Sendable {
  /// The bytes do not begin as a model does.
  case notAModel
  /// The file is of a later, or an abandoned, form.
  case unknownVersion(UInt32)
  /// The file ends early, has more than it says, or a byte of it has changed.
  case damaged
  /// A whole model, but for something else.
  case otherKind(ModelKind)
}

/// What a model is for.
public enum ModelKind: UInt32, CaseIterable, Hashable, Sendable {
  /// Everything that feedback is labelled with.
  case feedback = 1
  /// One label for each text.
  case labels = 2
  /// What a text speaks of, and how it judges that.
  case aspects = 3
  /// Where words begin and end.
  case words = 4
}

/// A model as bytes: mark, form, length, digest, then the content, which begins with the kind; numbers little-endian.
package enum ModelFile {
  private static let mark: [UInt8] = Array("HXTM".utf8)
  package static let form: UInt32 = 5
  private static let headerLength = 24
  /// More features, topics or labels than this is no model of ours.
  static let mostFeatures = 16_000_000
  static let mostTopics = 1_000

  /// The kind of a model, without looking further.
  package static func kind(_ memory: ModelMemory) throws(ModelError) -> ModelKind {
    let (_, kind) = try header(memory)
    return kind
  }

  static func file(_ kind: ModelKind, _ write: (inout ByteWriter) -> Void) -> [UInt8] {
    var content = ByteWriter(offset: headerLength)
    content.number(kind.rawValue)
    write(&content)
    var file = ByteWriter()
    file.bytes = mark
    file.number(form)
    file.number(UInt64(content.bytes.count))
    file.number(content.bytes.withUnsafeBytes { digest($0) })
    return file.bytes + content.bytes
  }

  /// Checks all of a file, so that reading it cannot go astray.
  static func content(
    _ memory: ModelMemory, of expected: ModelKind
  ) throws(ModelError) -> (reader: MemoryReader, digest: UInt64) {
    let (found, kind) = try header(memory)
    guard digest(UnsafeRawBufferPointer(rebasing: memory.bytes[headerLength...])) == found else { throw .damaged }
    guard kind == expected else { throw .otherKind(kind) }
    return (MemoryReader(memory, at: headerLength + 4), found)
  }

  private static func header(_ memory: ModelMemory) throws(ModelError) -> (digest: UInt64, kind: ModelKind) {
    guard memory.bytes.starts(with: mark) else { throw .notAModel }
    var reader = MemoryReader(memory, at: mark.count)
    guard let found = reader.number(UInt32.self) else { throw .damaged }
    guard found == form else { throw .unknownVersion(found) }
    guard let length = reader.number(UInt64.self), let digest = reader.number(UInt64.self),
      length == UInt64(memory.bytes.count - headerLength), let kind = reader.number(UInt32.self)
    else { throw .damaged }
    guard let kind = ModelKind(rawValue: kind) else { throw .damaged }
    return (digest, kind)
  }

  /// 64 bits that change with any byte: against accidents, not against forgers.
  package static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      hash = mixed(hash, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    for byte in bytes[place...] { hash = mixed(hash, UInt64(byte)) }
    return hash
  }

  /// A bijection of the word for each hash, and of the hash for each word: one changed word always shows.
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return (product ^ (product >> 29)) &+ 0x2545_F491_4F6C_DD1D
  }
}
