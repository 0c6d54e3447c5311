import Diagnostics

/// A row of the survey sheet with what stands in it.
final class FormNode {
  let row: FormRow
  let type: FormType
  /// As the form calls it.
  let name: String
  /// As the survey calls it.
  var key = ""
  var children: [FormNode] = []
  weak var parent: FormNode?

  init(row: FormRow, type: FormType, name: String) {
    self.row = row
    self.type = type
    self.name = name
  }

  /// Itself and all below it, in the order of the sheet.
  var all: [FormNode] { [self] + children.flatMap(\.all) }
}

/// What a row is.
enum FormType: Equatable {
  case group
  case text, integer, decimal, note, date, time, dateTime, photo, acknowledge, calculate
  case select(list: String, isMany: Bool)
  case rank(list: String)
  case endGroup
  /// A type that exists, but has no place in a satisfaction survey; with the reason.
  case outside(Message)
  case unknown

  private static let plain: [String: FormType] = [
    "text": .text, "string": .text, "integer": .integer, "int": .integer, "decimal": .decimal, "note": .note,
    "date": .date, "time": .time, "datetime": .dateTime, "date_time": .dateTime, "image": .photo, "photo": .photo,
    "acknowledge": .acknowledge, "trigger": .acknowledge, "calculate": .calculate, "begin_group": .group,
    "end_group": .endGroup,
  ]
  private static let places = Message("地圖與位置", "Maps and positions")
  private static let media = Message("錄音、錄影與檔案", "Sound, film and files")
  private static let device = Message("裝置與填答過程的資料", "Data of the device and of the filling in")
  private static let repeats = Message("次數不定的重複（請改用 loop）", "An open number of repetitions (a `loop` goes over a list)")
  private static let files = Message("外部檔案裡的選項", "Choices from another file")
  private static let outside: [String: Message] = [
    "geopoint": places, "geotrace": places, "geoshape": places, "gps": places, "osm": places, "start-geopoint": places,
    "background-geopoint": places, "audio": media, "video": media, "file": media, "background-audio": media,
    "barcode": Message("條碼", "Bar codes"), "qrcode": Message("條碼", "Bar codes"), "start": device, "end": device,
    "today": device, "deviceid": device, "imei": device, "subscriberid": device, "simserial": device,
    "phonenumber": device, "phone_number": device, "username": device, "email": device, "audit": device, "begin_repeat": repeats,
    "end_repeat": repeats, "begin_loop": repeats, "end_loop": repeats, "xml-external": files, "csv-external": files,
    "range": Message("滑桿", "Sliders"), "hidden": Message("隱藏欄位", "Hidden fields"),
  ]
  private static let selects: [(String, @Sendable (String) -> FormType)] = [
    ("select_one_external ", { _ in .outside(files) }), ("select_one_from_file ", { _ in .outside(files) }),
    ("select_multiple_from_file ", { _ in .outside(files) }), ("select one from file ", { _ in .outside(files) }),
    ("select multiple from file ", { _ in .outside(files) }),
    ("select_one ", { .select(list: $0, isMany: false) }), ("select one from ", { .select(list: $0, isMany: false) }),
    ("select one ", { .select(list: $0, isMany: false) }), ("select1 ", { .select(list: $0, isMany: false) }),
    ("add select one prompt using ", { .select(list: $0, isMany: false) }),
    ("select_multiple ", { .select(list: $0, isMany: true) }), ("select multiple ", { .select(list: $0, isMany: true) }),
    ("select all that apply from ", { .select(list: $0, isMany: true) }),
    ("select all that apply ", { .select(list: $0, isMany: true) }),
    ("add select multiple prompt using ", { .select(list: $0, isMany: true) }), ("rank ", { .rank(list: $0) }),
  ]

  init(_ text: String) {
    let words = text.split(separator: " ").joined(separator: " ")
    let lower = words.lowercased()
    if let (prefix, make) = Self.selects.first(where: { lower.hasPrefix($0.0) }) {
      let list = trimmed(String(words.dropFirst(prefix.count)))
      if list.hasSuffix(" or_other") || list.hasSuffix(" or other") || list.hasSuffix(" or specify other") {
        self = .outside(Message("or_other（請改用自填選項 write-in）", "`or_other` (an option with `write-in` does this)"))
      } else {
        self = make(list)
      }
      return
    }
    let name = lower.replacing(" ", with: "_").replacing("-_", with: "-")
    if lower.hasPrefix("begin loop over") || lower.hasPrefix("begin_loop over") {
      self = .outside(Self.repeats)
    } else if lower.hasPrefix("osm ") {
      self = .outside(Self.places)
    } else {
      self = Self.plain[name] ?? Self.outside[name].map { .outside($0) } ?? Self.outside[lower].map { .outside($0) } ?? .unknown
    }
  }
}

/// Groups the rows of the survey sheet and checks their names, as every reader of XLSForms must.
struct FormOutline {
  private(set) var roots: [FormNode] = []
  private(set) var findings: [FormFinding] = []
  private let sheet: String

  init(_ table: FormTable) {
    sheet = table.name
    var open: [FormNode] = []
    for row in table.rows {
      guard let written = row["type"] else {
        // pyxform ignores such rows as well; in silence nobody would notice.
        report(.warning, .wrong, row, "type", Message("沒有 type，略過這一列。", "There is no type: the row is left out."))
        continue
      }
      let type = FormType(written)
      switch type {
      case .endGroup:
        close(row, &open)
        continue
      case .outside(let what):
        report(.error, .outside, row, "type", Message("滿意度調查沒有這種題目：\(what.chinese)。", "\(what.english): not part of a satisfaction survey."))
      case .unknown:
        report(.error, .wrong, row, "type", Message("沒有題型「\(written)」。", "There is no type \"\(written)\"."))
      default: break
      }
      let node = FormNode(row: row, type: type, name: name(row, type))
      node.parent = open.last
      if let parent = open.last { parent.children.append(node) } else { roots.append(node) }
      if type == .group { open.append(node) }
    }
    for node in open { report(.error, .wrong, node.row, "type", Message("群組沒有結束。", "The group is never ended.")) }
    checkNames(roots)
  }

  var all: [FormNode] { roots.flatMap(\.all) }

  private mutating func close(_ row: FormRow, _ open: inout [FormNode]) {
    guard let last = open.popLast() else {
      report(.error, .wrong, row, "type", Message("沒有開始的群組可以結束。", "There is no group to end."))
      return
    }
    if let name = row["name"], name != last.name {
      report(
        .error, .wrong, row, "name",
        Message("結束的是「\(name)」，但開著的群組是「\(last.name)」。", "It ends \"\(name)\", but the open group is \"\(last.name)\"."))
    }
  }

  private mutating func name(_ row: FormRow, _ type: FormType) -> String {
    guard let name = row["name"] else {
      report(.error, .wrong, row, "name", Message("缺少 name。", "There is no name."))
      return ""
    }
    let first = name.unicodeScalars.first
    let isName =
      first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || ["_", "-", "."].contains(scalar)
      }
    if !isName {
      report(
        .error, .wrong, row, "name",
        Message("name「\(name)」要以字母或底線開頭，只含字母、數字、底線、連字號、句點。", "The name \"\(name)\" must begin with a letter or underscore, and hold letters, digits, underscores, hyphens and periods only."))
    }
    if name == "meta" { report(.error, .wrong, row, "name", Message("「meta」是保留的名稱。", "\"meta\" is a reserved name.")) }
    return name
  }

  private mutating func checkNames(_ siblings: [FormNode]) {
    var seen: [String: FormNode] = [:]
    for node in siblings where !node.name.isEmpty {
      if let earlier = seen[node.name] {
        report(
          .error, .wrong, node.row, "name",
          Message("name「\(node.name)」與第 \(earlier.row.number) 列重複。", "The name \"\(node.name)\" is that of row \(earlier.row.number) too."))
      }
      seen[node.name] = node
    }
    for node in siblings { checkNames(node.children) }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: FormFinding.Code, _ row: FormRow, _ column: String, _ message: Message
  ) {
    findings.append(
      FormFinding(
        severity: severity, code: code, sheet: sheet, row: row.number, column: row.header(column), message: message))
  }
}
