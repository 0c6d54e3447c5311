import Diagnostics
import SurveyLanguage
import Testing

/// The index goes by the shape of statements, so that a word that it was never told of hides no key.
@Suite struct IndexTests {
  private static let text = """
    survey visit "參觀" {
      page "整體" shown when overall <= 2 {
        rating overall "滿意嗎？" on five
        group trip "行程" shown when overall <= 1 {
          number party "人數" from 1 to 60 valid when party <= 60 and overall given message "太多" en "Too many"
          ranking order "排序" { first "一"; second "二" }
        }
        loop rides "設施" over order { rating fun "好玩嗎？" on five }
        choices kinds "種類" { given "已給"; other "其他" }
      }
      computed total "合計" = sum(party, rides.fun)
      metric many "多" = share(kinds, given) of respondents when total >= 2
      target many >= 5%
      example e { kinds = [given, other]; order = [second]; expect total = 5; expect shown party }
    }
    """

  private func uses(_ key: String, _ kind: Symbol.Kind) throws -> Int {
    var diagnostics: [Diagnostic] = []
    let tree = try #require(parse(SourceFile(name: "x", bytes: Array(Self.text.utf8)), &diagnostics))
    let uses = FileIndex(tree).occurrences.filter { !$0.isDeclaration }
    return uses.filter { $0.symbol.key == key && $0.symbol.kind == kind }.count
  }

  @Test(arguments: [
    ("overall", .question, 3), ("party", .question, 3), ("order", .question, 2), ("kinds", .question, 2),
    ("rides", .question, 1), ("fun", .question, 0), ("total", .question, 2), ("given", .option, 2),
    ("second", .option, 1),
    ("many", .metric, 1), ("five", .scale, 2), ("message", .question, 0), ("2", .code, 1), ("trip", .question, 0),
  ] as [(String, Symbol.Kind, Int)])
  func usesAreFoundInStatementsOfAnyKind(_ key: String, _ kind: Symbol.Kind, _ count: Int) throws {
    #expect(try uses(key, kind) == count)
  }

  @Test func occurrencesAreInOrderAndNeverOverlap() throws {
    var diagnostics: [Diagnostic] = []
    let bytes = Array(Self.text.utf8)
    for end in stride(from: 1, to: bytes.count, by: 3) {
      let file = SourceFile(name: "x", bytes: Array(String(decoding: bytes[..<end], as: UTF8.self).utf8))
      let index = FileIndex(parse(file, &diagnostics))
      for (before, after) in zip(index.occurrences, index.occurrences.dropFirst()) {
        #expect(before.range.upperBound <= after.range.lowerBound)
      }
    }
  }
}
