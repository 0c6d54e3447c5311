import UnicodeText

/// Why a line of a stream was not labelled.
public enum LineFault: Hashable, Sendable {
  /// The line is not one JSON object.
  case notAnObject
  /// It has no member `text` that is a string.
  case noText
  /// The bytes are not well-formed UTF-8.
  case notUTF8
}

/// Labels objects line by line: `{"id", "text", …}` in, the same object with its labels out. Members of the input that
/// have the name of a label are replaced; all others pass through as they are.
public protocol LineLabelling: Sendable {
  /// Appends the labelled line, without an end of line, to `output`; nothing where there is a fault.
  func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], using workspace: inout Workspace
  ) -> LineFault?
}

extension LineLabelling {
  /// - Parameters:
  ///   - isReplaced: whether a member of the input gives way to a label.
  ///   - labels: writes the labels of a text, each as `,"name":value`, into the workspace's line.
  @inline(__always)
  func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], using workspace: inout Workspace,
    isReplaced: (JSONObjectLine, JSONObjectLine.Member) -> Bool,
    labels: (JSONObjectLine, UnsafeBufferPointer<UInt8>, inout Workspace) -> Void
  ) -> LineFault? {
    guard let object = JSONObjectLine(line) else { return .notAnObject }
    guard let value = object.value("text"), let escaped = object.string(value) else { return .noText }
    guard WellFormedness.firstFault(line) == nil else { return .notUTF8 }
    workspace.line.removeAll()
    if escaped.contains(0x5C) {
      var text: [UInt8] = []
      JSONEscapes.unescape(escaped, into: &text)
      text.withUnsafeBufferPointer { labels(object, $0, &workspace) }
    } else {
      labels(object, escaped, &workspace)
    }
    output.append(0x7B)
    for member in object.members where !isReplaced(object, member) {
      if output.last != 0x7B { output.append(0x2C) }
      // From the key to the value, with what stands between.
      output.append(contentsOf: UnsafeBufferPointer(rebasing: line[member.key.lowerBound..<member.value.upperBound]))
    }
    workspace.line.append(0x7D)
    output.append(contentsOf: workspace.line.written)
    return nil
  }
}
