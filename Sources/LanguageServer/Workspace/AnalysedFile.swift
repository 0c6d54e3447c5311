import Diagnostics
import SurveyLanguage

/// One state of a file with what was read from it; a new state is a new value, so nothing in it grows stale.
final class AnalysedFile {
  let path: String
  let parsed: ParsedFile
  let positions: TextPositions
  /// The keys of the file; made when it is first asked for, since most keystrokes need only the check.
  private(set) lazy var index = FileIndex(parsed.tree)

  init(path: String, bytes: [UInt8], encoding: TextPositions.Encoding) {
    self.path = path
    parsed = ParsedFile(SourceFile(name: path, bytes: bytes))
    positions = TextPositions(bytes, encoding)
  }

  var bytes: [UInt8] { parsed.source.bytes }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
