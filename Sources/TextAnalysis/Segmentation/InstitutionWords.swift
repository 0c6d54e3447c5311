/// The words that an institution has for its own things. They hold wherever they stand, whatever the model says.
public struct InstitutionWords: Sendable {
  /// Longer words, in code points, are not taken.
  public static let longest = 64

  /// Why a list of words cannot be used.
  public struct BadLine: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      case notUTF8
      /// Space divides words, so that no word has any.
      case spaceInside
      /// More than ``InstitutionWords/longest`` code points.
      case tooLong
    }
    /// From 1.
    public var line: Int
    public var reason: Reason
  }

  /// In the order of the list.
  public private(set) var words: [String] = []

  /// No words.
  public init() {}

  /// Reads a list: a word a line; what stands behind `#`, and space around a word, do not count.
  public init(list: [UInt8]) throws(BadLine) {
    for (number, bytes) in list.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard let line = String(validating: bytes, as: UTF8.self) else {
        throw BadLine(line: number + 1, reason: .notUTF8)
      }
      let parts = line.unicodeScalars.prefix { $0 != "#" }.split { $0.properties.isWhitespace || $0.value == 0xFEFF }
      guard let word = parts.first else { continue }
      guard parts.count == 1 else { throw BadLine(line: number + 1, reason: .spaceInside) }
      guard word.count <= Self.longest else { throw BadLine(line: number + 1, reason: .tooLong) }
      words.append(String(word))
    }
  }
}
