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
      ("0912000000", "0912000000"), ("か\u{3099}", "が"), ("ｶﾞﾗｽ", "ガラス"), ("\u{301}a", "\u{301}A"),
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

  @Test func variantsAndJunkMakeNoDifference() {
    let folding = CharacterFolding(HanFolding.made())
    let rows: [(text: String, like: String)] = [
      ("臺北裡面裏邊著急羣眾衆線為爲床牀啟啓", "台北里面里边着急群众众线为为床床启启"), ("山峯的麪", "山峰的面"), ("妳說牠", "你说它"), ("舘畵甯", "馆画宁"),
      ("廁\u{200B}所\u{FEFF}很\u{2060}髒", "廁所很髒"), ("\u{202E}廁所\u{202C}\u{2066}", "廁所"), ("a\u{0}b", "ab"),
      ("一\u{2028}二\u{85}三", "一\n二\n三"),
      ("１２３ＡＢＣ", "123abc"), ("ｶﾌｪ", "カフェ"), ("零零零零零", "零零零零零"), ("１️⃣", "1⃣"),
    ]
    for row in rows { #expect(folding.fold(row.text).codePoints == folding.fold(row.like).codePoints, "\(row.text)") }
    #expect(folding.fold("零零零零零").codePoints.count == 5)
    // Where it loses, NFKC is kept away from what is shown: offsets lead back to the bytes as they were.
    let text = "\u{202E}x①\u{200B}½か\u{3099}"
    let folded = folding.fold(text)
    for place in folded.codePoints.indices {
      let range = folded.range(place..<(place + 1))
      #expect(range.lowerBound >= 0 && range.upperBound <= text.utf8.count && !range.isEmpty)
    }
    #expect(folded.range(0..<1) == 3..<4)
  }

  @Test func hostileTextsFoldInOnePass() {
    let folding = CharacterFolding(HanFolding.made())
    for unit in ["\u{301}", "e\u{301}", "\u{200B}", "\u{202E}", "ﷺ", "か\u{3099}", "\0", "臭", "👨‍👩‍👧‍👦"] {
      let folded = folding.fold(String(repeating: unit, count: 20_000))
      #expect(folded.codePoints.count == folded.offsets.count)
      #expect(folded.offsets.last ?? 0 < folded.length)
    }
  }
}
