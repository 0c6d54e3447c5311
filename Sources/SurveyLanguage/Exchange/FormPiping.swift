import Definitions

/// Answers in the labels of a form: `${name}`.
enum FormPiping {
  /// The names in a label, in their order.
  static func names(_ text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { break }
      names.append(trimmed(String(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return names
  }

  /// Stands behind a name whose label is meant.
  static let labelMark = "#label"

  /// The text with `${name#label}` for `instance('list')/root/item[name = ${name}]/label`, which is how a form puts the
  /// wording of a chosen option into a text.
  static func withLabels(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "instance(") {
      guard let open = rest[start.lowerBound...].firstRange(of: ")/root/item[name = ${"),
        let close = rest[open.upperBound...].firstRange(of: "}]/label"),
        !rest[start.upperBound..<open.lowerBound].contains("(") && !rest[open.upperBound..<close.lowerBound].contains("}")
      else { break }
      result += rest[..<start.lowerBound] + "${" + rest[open.upperBound..<close.lowerBound] + labelMark + "}"
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// The label with `{key}` for each `${name}`.
  static func converted(_ text: String, key: (String) -> String?) -> String {
    replaced(text) { key($0).map { "{\($0)}" } }
  }

  /// The text with something else for each `${name}` for which there is something.
  static func replaced(_ text: String, by other: (String) -> String?) -> String {
    var converted = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      converted += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { return converted + "${" + rest }
      let name = trimmed(String(rest[..<end]))
      converted += other(name) ?? "${\(name)}"
      rest = rest[rest.index(after: end)...]
    }
    return converted + rest
  }

  /// `{name}` or `$(name)`, which look like a placeholder and are none; `nil` where there is none.
  static func oddReference(_ text: String) -> String? {
    if let name = Piping.foreignReference(in: text), text.contains("$(\(name))") { return "$(\(name))" }
    let bare = Piping.paths(in: text).first { !text.contains("${\($0)}") }
    return bare.map { "{\($0)}" }
  }
}
