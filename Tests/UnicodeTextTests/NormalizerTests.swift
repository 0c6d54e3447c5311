import Testing
import UnicodeText

@Suite struct NormalizerTests {
  @Test func formsOfTheSameLetterBecomeOne() {
    let rows: [(text: String, folded: String)] = [
      ("ＡＢＣ１２３", "abc123"), ("①②", "12"), ("㍿", "株式会社"), ("ｶﾞ", "ガ"), ("e\u{301}", "é"), ("", ""),
      ("Straße", "strasse"), ("a\u{200D}\u{FE0F}b", "ab"), ("ﷺ", "صلى الله عليه وسلم"),
    ]
    for row in rows { #expect(Normalizer.folded(row.text) == row.folded) }
    #expect(Array(Normalizer.composed("か\u{3099}e\u{301}").unicodeScalars) == ["が", "é"])
    #expect(Normalizer.unicodeVersion.contains("."))
  }

  @Test func longTextsFitWhateverTheyGrowTo() {
    let folded = Normalizer.folded(String(repeating: "ﷺ", count: 5_000))
    #expect(folded.unicodeScalars.count == 5_000 * 18)
  }

  @Test func scriptsFoldTogetherAndKeepTheirPlaces() throws {
    let folding = CharacterFolding(HanFolding.made())
    let rows: [(text: String, like: String)] = [
      ("廁所髒亂", "厕所脏乱"), ("圖書館", "图书馆"), ("哈哈哈哈哈哈", "哈哈哈"), ("ＯＫ👍🏽", "ok👍"), ("❤️", "❤"), ("！！！！！", "!!!"),
      ("0912000000", "0912000000"), ("か\u{3099}", "が"), ("\u{301}a", "\u{301}A"),
    ]
    for row in rows { #expect(folding.fold(row.text).codePoints == folding.fold(row.like).codePoints) }
    let folded = folding.fold("㍿か\u{3099}廁👍🏽x")
    #expect(folded.length == "㍿か\u{3099}廁👍🏽x".utf8.count)
    #expect(folded.range(0..<4) == 0..<3)
    #expect(folded.range(4..<5) == 3..<9)
    #expect(folded.range(5..<6) == 9..<12)
    #expect(folded.range(folded.codePoints.count - 1..<folded.codePoints.count) == 20..<21)
    #expect(folding.fold("這裡的廁所").traditionalMarks > folding.fold("這裡的廁所").simplifiedMarks)
    #expect(folding.fold("这里的厕所").simplifiedMarks > folding.fold("这里的厕所").traditionalMarks)
    #expect(folding.fold("台北").simplifiedMarks == 0)
  }
}
