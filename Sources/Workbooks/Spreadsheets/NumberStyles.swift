/// Which of a workbook's styles show a number as a date or a time.
struct NumberStyles {
  enum Kind: Hashable {
    case number, date, time, dateAndTime
    /// Hours that go on counting after 24.
    case duration
  }

  /// By the number that cells refer to.
  private var kinds: [Kind] = []

  init() {}

  init(_ source: XMLReader) throws(WorkbookFault) {
    var reader = source
    var own: [String: Kind] = [:]
    var isInCellStyles = false
    while let event = try reader.next() {
      switch event {
      case .start(let tag) where tag.name == "numFmt":
        if let id = tag["numFmtId"], let code = tag["formatCode"] { own[id] = NumberFormat.kind(code) }
      case .start(let tag) where tag.name == "cellXfs": isInCellStyles = true
      case .start(let tag) where tag.name == "xf" && isInCellStyles:
        let id = tag["numFmtId"] ?? "0"
        kinds.append(own[id] ?? Self.builtIn(Int(id) ?? 0))
      case .end("cellXfs"): isInCellStyles = false
      default: break
      }
    }
  }

  /// What a cell's style makes of a number.
  func kind(_ style: String?) -> Kind {
    guard let index = style.flatMap({ Int($0) }), kinds.indices.contains(index) else { return .number }
    return kinds[index]
  }

  /// The formats that are known by number only. Those from 27 on mean dates in Chinese, Japanese and Korean editions.
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 22: .dateAndTime
    case 46: .duration
    default: .number
    }
  }
}
