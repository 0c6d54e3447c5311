import Diagnostics

/// Whether the bytes of a PO file are text that can be read at all.
struct PortableObjectEncoding {
  let file: SourceFile

  /// What is wrong: another charset in the header, or bytes that are no UTF-8.
  func fault() -> Diagnostic? {
    if let (name, range) = charset(), !["utf-8", "utf8", "ascii", "us-ascii"].contains(name.lowercased()) {
      return error(
        .poCharset, range,
        Message(
          "編碼是 \(name)；請在翻譯軟體中改存為 UTF-8。",
          "The charset is \(name): save the file as UTF-8 in the translation program."))
    }
    guard let offset = firstInvalidByte(file.bytes) else { return nil }
    // A character takes up to four bytes: a fault within the last three is one that was cut.
    if offset >= file.bytes.count - 3, file.bytes[offset] >= 0xC2 {
      return error(
        .poHalfWritten, offset..<offset + 1,
        Message("檔案在一個字的中間結束；檔案可能被截斷。", "The file ends within a character; it may have been cut."))
    }
    return error(
      .poNotUTF8, offset..<offset + 1,
      Message(
        "不是 UTF-8（可能是 Big5）；請在翻譯軟體中改存為 UTF-8。",
        "Not UTF-8 (perhaps Big5): save the file as UTF-8 in the translation program."))
  }

  /// What stands behind `charset=`, which is ASCII in every charset.
  private func charset() -> (String, Range<Int>)? {
    guard let found = file.bytes.firstRange(of: Array("charset=".utf8)) else { return nil }
    let ends = Set("\\\";".utf8)
    let end = file.bytes[found.upperBound...].firstIndex { $0 <= 0x20 || ends.contains($0) } ?? file.bytes.count
    let range = found.upperBound..<end
    return (String(decoding: file.bytes[range], as: UTF8.self), range)
  }

  private func error(_ code: TranslationCode, _ range: Range<Int>, _ message: Message) -> Diagnostic {
    Diagnostic(code: code.rawValue, severity: .error, file: file.name, range: range, message: message)
  }
}
