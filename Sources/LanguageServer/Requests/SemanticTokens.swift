import SurveyLanguage

/// Colours for editors that have no grammar of the language: what each word is, by its meaning.
extension LanguageServer {
  /// The protocol's own names; an answer gives their places in this list.
  private static let types = [
    "comment", "string", "keyword", "number", "operator", "type", "variable", "enumMember", "property", "function",
  ]

  static let semanticLegend: JSON = [
    "tokenTypes": .array(types.map { .string($0) }), "tokenModifiers": ["declaration"],
  ]

  /// Five numbers for each token: lines and characters since the one before, length, type, modifiers.
  func semanticTokens(_ file: AnalysedFile) -> JSON {
    let occurrences = Dictionary(
      file.index.occurrences.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    var data: [JSON] = []
    var last = TextPositions.Position(line: 0, character: 0)
    for (range, type, isDeclaration) in pieces(file, occurrences) {
      let start = file.positions.position(range.lowerBound)
      let end = file.positions.position(range.upperBound)
      guard start.line == end.line, let number = Self.types.firstIndex(of: type) else { continue }
      let character = start.line == last.line ? start.character - last.character : start.character
      let length = end.character - start.character
      data += [start.line - last.line, character, length, number, isDeclaration ? 1 : 0].map { JSON($0) }
      last = start
    }
    return ["data": .array(data)]
  }

  private func pieces(
    _ file: AnalysedFile, _ occurrences: [Int: Occurrence]
  ) -> [(range: Range<Int>, type: String, isDeclaration: Bool)] {
    (file.parsed.tree?.tokens ?? []).flatMap { token in
      var found: [(range: Range<Int>, type: String, isDeclaration: Bool)] = []
      let trivia = file.bytes[token.start..<token.range.lowerBound]
      if let comment = trivia.firstIndex(of: UInt8(ascii: "/")) {
        let end = trivia.lastIndex { $0 != 0x0D } ?? comment
        found.append((comment..<end + 1, "comment", false))
      }
      if let type = type(token, occurrences[token.range.lowerBound]?.symbol.kind) {
        found.append((token.range, type, occurrences[token.range.lowerBound]?.isDeclaration ?? false))
      }
      return found
    }
  }

  private func type(_ token: Token, _ kind: Symbol.Kind?) -> String? {
    switch (token.kind, kind) {
    case (.string, _): "string"
    case (.word, nil): "keyword"
    case (.number, _), (.date, _), (.time, _), (.duration, _), (.zone, _): "number"
    case (.word, .question), (.word, .item): "variable"
    case (.word, .option): "enumMember"
    case (.word, .index), (.word, .metric), (.word, .part): "property"
    case (.word, .rule), (.word, .example): "function"
    case (.word, _): "type"
    case (.mark, _): ["=", "!=", "<", "<=", ">", ">="].contains(token.text) ? "operator" : nil
    case (.lineEnd, _), (.endOfFile, _), (.unknown, _): nil
    }
  }
}
