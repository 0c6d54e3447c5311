import Facts
import Testing
import UnicodeText

@testable import TextAnalysis

@Suite struct LanguageTests {
  private let folding = CharacterFolding(HanFolding.made())

  @Test func languagesAreToldByScriptsMarksAndWords() {
    let rows: [(text: String, language: String)] = [
      ("廁所很髒", "zh-Hant"), ("厕所很脏，请打扫", "zh-Hans"), ("Great museum!", "en"), ("展示が楽しかったです", "ja"), ("전시가 좋았어요", "ko"),
      ("超好吃の牛肉麵", "zh-Hant"), ("staff 態度超級nice的啦", "zh-Hant"), ("", "und"), ("123 !!!", "und"), ("👍👍", "und"),
      ("台北很好", "zh-Hant"),
      ("Bảo tàng rất đẹp, tôi thích lắm", "vi"), ("寒い。上着必須", "ja"), ("科学館の展示", "ja"), ("駐車場、駅、図書館", "ja"),
      ("圖書館好安靜", "zh-Hant"),
      ("ㄌㄧㄤˊ！", "zh-Hant"), ("按下去會噴煙霧ㄟ ヽ(✿ﾟ▽ﾟ)ノ", "zh-Hant"), ("騎YouBike來ㄉ", "zh-Hant"), ("阮囝足愛恐龍，閣欲來", "zh-Hant"),
      ("พิพิธภัณฑ์สวยมาก", "th"), ("Очень хороший музей", "ru"), ("Дуже гарний музей, дякую її", "uk"),
      ("متحف جميل جدا", "ar"), ("מוזיאון יפה", "he"),
      ("Πολύ ωραίο μουσείο", "el"), ("बहुत अच्छा संग्रहालय", "hi"), ("Très beau musée, les enfants sont ravis", "fr"),
      ("Das Museum ist sehr schön", "de"), ("El museo está muy bien", "es"), ("Il museo è molto bello", "it"),
      ("O museu é muito bom", "pt"),
      ("Het museum is heel leuk", "nl"), ("Museumnya sangat bagus dan anak saya suka", "id"), ("asdfghjk", "und"),
      ("OK", "en"), ("yyds", "und"),
      ("(๑•̀ㅂ•́)و✧", "und"), ("ㅋㅋㅋ", "ko"), ("I ate 牛肉麵 in the restaurant and it was great", "en"),
    ]
    for row in rows { #expect(LanguageScanner.language(of: folding.fold(row.text)) == row.language, "\(row.text)") }
  }

  @Test func mixedTextsComeApartByLanguage() {
    let rows: [(text: String, stretches: [String])] = [
      ("冷氣太強。The air conditioning is too cold for my kids.", ["zh-Hant:冷氣太強。",
      "en:The air conditioning is too cold for my kids."]),
      ("很好看！とても楽しかったです。", ["zh-Hant:很好看！", "ja:とても楽しかったです。"]), ("wifi 很慢", ["zh-Hant:wifi 很慢"]),
      ("전시가 좋았어요. Thank you very much!", ["ko:전시가 좋았어요. ", "en:Thank you very much!"]), ("", []),
      ("👍 123", ["und:👍 123"]),
      ("博物館", ["zh-Hant:博物館"]), ("厕所很脏。很好", ["zh-Hans:厕所很脏。很好"]),
    ]
    for row in rows {
      let bytes = Array(row.text.utf8)
      let found = LanguageScanner.stretches(in: row.text, folding)
      #expect(
        found.map { $0.language + ":" + String(decoding: bytes[$0.range], as: UTF8.self) } == row.stretches,
          "\(row.text)")
    }
  }

  @Test func stretchesCoverHostileTextsWithoutGaps() {
    for unit in ["a好", "a ", "。", "é\u{301}", "あa。", "\u{200B}", "ㅂ", "\u{202E}x好。"] {
      let text = String(repeating: unit, count: 2_000)
      let stretches = LanguageScanner.stretches(in: text, folding)
      #expect(stretches.first?.range.lowerBound == 0 && stretches.last?.range.upperBound == text.utf8.count)
      #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    }
  }

  @Test func facesJudge() {
    let inspector = TextInspector()
    let rows: [(text: String, moods: [String])] = [
      ("👍🏽 😡 🙏", ["positive", "negative", "neutral"]), ("QAQ ^_^ XDDD", ["negative", "positive", "neutral"]),
      ("(╯°□°)╯︵ ┻━┻", ["negative"]), ("ヽ(✿ﾟ▽ﾟ)ノ", ["positive"]), ("ㄏㄏ", ["positive"]), ("ㄌㄧㄤˊ", ["-"]),
      ("!!!!", ["-"]),
    ]
    for row in rows {
      let moods = inspector.inspect(row.text).stretches.map { MoodMarks.mood(of: $0, in: row.text)?.rawValue ?? "-" }
      #expect(moods == row.moods, "\(row.text)")
    }
  }
}
