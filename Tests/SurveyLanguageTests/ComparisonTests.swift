import Definitions
import SurveyLanguage
import TestSupport
import Testing

/// Two versions of a small survey, told apart by what was done to the second one. Synthetic.
@Suite struct ComparisonTests {
  private static let survey = """
    survey visitor "觀眾" {
      version 1
      owner front
      languages zh-Hant
      channels kiosk
      page "整體" {
        rating overall "滿意嗎？" on five required
        matrix place "環境" on five { clean "乾淨" ; calm "安靜" }
        choice kind "種類" { adult "成人"; child "兒童" }
      }
      page "其他" {
        number age "年齡" from 1 to 99 unit "歲"
        comment why "為什麼？" shown when overall <= 2
        comment idea "建議"
      }
      index environment "環境" = mean(place.clean, place.calm)
      metric satisfied "滿意度" = top2(overall) of answered
      metric environment-mean "環境平均" = index(environment) of answered
    }

    """

  private static func comparison(_ edits: [(String, String)]) throws -> SurveyComparison {
    var text = survey
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try #require(compare("visitor", in: definitions(survey), with: definitions(text)))
  }

  /// What was changed, which series that touches, how it is called, and whether figures may still be joined.
  @Test(arguments: [
    ([("年齡", "您的年齡")], "age", .reworded, true),
    ([("hint", "hint")], "", .same, true),
    ([("comment idea \"建議\"", "comment idea \"建議\" hint \"簡單寫\"")], "idea", .relabelled, true),
    ([("adult \"成人\"", "adult \"大人\"")], "kind", .relabelled, true),
    ([("comment idea", "comment proposal"), ("\"建議\"", "\"建議\" was idea")], "proposal", .recoded, true),
    ([("child \"兒童\"", "minor \"兒童\" was child")], "kind", .recoded, true),
    ([("child \"兒童\"", "child \"兒童\"; senior \"長者\"")], "kind", .scaleChanged, false),
    ([("rating overall \"滿意嗎？\" on five", "rating overall \"滿意嗎？\" on four")], "overall", .scaleChanged, false),
    ([("choice kind", "choices kind")], "kind", .notComparable, false),
    ([("from 1 to 99", "from 18 to 99")], "age", .scaleChanged, false),
    ([("unit \"歲\"", "unit \"個月\"")], "age", .notComparable, false),
    ([("shown when overall <= 2", "shown when overall <= 1")], "why", .baseChanged, false),
    ([("on five required", "on five")], "overall", .baseChanged, true),
    ([("; calm \"安靜\"", "; calm \"安靜\"; warm \"溫度\"")], "place.warm", .added, true),
    ([("    comment idea \"建議\"\n", "")], "idea", .removed, false),
    ([("top2(overall) of answered", "top2(overall) of shown")], "metric satisfied", .baseChanged, false),
    ([("mean(place.clean, place.calm)", "mean(place.clean)")], "metric environment-mean", .notComparable, false),
    ([("    comment idea \"建議\"\n", ""), ("    choice kind", "    comment idea \"建議\"\n    choice kind")], "idea", .moved, true),
  ] as [([(String, String)], String, SurveyChange.Kind, Bool)])
  func eachChangeHasItsNameAndConsequence(
    _ edits: [(String, String)], _ question: String, _ kind: SurveyChange.Kind, _ isComparable: Bool
  ) throws {
    let comparison = try Self.comparison(edits.first?.0 == "hint" ? [] : edits)
    let changed = comparison.changes.filter { $0.kind != .same }
    if kind == .same {
      #expect(changed.isEmpty && !comparison.lacksNewVersion)
      return
    }
    #expect(comparison.lacksNewVersion)
    let change = try #require(changed.first { $0.question == question })
    #expect(change.kind == kind && change.isComparable == isComparable)
    #expect(!change.reasons.isEmpty)
    #expect(changed.count == 1, "only one series was touched: \(changed.map(\.question))")
  }

  @Test func aNewVersionMayChangeAndTheMuseumIsTheSameAsItself() throws {
    let raised = try Self.comparison([("version 1", "version 2"), ("年齡", "您的年齡")])
    #expect(!raised.lacksNewVersion && !raised.breaksSeries)
    let catalogue = try museum()
    for survey in catalogue.surveys {
      let same = try #require(compare(survey.key, in: catalogue, with: catalogue))
      #expect(same.changes.allSatisfy { $0.kind == .same })
    }
  }
}
