/// Keys of the survey language for the names of a form, each once.
struct FormKeys {
  private var taken: Set<String> = []
  /// Words that would be read as something else within a condition.
  private static let reserved: Set<String> = [
    "and", "or", "not", "true", "false", "given", "mod", "includes", "contains", "starts", "ends", "matches", "if", "with",
    "today", "now", "reversed",
  ]

  init() {}

  /// The name itself where it is a key and free; otherwise one like it.
  mutating func key(_ name: String, within parent: String? = nil) -> String {
    var key = Self.shaped(name)
    if taken.contains(key), let parent { key = "\(parent)-\(key)" }
    let base = key
    var number = 2
    while taken.contains(key) {
      key = "\(base)-\(number)"
      number += 1
    }
    taken.insert(key)
    return key
  }

  static func isKey(_ name: String) -> Bool { shaped(name) == name }

  private static func shaped(_ name: String) -> String {
    var bytes = name.unicodeScalars.map { scalar -> UInt8 in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-")
      return isPlain ? UInt8(scalar.value) : UInt8(ascii: "-")
    }
    while let last = bytes.last, last == UInt8(ascii: "-") || last == UInt8(ascii: "_") { bytes.removeLast() }
    guard let first = bytes.first else { return "q" }
    let key = String(decoding: bytes, as: UTF8.self)
    return (65...90).contains(first & 0xDF) && !reserved.contains(key) ? key : "q-\(key.drop { $0 == "-" || $0 == "_" })"
  }
}
