import Diagnostics

/// The lists of the choices sheet.
struct FormLists {
  struct Option {
    var row: FormRow
    var name: String
    var key: String
    /// What must be called otherwise outside.
    var exportedName: String? { key == name ? nil : name }
  }

  struct List {
    var name: String
    var key: String
    var options: [Option]
    var row: FormRow
  }

  private(set) var lists: [List] = []
  private(set) var findings: [FormFinding] = []

  init(_ table: FormTable?) {
    guard let table else { return }
    var keys = FormKeys()
    var optionKeys: [FormKeys] = []
    for row in table.rows {
      guard let listName = row["list_name"], let name = row["name"] else {
        report(table, row, row["list_name"] == nil ? "list_name" : "name", Message("缺少清單或代碼。", "The list or the code is missing."))
        continue
      }
      if name.unicodeScalars.contains(where: { $0.properties.isWhitespace }) {
        report(table, row, "name", Message("代碼「\(name)」含有空白。", "The code \"\(name)\" holds a blank."))
      }
      let place = lists.firstIndex { $0.name == listName } ?? lists.count
      if place == lists.count {
        lists.append(List(name: listName, key: keys.key(listName), options: [], row: row))
        optionKeys.append(FormKeys())
      }
      if lists[place].options.contains(where: { $0.name == name }) {
        report(table, row, "name", Message("清單「\(listName)」的代碼「\(name)」重複。", "The code \"\(name)\" is twice in the list \"\(listName)\"."))
        continue
      }
      let isCode = Int(name) != nil && name.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } && String(Int(name) ?? 0) == name
      let key = isCode ? name : optionKeys[place].key(name)
      lists[place].options.append(Option(row: row, name: name, key: key))
    }
  }

  func list(_ name: String) -> List? { lists.first { $0.name == name } }

  private mutating func report(_ table: FormTable, _ row: FormRow, _ column: String, _ message: Message) {
    findings.append(
      FormFinding(severity: .error, code: .wrong, sheet: table.name, row: row.number, column: row.header(column), message: message))
  }
}
