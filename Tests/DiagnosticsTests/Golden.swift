import Foundation
import Testing

/// Compares with a file in `fixtures/diagnostics`; with RECORD_GOLDENS set it writes the file and fails, so that the
/// difference is read before it is kept.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appendingPathComponent("fixtures/diagnostics/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) was recorded.", sourceLocation: sourceLocation)
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  // Byte for byte: `==` on strings would take two forms of é for equal.
  let isSame = text.utf8.elementsEqual(expected.utf8)
  let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
  let difference = lines.first { !$0.utf8.elementsEqual($1.utf8) }.map { "\($0) instead of \($1)" } ?? "the end"
  #expect(isSame, "\(name) differs: \(difference)", sourceLocation: sourceLocation)
}
