import Definitions
import Diagnostics
import SurveyLanguage
import TestSupport
import Testing

/// Faults that a hurried hand plants in a sound survey, one at a time. Each must be found, under the right code; a tool
/// that lets one pass in silence collects a quarter of useless answers. Synthetic.
@Suite struct PlantedFaultsTests {
  private static let survey = """
    survey visitor "觀眾" en "Visitors" {
      version 2
      owner front
      languages zh-Hant, en
      channels kiosk, web
      open 2018-01-01 through 2018-12-31
      page "整體" en "Overall" {
        rating overall "滿意嗎？" en "Satisfied?" on five required
        matrix place "環境" en "Place" on five {
          clean "乾淨" en "Clean" topic toilets
          calm "安靜" en "Calm"
        }
        choice kind "您是" en "You are" { adult "成人" en "An adult"; child "兒童" en "A child" }
      }
      page "其他" en "More" {
        choices heard "從哪裡得知？" en "Heard from?" choose 1 through 2 {
          friends "親友" en "Friends"
          news "新聞" en "News"
          none "都不是" en "None" exclusive
        }
        number age "年齡" en "Age" from 1 to 99
        comment why "為什麼？" en "Why?" limit 200 shown when overall <= 2
        contact reply "回覆？" en "Reply?" kept 90 days
      }
      index environment "環境" en "Place" = mean(place.clean, place.calm)
      metric satisfied "滿意度" en "Satisfied" = top2(overall) of answered
      metric families "兒童" en "Children" = share(kind, child) of answered
      target satisfied >= 85%
      open case low when overall = 1 and reply given { level soon; to owner; channels web }
      kiosk { idle 60s; countdown 30s; then keep; thanks 8s }
      example sad { overall = 1; why = "冷"; reply = given; expect shown why; expect case low }
    }
    touchpoint hall "大廳" en "Hall" { survey visitor; unit front; channels kiosk }

    """

  private static let base: [UInt8] = {
    // The base is in Chinese alone; the survey's scale must be there in English too.
    let text = (try? repositoryFile("fixtures/language/base.survey")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return Array(
      text.replacing("3 \"好\"", with: "3 \"好\" en \"Good\"").replacing("2 \"普通\"", with: "2 \"普通\" en \"Fair\"")
        .replacing("1 \"差\"", with: "1 \"差\" en \"Poor\"").replacing("not-applicable \"不適用\"", with: "not-applicable \"不適用\" en \"None\"")
        .utf8)
  }()

  private static func codes(_ text: String) -> [String] {
    compile([SourceFile(name: "base.survey", bytes: base), SourceFile(name: "v.survey", bytes: Array(text.utf8))])
      .diagnostics.map(\.code)
  }

  /// What stands in the survey, what is planted instead, and the code under which it must be found.
  private static let faults: [(String, String, DiagnosticCode)] = [
    ("overall <= 2", "overal <= 2", .unknownKey), ("overall <= 2", "overall <= 2 and overall > 2", .neverTrue),
    ("overall <= 2", "overall <= good", .typeMismatch), ("overall <= 2", "overall = 9", .typeMismatch),
    ("overall <= 2", "kind = aduld", .unknownWord), ("overall <= 2", "kind = 1", .unknownWord),
    ("overall <= 2", "heard = friends", .typeMismatch), ("overall <= 2", "heard includes frends", .unknownWord),
    ("overall <= 2", "age includes adult", .typeMismatch), ("overall <= 2", "why = \"x\"", .askedLater),
    ("overall <= 2", "reply given", .askedLater), ("overall <= 2", "age < 0", .neverTrue),
    ("overall <= 2", "age <= 99 or not age given", .alwaysTrue), ("overall <= 2", "age > \"old\"", .typeMismatch),
    ("overall <= 2", "place <= 2", .unknownKey), ("overall <= 2", "place.cleen <= 2", .unknownKey),
    ("overall <= 2", "${overall} <= 2", .unknownCharacter), ("overall <= 2", "overall < = 2", .expected),
    ("overall <= 2", "(overall <= 2", .expected), ("overall <= 2", "overall <= 2)", .unexpected),
    ("overall <= 2", "overall <= ", .typeMismatch), ("overall <= 2", "not", .unknownKey),
    ("overall <= 2", "overall == 2", .unexpected), ("overall <= 2", "overall <= 2 or", .unknownKey),
    ("shown when", "show when", .unknownWord), ("on five required", "on fife required", .unknownKey),
    ("on five required", "required", .missingPart), ("on five required", "on five requierd", .unknownWord),
    ("topic toilets", "topic toilet", .unknownKey), ("calm \"安靜\"", "clean \"安靜\"", .duplicateKey),
    ("adult \"成人\" en \"An adult\"; ", "", .tooFewChoices), ("child \"兒童\" en", "adult \"兒童\" en", .duplicateKey),
    ("choose 1 through 2", "choose 2 through 1", .emptyRange), ("choose 1 through 2", "choose 1 through 7", .invalidValue),
    ("from 1 to 99", "from 99 to 1", .emptyRange), ("from 1 to 99", "", .missingPart),
    (" en \"Satisfied?\"", "", .missingTranslation), (" en \"A child\"", "", .missingTranslation),
    (" en \"More\"", "", .missingTranslation), ("en \"Friends\"", "en \"Friends\" en \"Pals\"", .duplicateKey),
    ("rating overall", "rating place", .duplicateKey), ("rating overall", "ratng overall", .unknownPart),
    ("rating overall", "rating 整體", .unknownCharacter), ("version 2", "version two", .expected),
    ("version 2\n", "", .missingPart), ("version 2", "version 2\n  version 3", .repeatedPart),
    ("owner front", "owner fornt", .unknownKey), ("languages zh-Hant, en", "languages zh-Hant, en, ja", .missingTranslation),
    ("channels kiosk, web", "channels kiosk, wbe", .unknownWord), ("2018-12-31", "2018-02-30", .invalidValue),
    ("2018-01-01 through", "2019-01-01 through", .emptyRange), ("place.clean, place.calm", "place.clean, place.cold", .unknownKey),
    ("place.clean, place.calm", "place.clean, kind", .typeMismatch), ("top2(overall)", "top2(kind)", .typeMismatch),
    ("top2(overall)", "top3(overall)", .unknownWord), ("share(kind, child)", "share(kind, baby)", .unknownKey),
    ("share(kind, child)", "share(overall, child)", .typeMismatch), ("of answered\n  metric families", "of all\n  metric families", .unknownWord),
    ("target satisfied", "target satisfed", .unknownKey), (">= 85%", ">= 185%", .invalidValue),
    ("level soon", "level sooner", .unknownKey), ("overall = 1 and reply given", "overall = 1 and overall = 2", .neverTrue),
    ("to owner", "to onwer", .unknownWord), ("channels web }", "channels paper }", .channelNotOffered),
    ("countdown 30s", "countdown 3s", .invalidValue), ("then keep", "then forget", .unknownWord),
    ("idle 60s", "idle 60", .expected), ("expect shown why", "expect hidden why", .failedExample),
    ("expect case low", "expect no case", .failedExample), ("overall = 1; why", "overall = 7; why", .typeMismatch),
    ("survey visitor; unit", "survey vistor; unit", .unknownKey), ("unit front; channels kiosk", "unit front; channels paper", .channelNotOffered),
    ("open 2018-01-01", "anonymous\n  open 2018-01-01", .contactInAnonymous), ("\"為什麼？\"", "“為什麼？”", .fullWidth),
    ("shown when", "limit 9 on five shown when", .unexpected), ("Age\" from 1 to 99", "Age\" from 1 to 99 valid when agee > 9", .unknownKey), ("Age\" from 1 to 99", "Age\" from 1 to 99 valid when age > 9 and age < 3", .impossibleConstraint),
    ("Age\" from 1 to 99", "Age\" from 1 to 99 valid when length(age) < 3", .typeMismatch),
    ("Age\" from 1 to 99", "Age\" from 1 to 99\n    computed old = age * kind", .typeMismatch),
    ("Age\" from 1 to 99", "Age\" from 1 to 99\n    computed old = ages * 2", .unknownKey),
    ("Age\" from 1 to 99", "Age\" from 1 to 99\n    computed old = old + 1", .askedLater),
    ("Age\" from 1 to 99", "Age\" from 1 to 99\n    computed old = age + 1", .optionalAnswer),
    ("\"Why?\"", "\"Why {hear}?\"", .badPiping), ("\"Why?\"", "\"Why ${age}?\"", .badPiping),
    ("\"Why?\"", "\"Why {reply}?\"", .askedLater),
    ("page \"其他\" en \"More\" {", "page \"其他\" en \"More\" shown when overall > 2 {", .contradictsEnclosing),
    ("comment why", "group g { use nothing }\n    comment why", .unknownKey),
    ("comment why", "loop l over age { rating r \"好\" en \"Good\" on five }\n    comment why", .typeMismatch),
    ("comment why", "loop l over heard { rating overall \"好\" en \"Good\" on five }\n    comment why", .duplicateKey),
    ("comment why", "ranking order \"排\" en \"Rank\" choose 1 through 9 { a \"甲\" en \"A\"; b \"乙\" en \"B\" }\n    comment why", .invalidValue),
    ("index environment", "quota full when overall > 3 limit 5\n  index environment", .neverTrue),
    ("index environment", "quota full when overall > 2 limit 0\n  index environment", .invalidValue),
    ("index environment", "weight by kind { adult 50%; child 40% }\n  index environment", .invalidValue),
    ("open case low", "open case first when overall <= 2 { level soon; to owner }\n  open case low", .shadowedRule),
    ("kiosk { idle", "kiosk { taps 3; idle", .kioskTaps), ("en \"Why?\" limit", "en \"Why?\" required limit", .kioskKeyboard),
    ("comment why", "comment filler \"無\" en \"None\" required shown when overall = 1 and overall = 2\n    comment why", .hiddenRequired),
    ("comment why", "rating other \"別的\" en \"Other\" on four\n    comment more \"還有\" en \"More\" shown when other > overall\n    comment why", .mixedScales),
    ("comment why", "rating other \"別的\" en \"Other\" on four\n    computed both = sum(other, overall)\n    comment why", .mixedScales),
    ("en \"Place\" on five", "en \"Place\" on five valid when overall > 2", .unexpected),
    ("comment why", "information note \"說明\" en \"Note\" required\n    comment why", .unexpected),
    ("en \"Satisfied?\"", "en \"Satisfied?\" ja \"満足？\"", .extraTranslation), ("overall <= 2", "overall ＜＝ 2", .fullWidth), ("limit 200", "limit ２００", .fullWidth),
  ]

  /// What cannot be tried out is not called impossible.
  @Test(arguments: [
    "computed total = sum(age, age)\n    comment more \"還有？\" en \"More?\" shown when total >= 20",
    "number big \"多\" en \"Many\" from 0 to 100000\n    comment more \"還有？\" en \"More?\" shown when sum(big, 1) > 999",
    "text code \"碼\" en \"Code\"\n    comment more \"還有？\" en \"More?\" shown when code contains \"A\"",
    "text code \"碼\" en \"Code\" valid when length(code) = 7 and code matches \"[0-9]+\"",
    "date day \"日\" en \"Day\" valid when day <= today and day >= 2018-01-01",
    "time clock \"時\" en \"Time\" valid when clock >= 09:00 and clock < 17:00",
    "decimal hours \"幾小時\" en \"Hours\" any valid when hours > 0.25 and hours < 0.5",
    "ranking order \"排\" en \"Rank\" { a \"甲\" en \"A\"; b \"乙\" en \"B\" }\n    comment more \"還有？\" en \"More?\" shown when count(order) = 2",
  ]) func noFalseAlarm(_ questions: String) {
    let found = Self.codes(Self.survey.replacing("    comment why", with: "    \(questions)\n    comment why", maxReplacements: 1))
    // The page does grow higher than the screen.
    #expect(found.allSatisfy { $0 == "kiosk-screen" }, "\(questions): \(found)")
  }

  @Test func theSoundSurveyIsSound() { #expect(Self.codes(Self.survey).isEmpty) }

  @Test(arguments: faults.indices) func everyFaultIsFound(_ index: Int) throws {
    let (old, new, code) = Self.faults[index]
    try #require(Self.survey.contains(old), "the survey has no \(old)")
    let found = Self.codes(Self.survey.replacing(old, with: new, maxReplacements: 1))
    #expect(found.contains(code.rawValue), "\(old) → \(new): \(found)")
  }

  /// One fault is said once: what names a question that cannot be read is not at fault.
  @Test(arguments: [
    ("rating overall", "ratng overall", ["unknown-part"]), ("rating overall", "rating 整體", ["unknown-character"]),
    ("on five required", "on fife required", ["unknown-key"]), ("top2(overall)", "top3(overall)", ["unknown-word"]),
    ("\"滿意嗎？\" en", "\"滿意嗎？ en", ["unterminated-string"]), ("number age \"年齡\"", "number age 年齡", ["unknown-character"]),
  ]) func oneFaultIsSaidOnce(_ old: String, _ new: String, _ codes: [String]) throws {
    try #require(Self.survey.contains(old))
    #expect(Self.codes(Self.survey.replacing(old, with: new, maxReplacements: 1)) == codes)
  }

  @Test func thereAreManyKinds() { #expect(Self.faults.count >= 60) }
}
