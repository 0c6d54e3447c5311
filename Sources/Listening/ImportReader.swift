public import Diagnostics
import UnicodeText

/// A table or a list of records as text, or the reason why it cannot be read at all.
enum ImportText {
  /// The file in UTF-8 without BOM, whatever encoding it came in. Places are offsets into the decoded text.
  static func decode(_ file: SourceFile) -> Result<SourceFile, Diagnostic> {
    guard !file.bytes.isEmpty else {
      return .failure(
        Diagnostic(
          code: "empty-file", severity: .error, file: file.name, range: 0..<0,
          message: Message("檔案是空的。", "The file is empty.")))
    }
    do {
      let text = try text(file.bytes)
      let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
      return .success(SourceFile(name: file.name, bytes: Array(plain.utf8)))
    } catch {
      return .failure(
        Diagnostic(
          code: "unknown-encoding", severity: .error, file: file.name, range: 0..<1,
          message: Message(
            "看不懂檔案的編碼；請另存為 UTF-8 或 Big5。", "The encoding is not known: save the file as UTF-8 or Big5.")))
    }
  }

  /// A NUL spoils its own row and not the file, so it is let through here and refused there.
  private static func text(_ bytes: [UInt8]) throws(TextDecodingError) -> String {
    do {
      return try TextDecoding.decode(bytes).text
    } catch .nul {
      return try TextDecoding.decode(bytes, as: .utf8)
    }
  }
}

/// What was read, and what was left out and why.
public struct Imported<Item: Sendable>: Sendable {
  public var items: [Item]
  /// One for each fault; a row with faults is left out whole.
  public var diagnostics: [Diagnostic]
  /// How many rows were left out.
  public var rejected: Int
  /// The text that the diagnostics' places are in.
  public var file: SourceFile
}
