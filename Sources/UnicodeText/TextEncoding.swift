/// How a file's bytes were written.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8
  /// UTF-8 that begins with a byte-order mark, as spreadsheet programs write it.
  case utf8WithMark
  case utf16LittleEndian
  case utf16BigEndian
  /// Big5 with Microsoft's additions (code page 950), as Taiwan's older office programs write it.
  case big5
  /// Big5 with Hong Kong's additions, which code page 950 has for characters that people made for themselves.
  case big5HongKong
  /// GB 18030, which contains GBK and GB 2312: older office programs set to Simplified Chinese.
  case gb18030
  /// Shift_JIS with Microsoft's additions (code page 932): older office programs set to Japanese.
  case shiftJIS
  /// EUC-KR with Microsoft's additions (code page 949): older office programs set to Korean.
  case eucKR

  /// The name by which the IANA knows it, for messages and options.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8WithMark: "UTF-8 (BOM)"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .big5: "Big5"
    case .big5HongKong: "Big5-HKSCS"
    case .gb18030: "GB18030"
    case .shiftJIS: "Shift_JIS"
    case .eucKR: "EUC-KR"
    }
  }

  /// The encoding that goes by a name; case, hyphens and underscores do not matter. Nil for a name that none has.
  public init?(name: String) {
    let plain = String(name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " })
    switch plain {
    case "utf8": self = .utf8
    case "utf8bom", "utf8(bom)", "utf8sig": self = .utf8WithMark
    case "utf16le", "utf16", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "big5", "cp950", "ms950", "windows950": self = .big5
    case "big5hkscs", "hkscs": self = .big5HongKong
    case "gb18030", "gbk", "gb2312", "cp936", "windows936": self = .gb18030
    case "shiftjis", "sjis", "cp932", "ms932", "windows31j": self = .shiftJIS
    case "euckr", "cp949", "ms949", "uhc", "windows949": self = .eucKR
    default: return nil
    }
  }

  /// What ICU calls its converter.
  var converter: String {
    switch self {
    case .utf8, .utf8WithMark: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .big5: "windows-950-2000"
    case .big5HongKong: "ibm-1375_P100-2008"
    case .gb18030: "gb18030"
    case .shiftJIS: "ibm-943_P15A-2003"
    case .eucKR: "windows-949-2000"
    }
  }

  /// Whether a character takes whole pairs of bytes, so that a zero byte by itself is nothing strange.
  var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
