import Diagnostics

/// A CSV file with its header taken apart; rows are handed out one by one with their faults.
struct CSVTable {
  let file: SourceFile
  let columns: [CSVField]
  private var reader: CSVReader

  /// `nil` where there is not even a header.
  init?(_ file: SourceFile) {
    self.file = file
    reader = CSVReader(file.bytes)
    guard let header = reader.next(), header.fault == nil else { return nil }
    columns = header.fields.map { CSVField(text: $0.text.trimmed, offset: $0.offset) }
  }

  /// The next row: its fields, or what is wrong with its form.
  mutating func next() -> Result<CSVRecord, Diagnostic>? {
    guard let record = reader.next() else { return nil }
    if let fault = record.fault { return .failure(diagnostic(fault)) }
    guard record.fields.count == columns.count else {
      return .failure(
        Diagnostic(
          code: "wrong-column-count", severity: .error, file: file.name, range: record.offset..<record.offset + 1,
          message: Message(
            "這一列有 \(record.fields.count) 欄，標題列有 \(columns.count) 欄。",
            "This row has \(record.fields.count) columns, the header has \(columns.count).")))
    }
    return .success(record)
  }

  private func diagnostic(_ fault: CSVFault) -> Diagnostic {
    let message =
      switch fault.cause {
      case .unterminatedQuote: Message("引號沒有結束。", "This quote never ends.")
      case .textAfterQuote: Message("結尾引號後面不能有文字。", "There is text behind the closing quote.")
      case .nulByte: Message("這一列有 NUL 位元組。", "The row holds a NUL byte.")
      }
    return Diagnostic(
      code: fault.cause.rawValue, severity: .error, file: file.name, range: fault.offset..<fault.offset + 1,
      message: message)
  }

  func problem(_ code: String, _ field: CSVField, _ message: Message) -> Diagnostic {
    Diagnostic(
      code: code, severity: .error, file: file.name,
      range: field.offset..<max(field.offset + 1, field.offset + field.text.utf8.count), message: message)
  }

  /// The header's duplicates and columns that nobody knows.
  func checkHeader(isKnown: (String) -> Bool) -> [Diagnostic] {
    var seen: Set<String> = []
    return columns.compactMap { column in
      if !seen.insert(column.text).inserted {
        return problem("repeated-column", column, Message("欄位「\(column.text)」重複。", "The column \"\(column.text)\" occurs twice."))
      }
      guard !isKnown(column.text) else { return nil }
      return problem(
        "unknown-column", column,
        Message("看不懂欄位「\(column.text)」。", "The column \"\(column.text)\" is not known."))
    }
  }

  func missingColumn(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "missing-column", severity: .error, file: file.name, range: 0..<max(1, (columns.last?.offset ?? 0)),
      message: Message("缺少欄位「\(name)」。", "The column \"\(name)\" is missing."))
  }
}

extension String {
  /// Without white space at either end, the ideographic space included.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}

/// A stable id for something that came without one: FNV-1a over two seeds, 128 bits in hexadecimal.
func stableIdentifier(_ prefix: String, _ parts: [String]) -> String {
  let bytes = Array(parts.joined(separator: "\u{1F}").utf8)
  let halves = [UInt64(0xCBF2_9CE4_8422_2325), 0x9AE1_6A3B_2F90_404F].map { seed in
    bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
  let digits = halves.map { half in
    let text = String(half, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
  return prefix + "-" + digits.joined()
}
