/// The texts that cells share, and texts with formats, which are both written as runs.
enum SharedTexts {
  static func read(_ source: XMLReader) throws(WorkbookFault) -> [String] {
    var reader = source
    var texts: [String] = []
    while let event = try reader.next() {
      guard case .start(let tag) = event, tag.name == "si" else { continue }
      guard texts.count < Allowance.mostCells else { throw .tooManyCells }
      texts.append(try text(&reader, until: "si"))
    }
    return texts
  }

  /// The text of the element that was just begun, up to its end: its runs joined, without what is written above East
  /// Asian words to tell how they are read.
  static func text(_ reader: inout XMLReader, until element: String) throws(WorkbookFault) -> String {
    var text = ""
    var isText = false
    while let event = try reader.next() {
      switch event {
      case .start(let tag) where tag.name == "rPh": try reader.skip()
      case .start(let tag): isText = tag.name == "t"
      case .end(element): return unescaped(text)
      case .end: isText = false
      case .text(let piece): if isText { text += piece }
      }
    }
    return unescaped(text)
  }

  /// With `_x000D_` and its like replaced by the characters that they stand for; so the format writes what XML cannot
  /// hold, and an underscore where a text would look like that by itself.
  static func unescaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var plain: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < bytes.count {
      if let scalar = escape(bytes, at: index) {
        plain += String(scalar).utf8
        index += escapeLength
        isChanged = true
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return isChanged ? String(decoding: plain, as: UTF8.self) : text
  }

  static let escapeLength = 7

  /// What is escaped at this place, if anything is.
  static func escape(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard bytes[index] == UInt8(ascii: "_"), index + escapeLength <= bytes.count,
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    // A sign is no digit, though the conversion would take it.
    guard bytes[index + 2] != UInt8(ascii: "+") else { return nil }
    let digits = String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self)
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
