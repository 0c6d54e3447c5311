/// The bytes of a model file, wherever they lie: copied into memory, or mapped from the file by whoever opened it.
///
/// Sendable although it holds a pointer: nobody writes to the bytes, and they stay until the last user is gone.
public final class ModelMemory: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  private let release: @Sendable () -> Void

  /// Copies bytes to where numbers in them can be read in place.
  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: Self.alignment)
    copy.copyBytes(from: bytes)
    let start = UInt(bitPattern: copy.baseAddress)
    self.bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<bytes.count])
    release = { UnsafeMutableRawPointer(bitPattern: start)?.deallocate() }
  }

  /// Takes bytes that somebody else holds, such as a file mapped into memory.
  ///
  /// - Parameters:
  ///   - bytes: aligned to 16 bytes, which pages of a file are.
  ///   - release: called once, when nothing needs the bytes any more.
  public init(mapped bytes: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
    self.bytes = bytes
    self.release = release
  }

  deinit { release() }

  package static let alignment = 64
}
