/// One field of a CSV file with the place where it begins.
public struct CSVField: Hashable, Sendable {
  public var text: String
  /// Byte offset of its first byte (a quote included) in the file, for the diagnostic.
  public var offset: Int
}

/// One record; a quoted field may span lines.
public struct CSVRecord: Hashable, Sendable {
  public var fields: [CSVField]
  /// Byte offset of its first byte.
  public var offset: Int
  /// What is wrong with its form, where something is.
  public var fault: CSVFault?
}

/// A record that RFC 4180 does not allow.
public struct CSVFault: Error, Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable {
    case unterminatedQuote = "unterminated-quote"
    case textAfterQuote = "text-after-quote"
    case nulByte = "nul-byte"
  }

  public var cause: Cause
  public var offset: Int
}

/// Reads RFC 4180 records, lenient only in what spreadsheets do: LF for CRLF, a missing last line end, blank lines.
///
/// Strict where leniency would lose text: a quote that never closes spoils its record, and reading goes on at the next
/// line, so that one bad row does not swallow the file.
public struct CSVReader: Sendable {
  private let bytes: [UInt8]
  private var position: Int

  /// - Parameter bytes: UTF-8 without BOM.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
  }

  /// The next record that is not a blank line; `nil` at the end.
  public mutating func next() -> CSVRecord? {
    while position < bytes.count, bytes[position] == lineFeed || bytes[position] == carriageReturn { position += 1 }
    guard position < bytes.count else { return nil }
    var record = CSVRecord(fields: [], offset: position, fault: nil)
    while true {
      let start = position
      switch readField() {
      case .success(let text): record.fields.append(CSVField(text: text, offset: start))
      case .failure(let fault):
        record.fault = fault
        skipLine(from: record.offset)
        return record
      }
      guard position < bytes.count, bytes[position] == comma else { break }
      position += 1
    }
    skipLineEnd()
    return record
  }

  private mutating func readField() -> Result<String, CSVFault> {
    if position < bytes.count, bytes[position] == quote { return readQuoted() }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) {
      if bytes[position] == 0 { return .failure(CSVFault(cause: .nulByte, offset: position)) }
      position += 1
    }
    return .success(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func readQuoted() -> Result<String, CSVFault> {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0 { return .failure(CSVFault(cause: .nulByte, offset: position)) }
      position += 1
      guard byte == quote else {
        content.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == quote {
        content.append(quote)
        position += 1
        continue
      }
      guard position == bytes.count || isEnd(bytes[position]) else {
        return .failure(CSVFault(cause: .textAfterQuote, offset: position))
      }
      return .success(String(decoding: content, as: UTF8.self))
    }
    return .failure(CSVFault(cause: .unterminatedQuote, offset: start))
  }

  private mutating func skipLine(from offset: Int) {
    position = offset
    while position < bytes.count, bytes[position] != lineFeed { position += 1 }
  }

  private mutating func skipLineEnd() {
    if position < bytes.count, bytes[position] == carriageReturn { position += 1 }
    if position < bytes.count, bytes[position] == lineFeed { position += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == comma || byte == lineFeed || byte == carriageReturn }

  private var quote: UInt8 { UInt8(ascii: "\"") }
  private var comma: UInt8 { UInt8(ascii: ",") }
  private var lineFeed: UInt8 { UInt8(ascii: "\n") }
  private var carriageReturn: UInt8 { UInt8(ascii: "\r") }
}
