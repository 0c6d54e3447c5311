import Facts
import Testing
import UnicodeText

@testable import TextAnalysis

@Suite struct RulesTests {
  private let folding = CharacterFolding(HanFolding.made())

  @Test func alarmsAreRaisedInEveryLanguage() {
    let rules = AlarmRules(folding)
    let rows: [(text: String, alarm: Alarm)] = [
      ("小孩在樓梯跌倒流血了", .certain), ("小孩在楼梯跌倒流血了", .certain), ("手被機器夾到，我兒子的手", .certain), ("有人對我性騷擾", .certain),
      ("再不處理我就找記者", .certain), ("多媒體展示很棒", .none), ("My son fell down and is bleeding", .certain),
      ("This is an issue", .none), ("I will SUE you", .certain),
      ("子供が転んで怪我しました", .certain), ("아이가 넘어져서 다쳤어요", .certain),
      ("地板濕滑", .possible), ("冷氣很舒服", .none), ("", .none),
    ]
    for row in rows { #expect(rules.alarm(in: folding.fold(row.text)).alarm == row.alarm, "\(row.text)") }
  }

  @Test func clausesCoverTheTextWithoutGaps() {
    let rows: [(text: String, clauses: [Range<Int>])] = [
      ("很好。但是熱，真的", [0..<3, 3..<7, 7..<9]), ("a.b c", [0..<5]), ("ok. no", [0..<3, 3..<6]),
      ("好 壞", [0..<2, 2..<3]), ("", []),
      ("???", [0..<3]), ("좋아요 정말", [0..<6]),
    ]
    for row in rows {
      let clauses = folding.fold(row.text).codePoints.withUnsafeBufferPointer { FeatureReader.clauses($0) }
      #expect(clauses == row.clauses)
    }
    let long = folding.fold(String(repeating: "好。", count: 20_000))
    let clauses = long.codePoints.withUnsafeBufferPointer { FeatureReader.clauses($0) }
    #expect(clauses.count == FeatureReader.mostClauses && clauses.last?.upperBound == FeatureReader.longest)
  }

  @Test func theExponentialIsThatOfMathematics() {
    let rows: [(exponent: Double, power: Double)] = [
      (0, 1), (1, 2.718281828459045), (-1, 0.36787944117144233), (10, 22026.465794806718),
      (-745, 0), (0.5, 1.6487212707001282),
    ]
    for row in rows { #expect(abs(exponential(row.exponent) - row.power) <= row.power * 1e-14) }
  }
}
