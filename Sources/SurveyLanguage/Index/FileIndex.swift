import Definitions

/// The keys of one file: where they are declared and where they are used.
///
/// Keys that all files share (units, scales, topics, …) are named by kind and key alone, so that a file's index does
/// not depend on any other file and is made anew only where its own text changes.
public struct FileIndex: Sendable {
  /// In the order of the file; no two overlap.
  public let occurrences: [Occurrence]
  /// In the order of the file.
  public let declarations: [SymbolDeclaration]
  /// In the order of the file.
  public let surveys: [SurveyOutline]

  /// - Parameter tree: `nil` for a file that is no text, which names nothing.
  public init(_ tree: SyntaxTree?) {
    var declarations: [SymbolDeclaration] = []
    var surveys: [SurveyOutline] = []
    var uses: [Occurrence] = []
    for statement in tree?.statements ?? [] {
      guard let found = Self.declaration(statement) else {
        if statement.keyword?.isWord("feedback") == true {
          declarations += Self.feedbackRules(statement)
          uses += UseFinder(survey: nil).uses(declaration: statement)
        }
        continue
      }
      declarations.append(found)
      declarations += Self.codes(found)
      let survey = found.symbol.kind == .survey ? SurveyOutline(statement, key: found.symbol.key) : nil
      if let survey {
        surveys.append(survey)
        declarations += survey.declarations
      }
      uses += UseFinder(survey: survey).uses(declaration: statement)
    }
    self.declarations = declarations.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.surveys = surveys
    occurrences = Self.merged(self.declarations, uses)
  }

  /// The occurrence at an offset; one that ends there counts where none begins.
  public func occurrence(at offset: Int) -> Occurrence? {
    var low = 0
    var high = occurrences.count
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, occurrences[low - 1].range.upperBound >= offset else { return nil }
    return occurrences[low - 1]
  }

  /// The survey in which an offset lies: the last one that begins before it.
  public func survey(at offset: Int) -> SurveyOutline? { surveys.last { $0.range.lowerBound <= offset } }

  private static func declaration(_ statement: Statement) -> SymbolDeclaration? {
    guard let keyword = statement.keyword, Checker.declarations.contains(keyword.text),
      let kind = Symbol.Kind(rawValue: keyword.text), statement.words.isWord(at: 1)
    else { return nil }
    let token = statement.words[1]
    return SymbolDeclaration(
      symbol: Symbol(kind, [token.text]), keyword: keyword.text, range: token.range,
      label: statement.words.wording(at: 2, first: "zh-Hant").text, statement: statement)
  }

  private static func codes(_ scale: SymbolDeclaration) -> [SymbolDeclaration] {
    guard scale.symbol.kind == .scale else { return [] }
    return (scale.statement.block ?? []).compactMap { point in
      guard let token = point.keyword, token.kind == .number else { return nil }
      return SymbolDeclaration(
        symbol: Symbol(.code, [scale.symbol.key, token.text]), keyword: "scale", range: token.range,
        label: point.words.wording(at: 1, first: "zh-Hant").text, statement: point)
    }
  }

  /// Rules for feedback belong to no survey; they share one name space.
  private static func feedbackRules(_ statement: Statement) -> [SymbolDeclaration] {
    (statement.block ?? []).compactMap { rule in
      guard rule.keyword?.isWord("open") == true, rule.words.isWord(at: 2) else { return nil }
      return SymbolDeclaration(
        symbol: Symbol(.rule, ["", rule.words[2].text]), keyword: "open", range: rule.words[2].range,
        label: LocalizedText(wordings: []), statement: rule)
    }
  }

  private static func merged(_ declarations: [SymbolDeclaration], _ uses: [Occurrence]) -> [Occurrence] {
    let all = declarations.map { Occurrence(symbol: $0.symbol, range: $0.range, isDeclaration: true) } + uses
    var result: [Occurrence] = []
    for occurrence in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where result.last.map({ $0.range.upperBound <= occurrence.range.lowerBound }) ?? true {
      result.append(occurrence)
    }
    return result
  }
}
