import Definitions
import SurveyLanguage

/// The outline of a file, and the search for a key in all of them.
extension LanguageServer {
  func documentSymbols(_ file: AnalysedFile) -> JSON {
    let declarations = Dictionary(
      file.index.declarations.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    return .array((file.parsed.tree?.statements ?? []).flatMap { symbols($0, file, declarations) })
  }

  /// The symbol of a statement with those in its block; a statement that declares nothing passes on what is in it.
  private func symbols(
    _ statement: Statement, _ file: AnalysedFile, _ declarations: [Int: SymbolDeclaration]
  ) -> [JSON] {
    let inner = (statement.block ?? []).flatMap { symbols($0, file, declarations) }
    let range = wholeRange(statement, file)
    if let found = statement.words.prefix(3).compactMap({ declarations[$0.range.lowerBound] }).first {
      let wording = found.label.text(in: language)
      return [symbol(found.symbol.key, wording, found.symbol.kind.number, range, found.range, file, inner)]
    }
    guard statement.keyword?.isWord("page") == true,
      let title = statement.words.first(where: { $0.kind == .string })
    else { return inner }
    return [symbol(title.text.isEmpty ? "page" : title.text, "page", 3, range, title.range, file, inner)]
  }

  private func symbol(
    _ name: String, _ detail: String, _ kind: Int, _ range: Range<Int>, _ selection: Range<Int>, _ file: AnalysedFile,
    _ children: [JSON]
  ) -> JSON {
    [
      "name": .string(name), "detail": .string(detail), "kind": JSON(kind), "range": file.positions.json(range),
      "selectionRange": file.positions.json(selection), "children": .array(children),
    ]
  }

  /// To the brace that closes the statement's block.
  private func wholeRange(_ statement: Statement, _ file: AnalysedFile) -> Range<Int> {
    let range = statement.wholeRange
    guard let opening = statement.opening else { return range }
    var end = max(range.upperBound, opening.range.upperBound)
    if let last = statement.block?.last { end = max(end, wholeRange(last, file).upperBound) }
    let tokens = file.parsed.tree?.tokens ?? []
    var place = tokens.firstIndex(atOrBehind: end)
    while place < tokens.count, tokens[place].kind == .lineEnd || tokens[place].isMark(";") { place += 1 }
    if place < tokens.count, tokens[place].isMark("}") { end = tokens[place].range.upperBound }
    return range.lowerBound..<end
  }

  /// Keys that contain the query, or have it in a wording; at most 200, so that an empty query is answered at once.
  func workspaceSymbols(_ query: String) -> JSON {
    let wanted = query.lowercased()
    var found: [JSON] = []
    for catalogue in workspace.allCatalogues() {
      for file in catalogue.files {
        for declaration in file.index.declarations where declaration.symbol.kind != .code && found.count < 200 {
          let texts = [declaration.symbol.key] + declaration.label.wordings.map(\.text)
          guard wanted.isEmpty || texts.contains(where: { $0.lowercased().contains(wanted) }) else { continue }
          found.append([
            "name": .string(declaration.symbol.key), "kind": JSON(declaration.symbol.kind.number),
            "containerName": .string(declaration.symbol.path.dropLast().joined(separator: ".")),
            "location": location(file, declaration.range),
          ])
        }
      }
    }
    return .array(found)
  }
}

extension [Token] {
  /// The first token that begins at an offset or behind it.
  fileprivate func firstIndex(atOrBehind offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Symbol.Kind {
  /// The protocol's `SymbolKind`, which is made for programming languages; the nearest is taken.
  var number: Int {
    switch self {
    case .institution, .unit, .touchpoint: 4
    case .survey: 5
    case .question: 8
    case .item: 7
    case .scale, .list: 10
    case .option, .code: 22
    case .index, .metric: 12
    case .rule: 24
    case .level, .calendar: 11
    case .topic, .service: 15
    case .part, .example, .block, .report: 19
    }
  }
}
