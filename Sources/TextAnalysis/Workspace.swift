package import UnicodeText

/// Memory in which one text after the other is labelled, so that none is asked for anew. One for each task.
public struct Workspace: ~Copyable {
  package var folded = FoldedText()
  package var scoring = Scoring()
  /// What is added to the line of a stream.
  var line = LineWriter()

  public init() {}

  /// Folds a text and scores it.
  ///
  /// - Parameter text: well-formed UTF-8.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ folding: CharacterFolding, _ stage: FirstStage) {
    folding.fold(utf8: text, into: &folded)
    stage.score(folded, &scoring)
  }
}

extension String {
  /// Gives the bytes of a text to `body`.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
