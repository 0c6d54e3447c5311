import Foundation

/// How a text differs from a file in `fixtures`; `nil` where it is the same, byte for byte. With RECORD_GOLDENS set it
/// writes the file and says so, so that the difference is read before it is kept.
public func difference(_ text: String, fromGolden path: String) throws -> String? {
  let file = repository.appendingPathComponent("fixtures/\(path)")
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return "\(path) was recorded"
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  // `==` on strings would take two forms of é for equal.
  if text.utf8.elementsEqual(expected.utf8) { return nil }
  let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
  let first = lines.first { !$0.utf8.elementsEqual($1.utf8) }
  return "\(path): " + (first.map { "\($0) instead of \($1)" } ?? "one is longer than the other")
}
