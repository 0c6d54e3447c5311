import Facts
import Foundation
import TestSupport
import Testing

@testable import TextAnalysis

/// A stand-in for the index: a text is found where the marks say so for every group and for nothing excluded.
private let search = SearchText { word in
  for ending in ["ning", "s", "ed"] where word.hasSuffix(ending) { return String(word.dropLast(ending.count)) }
  return word
}

private func finds(_ typed: String, _ text: String) throws -> Bool {
  let query = try search.query(typed)
  func has(_ phrases: [SearchPhrase]) -> Bool {
    !search.matches(of: SearchQuery(groups: [phrases], excluded: [], isShortened: false), in: text).isEmpty
  }
  return query.groups.allSatisfy(has) && !(has(query.excluded))
}

/// The text with `[` and `]` around what is marked.
private func marked(_ typed: String, _ text: String, length: Int = 1000) throws -> String {
  search.excerpt(of: text, for: try search.query(typed), length: length).pieces
    .map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
}

@Suite struct SearchTextTests {
  @Test func textsBecomeTerms() {
    let rows: [(text: String, terms: String)] = [
      ("冷氣太冷", "冷气 气太 太冷 冷"), ("冷", "冷"), ("", ""), ("！？…、", ""), ("The B1 toilets", "the b1 toilets"),
      ("很冷，我在抖", "很冷 冷 我在 在抖 抖"), ("3樓 AC 壞", "3 楼 ac 坏"), ("(07)380-0089", "07 73 38 80 00 00 08 89 9"),
      ("3.5 元", "3 5 元"), ("冷\n氣", "冷气 气"), ("冷\n\n氣", "冷 气"), ("전시가 좋아", "전시 시가 가 좋아 아"), ("ｶﾞﾗｽ", "ガラ ラス ス"),
      ("don't", "don t"), ("讚👍🏽👍", "赞👍 👍👍 👍"), ("a\u{0}b", "ab"), ("ทาง", "ทา าง ง"),
    ]
    for row in rows { #expect(search.terms(of: row.text) == row.terms, "\(row.text)") }
    let long = search.terms(of: String(repeating: "x1", count: 10_000)).split(separator: " ")
    #expect(long.allSatisfy { $0.utf8.count <= SearchTerms.longestWord } && long.joined().utf8.count == 20_000)
  }

  @Test func whatIsTypedIsFoundInAnyForm() throws {
    let rows: [(typed: String, text: String, isFound: Bool)] = [
      ("冷", "今天太冷了", true), ("冷", "今天很冷", true), ("冷", "今天很熱", false),
      ("冷氣", "三樓展廳的冷氣壞了", true), ("冷氣", "天冷，氣氛好", false), ("冷氣壞", "三樓的冷氣壞了", true), ("冷氣好", "冷氣壞了，好熱", false),
      ("冷气", "冷氣太強", true), ("冷氣", "冷气太强", true), ("臺北", "從台北來", true), ("台", "售票櫃臺", true), ("計劃", "這個計畫很好", true),
      ("冷氣", "冷気が強い", true), ("ＡＢＣ１２３", "abc123", true), ("123", "１２３號", true), ("ガラス", "ｶﾞﾗｽが割れた", true),
      ("①", "第1點", true),
      ("exhibit", "Great EXHIBITS!", true), ("exhibits", "one exhibit", true), ("run", "running late", true),
      ("hibit", "exhibit", false),
      ("展示", "展示が楽しかった", true), ("楽し", "展示が楽しかった", true), ("しかっ", "楽しかった", true), ("전시", "전시가 좋았어요", true),
      ("좋", "전시가 좋았어요", true),
      ("380-0089", "打 (07) 380-0089 沒人接", true), ("0089", "打 (07)3800089 沒人接", true),
      ("0912345678", "０９１２－３４５－６７８", true),
      ("107-000001", "案件 107-000001", true), ("3樓", "三樓", false), ("3", "共3台", true), ("3D", "3D電影", true),
      ("3", "3D電影", true), ("0089", "008、9", false),
      ("👍", "讚👍🏽", true), ("😡", "讚👍", false), ("館", "科工舘", true), ("好好好好好", "服務好好好", true),
      ("\"冷氣 壞\"", "冷氣，壞", true), ("\"冷氣 壞\"", "壞冷氣", false), ("冷氣 壞", "壞冷氣", true), ("“冷氣壞”", "冷氣壞了", true),
      ("「冷氣壞」", "冷氣 壞", false),
      ("冷氣 -廁所", "冷氣壞了", true), ("冷氣 -廁所", "廁所沒冷氣", false), ("冷氣　－廁所", "廁所沒冷氣", false), ("冷氣-廁所", "冷氣 廁所", true),
      ("冷氣 OR 空調", "空調壞", true), ("冷氣 OR 空調 三樓", "空調壞", false), ("冷氣 OR 空調 三樓", "三樓空調壞", true),
      ("OR", "this or that", true),
      ("冷氣 OR", "冷氣 or", true), ("冷氣 OR", "冷氣", false), ("OR 冷氣", "冷氣", false), ("\"OR\" 冷氣", "冷氣 or", true),
      ("AND NOT NEAR", "near and not", true),
      ("冷氣。太冷", "冷氣太冷", false), ("冷氣。太冷", "冷氣，太冷", true), ("\"未關的引號 x", "未關的引號 x", true),
    ]
    for row in rows { #expect(try finds(row.typed, row.text) == row.isFound, "\(row.typed) in \(row.text)") }
  }

  @Test(arguments: [
    "", " \u{3000}\n", "。！？", "\"\"", "- -", "* ^ ( ) { } : +", "\u{0}", "\u{200B}\u{FEFF}", "「」", "\u{202E}", "-\"\"",
  ])
  func withoutALetterThereIsNothingToFind(_ typed: String) {
    #expect(throws: SearchProblem.nothingToFind) { try search.query(typed) }
  }

  @Test func exclusionsAloneAreRefusedAndLongQueriesAreCut() throws {
    #expect(throws: SearchProblem.onlyExclusions) { try search.query("-冷氣 -廁所") }
    let long = [
      String(repeating: "冷氣 太", count: 20_000), String(repeating: "冷", count: 50_000),
      String(repeating: "a b", count: 40_000), (0..<500).map { "w\($0)" }.joined(separator: " "),
    ]
    for typed in long {
      let query = try search.query(typed)
      #expect(query.isShortened)
      #expect(query.groups.joined().map(\.terms.count).reduce(0, +) <= SearchQueryReader.mostTerms)
      #expect(query.groups.count <= SearchQueryReader.mostPhrases)
    }
    #expect(try !search.query("冷氣 太冷").isShortened)
  }

  @Test func matchesAreMarkedExactly() throws {
    let rows: [(typed: String, text: String, marked: String)] = [
      ("冷氣", "三樓冷氣壞，冷气！", "三樓[冷氣]壞，[冷气]！"), ("冷", "冷冷的", "[冷冷]的"), ("太冷", "太冷\n冷", "[太冷]\n冷"),
      ("冷氣太", "冷氣太冷氣太", "[冷氣太][冷氣太]"), ("ガ", "ｶﾞﾗｽ", "[ｶﾞ]ﾗｽ"), ("run", "Running late, RUN", "[Running] late, [RUN]"),
      ("冷氣 壞", "冷氣壞", "[冷氣壞]"), ("0089", "380-0089 轉", "380-[0089] 轉"), ("800", "380-0089", "3[80-0]089"),
      ("冷氣 -壞", "冷氣壞", "[冷氣]壞"),
      ("平方", "5㎡", "5㎡"), ("m2", "5㎡ 5 ㎡", "5㎡ 5 [㎡]"), ("👍", "讚👍🏽。", "讚[👍🏽]。"), ("b", "<b>&\"", "<[b]>&\""),
      ("冷氣", "冷\n氣", "[冷\n氣]"), ("3", "3D 13", "[3]D 1[3]"),
    ]
    for row in rows {
      #expect(try marked(row.typed, row.text) == row.marked.replacing("][", with: ""), "\(row.typed) in \(row.text)")
    }
  }

  @Test func longTextsAreCutAroundTheFirstMatch() throws {
    let filler = String(repeating: "字", count: 500)
    let rows: [(text: String, shown: String)] = [
      ("冷氣" + filler, "[冷氣]" + String(repeating: "字", count: 18) + "…"),
      (filler + "冷氣", "…" + String(repeating: "字", count: 18) + "[冷氣]"),
      (filler + "冷氣" + filler, "…字字字字字[冷氣]" + String(repeating: "字", count: 13) + "…"),
      (filler, String(repeating: "字", count: 20) + "…"), ("短短的冷氣", "短短的[冷氣]"), ("", ""),
      ("a QRcode 的冷氣" + filler, "… 的[冷氣]" + String(repeating: "字", count: 13) + "…"),
      (String(repeating: "👨‍👩‍👧", count: 30) + "冷氣", "…" + String(repeating: "👨‍👩‍👧", count: 18) + "[冷氣]"),
    ]
    for row in rows { #expect(try marked("冷氣", row.text, length: 20) == row.shown) }
  }

  private func fixtureTexts() throws -> [String] {
    let folder = repository.appendingPathComponent("fixtures/comments")
    var texts: [String] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names where name.hasSuffix(".ndjson") {
      let lines = String(decoding: try repositoryFile("fixtures/comments/\(name)"), as: UTF8.self)
      texts += lines.split(separator: "\n").enumerated().compactMap { number, line in
        guard number % 20 == 0, let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else { return nil }
        return (object as? [String: Any])?["text"] as? String
      }
    }
    return texts
  }

  @Test func everyRunOfHanCharactersOfATextFindsIt() throws {
    let texts = try fixtureTexts()
    #expect(texts.count > 150)
    for text in texts {
      let indexed = " " + search.terms(of: text)
      let isHan = { (character: Character) in
        character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
      }
      for run in text.split(whereSeparator: { !isHan($0) }) {
        let characters = Array(run)
        for start in characters.indices {
          for end in start + 1...min(start + 12, characters.count) {
            let typed = String(characters[start..<end])
            let phrase = try #require(try search.query(typed).groups.first?.first)
            let wanted = " " + phrase.terms.joined(separator: " ") + (phrase.isOpen ? "" : " ")
            #expect((indexed + " ").contains(wanted), "\(typed) in \(text)")
            let bytes = Array(text.utf8)
            let marks = search.matches(of: try search.query(typed), in: text)
              .map { String(decoding: bytes[$0], as: UTF8.self) }
            #expect(marks.contains { $0.contains(typed) }, "\(typed) is not marked in \(text)")
          }
        }
      }
    }
  }
}
