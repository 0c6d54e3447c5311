import Diagnostics
import SurveyLanguage

/// A key gets another name in every place that uses it.
extension LanguageServer {
  func prepareRename(_ place: Place) throws(ResponseError) -> JSON {
    let occurrence = try renamed(place)
    return ["range": place.file.positions.json(occurrence.range), "placeholder": .string(occurrence.symbol.key)]
  }

  func rename(_ place: Place, _ parameters: JSON) throws(ResponseError) -> JSON {
    guard let name = parameters["newName"].string else { throw .badParameters }
    let symbol = try renamed(place).symbol
    guard name != symbol.key else { return ["changes": [:]] }
    try refuseUnfit(name, symbol, place.catalogue)
    let uses = Dictionary(grouping: place.catalogue.occurrences(of: symbol), by: \.file.path)
    try refuseBreaking(name, uses.mapValues { $0.map(\.occurrence.range) }, place.catalogue)
    var changes: [String: JSON] = [:]
    for (path, found) in uses {
      changes[workspace.uri(path)] = .array(found.map { $0.file.positions.edit($0.occurrence.range, name) })
    }
    return ["changes": .object(changes)]
  }

  /// The key at a place, if it is one that can have another name.
  private func renamed(_ place: Place) throws(ResponseError) -> Occurrence {
    guard let occurrence = place.file.index.occurrence(at: place.offset) else {
      throw ResponseError(.requestFailed, "這裡沒有可以改名的代號。", "There is no key here that could be renamed.")
    }
    guard occurrence.symbol.kind != .code else {
      throw ResponseError(
        .requestFailed, "量尺的代碼是數值，不能改名。", "The code of a scale is a value and cannot be renamed.")
    }
    guard !place.catalogue.declarations(of: occurrence.symbol).isEmpty else {
      throw ResponseError(
        .requestFailed, "「\(occurrence.symbol.key)」沒有宣告。", "\"\(occurrence.symbol.key)\" is declared nowhere.")
    }
    return occurrence
  }

  private func refuseUnfit(_ name: String, _ symbol: Symbol, _ catalogue: FolderCatalogue) throws(ResponseError) {
    guard isKey(name) else {
      throw ResponseError(
        .invalidParams, "「\(name)」不能當代號：須以英文字母開頭，只含英文字母、數字、- 和 _，結尾不是 - 或 _。",
        "\"\(name)\" is no key: a letter, then letters, digits, - and _, and neither - nor _ at the end (all ASCII).")
    }
    let isOperand = [.question, .option, .item].contains(symbol.kind)
    guard !isOperand || !["and", "or", "not", "given", "includes"].contains(name) else {
      throw ResponseError(
        .invalidParams, "「\(name)」是條件中的保留字。", "\"\(name)\" is a word of conditions and cannot be a key here.")
    }
    var taken = symbol
    taken.path[taken.path.count - 1] = name
    guard catalogue.declarations(of: taken).isEmpty else {
      throw ResponseError(.invalidParams, "「\(name)」已經有人用了。", "\"\(name)\" is already taken.")
    }
  }

  private func isKey(_ name: String) -> Bool {
    let isLetter = { (byte: UInt8) in (97...122).contains(byte | 0x20) && byte < 0x80 }
    guard let first = name.utf8.first, let last = name.utf8.last, isLetter(first), !"-_".utf8.contains(last) else {
      return false
    }
    return name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || "-_".utf8.contains($0) }
  }

  /// A new name must make nothing wrong that was right: the catalogue is checked as it would be.
  private func refuseBreaking(
    _ name: String, _ uses: [String: [Range<Int>]], _ catalogue: FolderCatalogue
  ) throws(ResponseError) {
    let renamed = catalogue.files.map { file in
      var bytes = file.bytes
      for range in (uses[file.path] ?? []).reversed() { bytes.replaceSubrange(range, with: name.utf8) }
      return SourceFile(name: file.path, bytes: bytes)
    }
    let errors = { (list: [Diagnostic]) in list.filter { $0.severity == .error }.count }
    guard errors(compile(renamed).diagnostics) <= errors(catalogue.diagnostics.values.flatMap(\.self)) else {
      throw ResponseError(
        .requestFailed, "改名為「\(name)」會使定義出錯。", "The name \"\(name)\" would make the definitions wrong.")
    }
  }
}
