extension XLSForm {
  /// As an ODK XForm (getodk.github.io/xforms-spec), which Collect and Enketo run as it is.
  public var xform: String {
    var writer = XFormWriter(self)
    return writer.document()
  }
}

/// Writes the XML of a form from its sheets: a model with its binds and texts, and a body that draws it.
private struct XFormWriter {
  private let survey: [[String: String]]
  private let choices: [[String: String]]
  private let settings: [String: String]
  /// Language names in the order of the columns; empty where the form has plain columns only.
  private let languages: [String]
  private var paths: [String: String] = [:]
  private var texts: [(id: String, row: [String: String], base: String)] = []
  private var binds: [String] = []

  init(_ form: XLSForm) {
    let rows = { (name: String) -> [[String: String]] in
      guard let sheet = form.sheets.first(where: { $0.name == name }) else { return [] }
      return sheet.rows.map { row in
        Dictionary(zip(sheet.columns, row).filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
      }
    }
    survey = rows("survey")
    choices = rows("choices")
    settings = rows("settings").first ?? [:]
    let columns = form.sheets.filter { ["survey", "choices"].contains($0.name) }.flatMap(\.columns)
    var found: [String] = []
    for column in columns where column.hasPrefix("label::") {
      let name = String(column.dropFirst(7))
      if !found.contains(name) { found.append(name) }
    }
    languages = found
  }

  mutating func document() -> String {
    let id = settings["form_id"] ?? "data"
    namePaths()
    let body = body()
    let version = settings["version"].map { " version=\"\(escaped($0))\"" } ?? ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
      xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" \
      xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <h:head>
      <h:title>\(escaped(settings["form_title"] ?? id))</h:title>
      <model odk:xforms-version="1.0.0">
      \(itext())<instance>
      <data id="\(escaped(id))"\(version)>
      \(instance())<meta><instanceID/></meta>
      </data>
      </instance>
      \(lists())\(binds.joined(separator: "\n"))
      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
      </model>
      </h:head>
      <h:body>
      \(body)</h:body>
      </h:html>

      """
  }

  // MARK: Model

  private func isBegin(_ row: [String: String]) -> Bool { row["type"] == "begin_group" }
  private func isEnd(_ row: [String: String]) -> Bool { row["type"] == "end_group" }

  private mutating func namePaths() {
    var open: [String] = []
    for row in survey {
      if isEnd(row) {
        _ = open.popLast()
        continue
      }
      let name = row["name"] ?? ""
      paths[name] = "/" + (["data"] + open + [name]).joined(separator: "/")
      if isBegin(row) { open.append(name) }
    }
  }

  private func instance() -> String {
    var open: [String] = []
    return survey.map { row in
      if isEnd(row) { return "</\(open.popLast() ?? "")>\n" }
      let name = row["name"] ?? ""
      if isBegin(row) {
        open.append(name)
        return "<\(name)>\n"
      }
      let value = row["default"].map { $0.contains("(") || $0.contains("$") ? "" : escaped($0) } ?? ""
      return value.isEmpty ? "<\(name)/>\n" : "<\(name)>\(value)</\(name)>\n"
    }.joined()
  }

  /// The lists of choices, each with its texts.
  private func lists() -> String {
    var names: [String] = []
    for row in choices { if let name = row["list_name"], !names.contains(name) { names.append(name) } }
    return names.map { list in
      let items = choices.filter { $0["list_name"] == list }.enumerated().map { place, row in
        let label = isTranslated ? "<itextId>\(escaped(list))-\(place)</itextId>" : "<label>\(escaped(row["label"] ?? ""))</label>"
        return "<item>\(label)<name>\(escaped(row["name"] ?? ""))</name></item>"
      }
      return "<instance id=\"\(escaped(list))\"><root>\(items.joined())</root></instance>\n"
    }.joined()
  }

  private var isTranslated: Bool { !languages.isEmpty }

  private func itext() -> String {
    guard isTranslated else { return "" }
    let translations = languages.map { language in
      let isDefault = settings["default_language"] == language ? " default=\"true()\"" : ""
      let entries = texts.map { text(id: $0.id, $0.row, $0.base, language) } + choiceTexts(language)
      return "<translation lang=\"\(escaped(language))\"\(isDefault)>\n\(entries.joined(separator: "\n"))\n</translation>\n"
    }
    return "<itext>\n\(translations.joined())</itext>\n"
  }

  private func choiceTexts(_ language: String) -> [String] {
    var places: [String: Int] = [:]
    return choices.map { row in
      let list = row["list_name"] ?? ""
      let place = places[list, default: 0]
      places[list] = place + 1
      return text(id: "\(list)-\(place)", row, "label", language)
    }
  }

  private func text(id: String, _ row: [String: String], _ base: String, _ language: String) -> String {
    let words = row["\(base)::\(language)"] ?? row[base] ?? "-"
    let image = base == "label" ? row["media::image"].map { "<value form=\"image\">jr://images/\(escaped($0))</value>" } ?? "" : ""
    return "<text id=\"\(escaped(id))\"><value>\(output(words))</value>\(image)</text>"
  }

  // MARK: Body

  private mutating func body() -> String {
    var body = ""
    for row in survey {
      if isEnd(row) {
        body += "</group>\n"
        continue
      }
      let path = paths[row["name"] ?? ""] ?? ""
      bind(row, path)
      if isBegin(row) {
        let appearance = row["appearance"].map { " appearance=\"\(escaped($0))\"" } ?? ""
        body += "<group ref=\"\(path)\"\(appearance)>\n" + (hasText("label", row) ? words("label", row, path) : "")
      } else if row["type"] != "calculate" {
        body += control(row, path)
      }
    }
    return body
  }

  private mutating func bind(_ row: [String: String], _ path: String) {
    var attributes = ["nodeset=\"\(path)\""]
    if let type = bindType(row) { attributes.append("type=\"\(type)\"") }
    if row["type"] == "note" { attributes.append("readonly=\"true()\"") }
    if row["required"] == "yes" { attributes.append("required=\"true()\"") }
    for (column, name) in [("relevant", "relevant"), ("constraint", "constraint"), ("calculation", "calculate")] {
      if let expression = row[column] { attributes.append("\(name)=\"\(escaped(resolved(expression)))\"") }
    }
    for (column, name) in [("constraint_message", "constraintMsg"), ("required_message", "requiredMsg")] where hasText(column, row) {
      let value = isTranslated ? "jr:itext('\(path):jr:\(name)')" : row[column] ?? ""
      if isTranslated { texts.append((id: "\(path):jr:\(name)", row: row, base: column)) }
      attributes.append("jr:\(name)=\"\(escaped(value))\"")
    }
    if attributes.count > 1 { binds.append("<bind \(attributes.joined(separator: " "))/>") }
  }

  private func bindType(_ row: [String: String]) -> String? {
    switch kind(row) {
    case "begin_group": nil
    case "integer": "int"
    case "decimal": "decimal"
    case "date": "date"
    case "time": "time"
    case "datetime": "dateTime"
    case "image": "binary"
    case "rank": "odk:rank"
    default: "string"
    }
  }

  /// The type without its list.
  private func kind(_ row: [String: String]) -> String { String((row["type"] ?? "").prefix { $0 != " " }) }
  private func list(_ row: [String: String]) -> String { String((row["type"] ?? "").drop { $0 != " " }.dropFirst()) }

  private mutating func control(_ row: [String: String], _ path: String) -> String {
    let appearance = row["appearance"].map { " appearance=\"\(escaped($0))\"" } ?? ""
    let label = words("label", row, path) + (hasText("hint", row) ? words("hint", row, path) : "")
    let element =
      switch kind(row) {
      case "select_one": "select1"
      case "select_multiple": "select"
      case "rank": "odk:rank"
      case "image": "upload"
      case "acknowledge": "trigger"
      default: "input"
      }
    let media = element == "upload" ? " mediatype=\"image/*\"" : ""
    let items = ["select1", "select", "odk:rank"].contains(element) ? itemset(row) : ""
    return "<\(element) ref=\"\(path)\"\(media)\(appearance)>\n\(label)\(items)</\(element)>\n"
  }

  private func itemset(_ row: [String: String]) -> String {
    let items = "instance('\(list(row))')/root/item"
    let parameters = row["parameters"] ?? ""
    let seed = parameters.split(separator: "seed=").dropFirst().first.map { ", \($0)" } ?? ""
    let nodes = parameters.contains("randomize=true") ? "randomize(\(items)\(seed))" : items
    let label = isTranslated ? "jr:itext(itextId)" : "label"
    return "<itemset nodeset=\"\(escaped(nodes))\"><value ref=\"name\"/><label ref=\"\(label)\"/></itemset>\n"
  }

  private func hasText(_ base: String, _ row: [String: String]) -> Bool {
    row[base] != nil || languages.contains { row["\(base)::\($0)"] != nil }
  }

  private mutating func words(_ base: String, _ row: [String: String], _ path: String) -> String {
    guard isTranslated else { return "<\(base)>\(output(row[base] ?? ""))</\(base)>\n" }
    texts.append((id: "\(path):\(base)", row: row, base: base))
    return "<\(base) ref=\"jr:itext('\(path):\(base)')\"/>\n"
  }

  // MARK: Expressions

  /// `${name}` as the path of the question.
  private func resolved(_ expression: String) -> String {
    FormPiping.replaced(expression) { paths[$0].map { " \($0) " } }
  }

  /// A text with the answers that it names.
  private func output(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += escaped(String(rest[..<start.lowerBound]))
      let name = trimmed(String(rest[start.upperBound..<end]))
      result += paths[name].map { "<output value=\" \($0) \"/>" } ?? escaped("${\(name)}")
      rest = rest[rest.index(after: end)...]
    }
    return result + escaped(String(rest))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
