/// Earlier answers put into wordings: `{path}` stands for the answer at the path in the reader's words, `{path:code}` for
/// the key or code of what was chosen.
public enum Piping {
  /// A wording cut at what is put in.
  public enum Piece: Hashable, Sendable {
    case text(String)
    case path(String)
  }

  /// The pieces of a wording in their order; a brace that begins no path is a brace.
  public static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "{"), let end = bytes[place...].firstIndex(of: UInt8(ascii: "}")),
        isPath(bytes[(place + 1)..<end])
      {
        if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
        plain = []
        pieces.append(.path(String(decoding: bytes[(place + 1)..<end], as: UTF8.self)))
        place = end + 1
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
    return pieces
  }

  /// Every path that a wording names.
  public static func paths(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return pieces(of: text).compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  /// The wording with each path replaced by `value`.
  public static func filled(_ text: String, _ value: (String) -> String?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .path(let path): value(path) ?? "{\(path)}"
      }
    }.joined()
  }

  /// The name in `${name}` or `$(name)`, which other programs write; `nil` where there is none.
  public static func foreignReference(in text: String) -> String? {
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "$")) else { return nil }
    let rest = text[sign...].utf8.dropFirst()
    guard rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "(") else { return nil }
    let name = Array(rest.dropFirst().prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ")") })
    return isPath(name[...]) ? String(decoding: name, as: UTF8.self) : nil
  }

  static let codeMark = ":code"

  /// The path itself, and whether its code is meant.
  public static func subject(_ path: String) -> (path: String, isCode: Bool) {
    path.hasSuffix(codeMark) ? (String(path.dropLast(codeMark.count)), true) : (path, false)
  }

  private static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
    let mark = Array(codeMark.utf8)
    let bytes = bytes.suffix(mark.count).elementsEqual(mark) ? bytes.dropLast(mark.count) : bytes
    guard let first = bytes.first, (65...90).contains(first & 0xDF) else { return false }
    return bytes.allSatisfy {
      (65...90).contains($0 & 0xDF) || (48...57).contains($0) || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains($0)
    }
  }
}
