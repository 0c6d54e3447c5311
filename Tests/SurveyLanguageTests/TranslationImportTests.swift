import Diagnostics
import SurveyLanguage
import TestSupport
import Testing

/// One translation written into one place. Synthetic.
@Suite struct TranslationImportTests {
  /// A catalogue around a text, which is one declaration or more.
  static func files(_ text: String) -> [SourceFile] { [SourceFile(name: "t.survey", bytes: Array(text.utf8))] }

  static func po(_ language: String, _ entries: [(String, String, String)]) -> PortableObject {
    PortableObject(
      header: [("Language", language), ("Content-Type", "text/plain; charset=UTF-8")],
      entries: entries.map { PortableObject.Entry(context: $0.0, source: $0.1, translation: $0.2) })
  }

  /// The file after a translation was taken, and what was said.
  static func taking(
    _ translation: String, of source: String, at path: String, into text: String, language: String = "ja",
    adds: Bool = false
  ) throws -> (text: String, result: TranslationImport) {
    let result = try TranslationImport(
      po(language, [(path, source, translation)]), name: "x.po", into: files(text), addsLanguage: adds)
    return (String(decoding: result.files[0].bytes, as: UTF8.self), result)
  }

  private static let long = String(repeating: "とても長い訳文", count: 6)

  /// Path, wording, translation, the file before and after.
  @Test(arguments: [
    ("unit front", "前臺", "受付", "unit front \"前臺\"\n", "unit front \"前臺\" ja \"受付\"\n"),
    ("unit front", "前臺", "受付", "unit front \"前臺\" ja \"旧\" // 註\n", "unit front \"前臺\" ja \"受付\" // 註\n"),
    ("unit front", "前臺", "受付", "unit front \"前臺\" ja \"\"\n", "unit front \"前臺\" ja \"受付\"\n"),
    ("unit front", "前\"臺\\", "a\"b\\c\nd",
     "unit front \"前\\\"臺\\\\\"\n", "unit front \"前\\\"臺\\\\\" ja \"a\\\"b\\\\c\\nd\"\n"),
    ("unit front", "前臺", "受付", "\u{FEFF}unit front   「前臺」\r\n", "\u{FEFF}unit front   「前臺」 ja \"受付\"\r\n"),
    ("unit front", "前臺", "受付", "unit front \"前臺\"", "unit front \"前臺\" ja \"受付\""),
    ("unit b", "乙", "二",
     "unit a \"甲\"; unit b \"乙\" ; unit c \"丙\"\n", "unit a \"甲\"; unit b \"乙\" ja \"二\" ; unit c \"丙\"\n"),
    // Lines of their own, with comments that stay where they are.
    ("unit a", "甲", "一", "unit a (\"甲\"  // 原文\n    en \"A\"  // 英文\n    )  // 尾\n",
     "unit a (\"甲\"  // 原文\n    en \"A\"  // 英文\n    ja \"一\"\n    )  // 尾\n"),
    ("unit a", "甲", "一", "unit a (\"甲\"\n    en \"A\")  // 尾\n", "unit a (\"甲\"\n    en \"A\"\n    ja \"一\")  // 尾\n"),
    ("unit a", "甲", "一", "unit a (\"甲\"\r\n\ten \"A\")\r\n", "unit a (\"甲\"\r\n\ten \"A\"\r\n\tja \"一\")\r\n"),
    ("unit a", "甲", "一", "unit a (\"甲\" en \"A\")\n", "unit a (\"甲\" en \"A\" ja \"一\")\n"),
    // A block that no longer fits on its line, and a wording that does not.
    ("level x", "緊急", long, "level x \"緊急\" en \"Urgent\" { within 2 hours }  // 註\n",
     "// 註\nlevel x \"緊急\" en \"Urgent\" ja \"\(long)\" {\n  within 2 hours\n}\n"),
    ("topic t/category", "環境", long + long,
     "topic t \"廁所\" {\n  // 類別\n  category \"環境\" en \"Place\"  // 後\n  units front\n}\n",
     "topic t \"廁所\" {\n  // 類別\n  category (\"環境\"\n      en \"Place\"\n      ja \"\(long + long)\")  // 後\n"
       + "  units front\n}\n"),
    // A file that is not in the layout keeps its own.
    ("level x", "緊急", long, "level   x \"緊急\" en \"Urgent\" { within 2 hours }\n",
     "level   x \"緊急\" en \"Urgent\" ja \"\(long)\" { within 2 hours }\n"),
  ] as [(String, String, String, String, String)])
  func eachPlaceTakesIt(
    _ path: String, _ source: String, _ translation: String, _ before: String, _ after: String
  ) throws {
    let (text, result) = try Self.taking(translation, of: source, at: path, into: before)
    let isAsWanted = text.utf8.elementsEqual(after.utf8)
    #expect(isAsWanted, "\(text)")
    #expect(result.addedCount + result.replacedCount == 1 && result.refusedCount == 0)
  }

  static let survey = """
    // 註一
    survey visit "參觀" en "Visit" {
      version 2
      owner front
      languages zh-Hant, en, ja  // 語言
      channels kiosk
      page "整體" en "Overall" {
        rating overall "滿意嗎，{name}？" en "Happy, {name}?" on five required
        choice kind "您是" en "You are" hint "選一" en "One" { adult "成人" en "Adult"; child "兒童" en "Child" }
        number age "年齡" en "Age" from 1 to 99 unit "歲" en "years" shown when language = "en"
        group about "關於您" en "About you" {
          comment why "為什麼？" en "Why?" image "why.png" text "圖" en "Picture" limit 5
          check age <= 99 "太大" en "Too much"
        }
      }
      metric good "滿意度" en "Good" = top2(overall) of answered
      score of 100 { part all "全部" en "All" worth 100 { overall } }
      example one { why = "不要譯"; overall = 1 }
    }

    """

  @Test func pathsComeFromKeywordsAndKeys() throws {
    let catalogue = try WordingCatalogue(Self.files(Self.survey))
    #expect(
      catalogue.wordings.map { "\($0.path)=\($0.source.text)" } == [
        "survey visit=參觀", "survey visit/page 1=整體", "survey visit/overall=滿意嗎，{name}？", "survey visit/kind=您是",
        "survey visit/kind/hint=選一", "survey visit/kind/adult=成人", "survey visit/kind/child=兒童", "survey visit/age=年齡",
        "survey visit/age/unit=歲", "survey visit/group about=關於您", "survey visit/why=為什麼？", "survey visit/why/text=圖",
        "survey visit/age/text=太大", "survey visit/metric good=滿意度", "survey visit/score/part all=全部",
      ])
    #expect(catalogue.wordings(in: "ja", ofSurvey: "visit").count == 13, "what staff read is not due in Japanese")
    #expect(catalogue.wordings.filter(\.isButton).map(\.source.text) == ["成人", "兒童"])
  }

  /// A file that went out before a key was changed still finds its wording.
  @Test(arguments: [
    ("survey visit/kind", "您是"), ("survey visit/sort", "您是"), ("survey visit/sort/hint", "選一"),
    ("survey visit/sort/adult", "成人"), ("survey visit/sort/kid", "兒童"), ("survey visit/kind/child", "兒童"),
  ]) func aFormerKeyIsKnown(_ path: String, _ source: String) throws {
    let text = Self.survey.replacing("en \"One\" {", with: "en \"One\" was sort {")
      .replacing("en \"Child\" }", with: "en \"Child\" was kid }")
    let (result, said) = try Self.taking("訳", of: source, at: path, into: text)
    #expect(said.addedCount == 1 && result.contains(" ja \"訳\""))
  }

  @Test(arguments: [
    ("survey visit/overall", "滿意嗎，{name}？", "ご満足ですか？", TranslationCode.placeholders),
    ("survey visit/overall", "滿意嗎，{name}？", "{name}と{name}", .placeholders),
    ("survey visit/overall", "滿意嗎？", "{name}", .changedWording),
    ("survey visit/nothing", "滿意嗎？", "満足", .unknownWording),
    ("survey visit/kind", "您是", "\u{202E}あなた", .controlCharacter),
    ("survey visit/kind", "您是", "あなた\0", .controlCharacter),
    ("survey visit/kind", "您是", "あなた\r\n", .controlCharacter),
  ]) func whatDoesNotFitIsRefused(
    _ path: String, _ source: String, _ translation: String, _ code: TranslationCode
  ) throws {
    let (text, result) = try Self.taking(translation, of: source, at: path, into: Self.survey)
    #expect(text == Self.survey && result.refusedCount == 1)
    #expect(result.diagnostics.map(\.code) == [code.rawValue])
  }

  @Test func aNewLanguageIsNamedOnlyWhenAsked() throws {
    let (quiet, said) = try Self.taking("", of: "參觀", at: "survey visit", into: Self.survey, language: "ko")
    #expect(quiet == Self.survey && said.emptyCount == 1)
    let (text, result) = try Self.taking("방문", of: "參觀", at: "survey visit", into: Self.survey, language: "ko")
    #expect(text == Self.survey.replacing("en \"Visit\" {", with: "en \"Visit\" ko \"방문\" {"))
    #expect(result.diagnostics.map(\.code) == [TranslationCode.languageNotListed.rawValue])
    let named = text.replacing("zh-Hant, en, ja  //", with: "zh-Hant, en, ja, ko  //")
    for start in [Self.survey, text] {
      let (added, rest) = try Self.taking("방문", of: "參觀", at: "survey visit", into: start, language: "ko", adds: true)
      #expect(added == named && rest.diagnostics.isEmpty)
    }
  }

  @Test(arguments: ["", "zh_TW", "to", "日本語", "../x", "j", "ja-", "ja--x"])
  func aFileWithoutALanguageIsRefused(_ locale: String) throws {
    let unit = "unit front \"前臺\"\n"
    let (text, result) = try Self.taking("受付", of: "前臺", at: "unit front", into: unit, language: locale)
    #expect(text == unit && result.diagnostics.map(\.code) == [TranslationCode.poLanguage.rawValue])
  }

  @Test func localesMeanTheLanguagesOfTheDefinitions() throws {
    for locale in ["ja_JP", "JA", "ja.UTF-8"] {
      let (text, _) = try Self.taking("受付", of: "整體", at: "survey visit/page 1", into: Self.survey, language: locale)
      #expect(text.contains("\"整體\" en \"Overall\" ja \"受付\" {"), "\(locale)")
    }
    let unit = "unit front \"前臺\"\n"
    let (simplified, _) = try Self.taking("前台", of: "前臺", at: "unit front", into: unit, language: "zh_CN")
    #expect(simplified == "unit front \"前臺\" zh-Hans \"前台\"\n")
  }

  /// Whatever token is missing or doubled in a survey: it is refused, or takes every translation.
  @Test func spoiledDefinitionsComeToNoHarm() throws {
    var ignored: [Diagnostic] = []
    let file = Self.files(Self.survey)[0]
    let tokens = try #require(parse(file, &ignored)).tokens
    var taken = 0
    for (token, isDoubled) in tokens.flatMap({ [($0, false), ($0, true)] }) {
      var bytes = file.bytes
      let text = isDoubled ? bytes[token.range] + [0x20] + bytes[token.range] : []
      bytes.replaceSubrange(token.range, with: text)
      let spoiled = SourceFile(name: file.name, bytes: bytes)
      guard let catalogue = try? WordingCatalogue([spoiled]) else { continue }
      let sources = catalogue.wordings.filter { !$0.source.text.isEmpty }
      let entries = sources.map { ($0.path, $0.source.text, $0.source.text + "번역") }
      let result = try TranslationImport(Self.po("ko", entries), name: "x.po", into: [spoiled])
      try #require(result.refusedCount == 0, "\(result.diagnostics.map(\.code)) without \(token.text)")
      let after = try WordingCatalogue(result.files).wordings
      let lacking = after.filter { $0.translation(in: "ko")?.text != $0.source.text + "번역" }
      try #require(lacking.allSatisfy { $0.source.text.isEmpty })
      taken += result.addedCount
    }
    #expect(taken > 1000)
  }

  @Test func whatIsInDoubtWaits() throws {
    var file = Self.po("ja", [("unit front", "前臺", "受付"), ("unit front", "舊", "")])
    file.entries[0].isFuzzy = true
    let result = try TranslationImport(file, name: "x.po", into: Self.files("unit front \"前臺\"\n"))
    #expect(result.files[0].bytes == Array("unit front \"前臺\"\n".utf8) && result.diagnostics.isEmpty)
    #expect(result.fuzzyCount == 1 && result.emptyCount == 1 && result.addedCount == 0)
  }

  @Test func unclearDefinitionsAreLeftAlone() {
    #expect(throws: UnclearStructure.self) {
      try Self.taking("受付", of: "前臺", at: "unit front", into: "unit front \"前臺\" {\n")
    }
  }
}
