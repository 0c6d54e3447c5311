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
  func label(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> LineFault?
}

extension LineLabelling {
  /// - Parameters:
  ///   - isReplaced: whether a member of the input gives way to a label.
  ///   - labels: appends the labels, each as `,"name":value`.
  func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8],
    isReplaced: (JSONObjectLine, JSONObjectLine.Member) -> Bool,
    labels: (JSONObjectLine, String, inout [UInt8]) -> Void
  ) -> LineFault? {
    guard let object = JSONObjectLine(line) else { return .notAnObject }
    guard let value = object.value("text"), line[value.lowerBound] == 0x22 else { return .noText }
    guard let text = object.string(value), String(validating: line, as: UTF8.self) != nil else { return .notUTF8 }
    output.append(0x7B)
    for member in object.members where !isReplaced(object, member) {
      if output.last != 0x7B { output.append(0x2C) }
      output.append(contentsOf: line[member.key])
      output.append(0x3A)
      output.append(contentsOf: line[member.value])
    }
    labels(object, text, &output)
    output.append(0x7D)
    return nil
  }
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A probability with four digits behind the point.
  mutating func append(probability: Double) {
    let thousandths = Int((Swift.max(0, Swift.min(1, probability)) * 10_000).rounded())
    append(UInt8(0x30 + thousandths / 10_000))
    append(0x2E)
    for power in [1_000, 100, 10, 1] { append(UInt8(0x30 + thousandths / power % 10)) }
  }

  mutating func append(number: Int) {
    append(contentsOf: String(number).utf8)
  }
}
