public import Diagnostics
public import UnicodeText

/// A table or a list of records as text, or the reason why it cannot be read at all.
enum ImportText {
  /// The file in UTF-8 without BOM, and the encoding that it came in. Places are offsets into the decoded text.
  ///
  /// - Parameter named: the encoding that a person says the file is in; nil to find it out.
  static func decode(
    _ file: SourceFile, as named: TextEncoding?
  ) -> Result<(file: SourceFile, encoding: TextEncoding), Diagnostic> {
    guard !file.bytes.isEmpty else {
      return .failure(
        fault("empty-file", file, at: nil, Message("檔案是空的。", "The file is empty.")))
    }
    let guess = EncodingGuess(file.bytes)
    guard named != nil || guess.confidence >= TextDecoding.leastConfidence else {
      return .failure(fault("unknown-encoding", file, at: nil, doubt(guess)))
    }
    let encoding = named ?? guess.encoding
    do {
      let text = try text(file.bytes, encoding)
      let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
      return .success((SourceFile(name: file.name, bytes: Array(plain.utf8)), encoding))
    } catch {
      return .failure(fault(error, file))
    }
  }

  /// A NUL spoils its own row and not the file, so it is let through here and refused there.
  private static func text(_ bytes: [UInt8], _ encoding: TextEncoding) throws(TextDecodingError) -> String {
    do {
      return try TextDecoding.readable(bytes, as: encoding)
    } catch .nul {
      return try TextDecoding.decode(bytes, as: encoding)
    }
  }

  private static func doubt(_ guess: EncodingGuess) -> Message {
    let names = [guess.encoding, guess.runnerUp].compactMap { $0?.name }
    let percent = Int((guess.confidence * 100).rounded(.down))
    return Message(
      "看不出檔案的編碼，可能是 \(names.joined(separator: " 或 "))（把握 \(percent)%）；請另存為 UTF-8，或用 --encoding 指定。",
      "The encoding is in doubt, perhaps \(names.joined(separator: " or ")) (\(percent) % sure): "
        + "save the file as UTF-8, or name it with --encoding.")
  }

  private static func fault(_ error: TextDecodingError, _ file: SourceFile) -> Diagnostic {
    switch error {
    case .illFormed(let encoding, let offset):
      fault(
        "broken-encoding", file, at: offset,
        Message(
          "檔案看來是 \(encoding.name)，但第 \(offset + 1) 個位元組起不成字；請另存為 UTF-8，或用 --encoding 指定。",
          "The file seems to be \(encoding.name), but byte \(offset + 1) begins no character: "
            + "save the file as UTF-8, or name its encoding with --encoding."))
    case .privateCharacter(let encoding, let offset):
      fault(
        "private-character", file, at: offset,
        Message(
          "第 \(offset + 1) 個位元組起是 \(encoding.name) 的造字，別人讀不到；請改用 Unicode 的字並另存為 UTF-8。",
          "Byte \(offset + 1) begins a character of somebody's own making in \(encoding.name), which nobody else "
            + "can read: write it in Unicode and save the file as UTF-8."))
    case .nul(let offset):
      fault(
        "nul-byte", file, at: offset,
        Message("第 \(offset + 1) 個位元組是 NUL，檔案不是文字。", "Byte \(offset + 1) is a NUL: the file is no text."))
    case .tooLarge:
      fault("too-large", file, at: nil, Message("檔案超過 2 GiB。", "The file is larger than 2 GiB."))
    }
  }

  /// Bytes that are no text have no lines to show, so the place is in the words.
  private static func fault(_ code: String, _ file: SourceFile, at offset: Int?, _ message: Message) -> Diagnostic {
    Diagnostic(code: code, severity: .error, file: file.name, range: 0..<(offset == nil ? 0 : 1), message: message)
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
  /// How the file was written; nil where that could not be told.
  public var encoding: TextEncoding?
}
