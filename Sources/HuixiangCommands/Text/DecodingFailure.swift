import UnicodeText

extension TextDecodingError {
  /// What is wrong, with the file, the line and the place, and what can be done.
  ///
  /// - Parameters:
  ///   - file: - for standard input.
  ///   - isNamed: a person has said how the file is written, and need not be told to.
  func failure(in bytes: [UInt8], of file: String, isNamed: Bool) -> CommandFailure {
    let name = nameInMessages(file)
    let remedy =
      isNamed
      ? CommandFailure("請更正那裡，或確認 --encoding。", "mend that place, or see whether --encoding is right.")
      : CommandFailure("請更正那裡，或用 --encoding 指定編碼。", "mend that place, or name the encoding with --encoding.")
    guard let (offset, encoding, what) = place else {
      return CommandFailure(
        "\(name.chinese)：檔案超過 2 GiB，請分成幾個檔案。", "\(name.english): larger than 2 GiB: part the file.")
    }
    let line = Self.line(of: offset, in: bytes, encoding)
    return CommandFailure(
      "\(name.chinese):\(line)：檔案的第 \(offset + 1) 個位元組\(what.chinese)；\(remedy.chinese)",
      "\(name.english):\(line): byte \(offset + 1) of the file \(what.english): \(remedy.english)")
  }

  private var place: (offset: Int, encoding: TextEncoding?, what: CommandFailure)? {
    switch self {
    case .illFormed(let encoding, let offset):
      (offset, encoding, CommandFailure("不是 \(encoding.name) 的字", "begins no character of \(encoding.name)"))
    case .privateCharacter(let encoding, let offset):
      (
        offset, encoding,
        CommandFailure(
          "是 \(encoding.name) 的造字，別人讀不到", "begins a character of somebody's own making in \(encoding.name)")
      )
    case .nul(let offset): (offset, nil, CommandFailure("是 NUL，不是文字", "is a NUL, which no text has"))
    case .tooLarge: nil
    }
  }

  /// The number of the line, from 1, that the byte at an offset is on.
  private static func line(of offset: Int, in bytes: [UInt8], _ encoding: TextEncoding?) -> Int {
    let before = bytes.prefix(offset)
    // In UTF-16 a line ends with a unit of two bytes, of which either alone may be part of another character.
    let unit: (UInt8, UInt8)
    switch encoding {
    case .utf16LittleEndian: unit = (0x0A, 0)
    case .utf16BigEndian: unit = (0, 0x0A)
    default: return 1 + before.count { $0 == 0x0A }
    }
    return 1 + stride(from: 1, to: before.count, by: 2).count { (before[$0 - 1], before[$0]) == unit }
  }
}
