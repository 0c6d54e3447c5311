import TestSupport
import Testing
import UnicodeText

@testable import TextAnalysis

/// With the shipped model and the museum's words. All texts are synthetic.
@Suite struct WordSegmenterTests {
  private static let model = Result { try SegmenterModel(ModelMemory(repositoryFile("models/segmenter.model"))) }
  private static let museum = Result { try InstitutionWords(list: repositoryFile("models/institution-words.txt")) }

  private func segmenter() throws -> WordSegmenter {
    WordSegmenter(model: try Self.model.get(), words: try Self.museum.get())
  }

  /// The words joined by single spaces, after the laws that hold for every text.
  private func words(
    _ segmenter: WordSegmenter, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let pieces = segmenter.pieces(of: text)
    let ends = [0] + pieces.map(\.range.upperBound)
    #expect(
      zip(pieces, ends).allSatisfy { $0.range.lowerBound >= $1 && !$0.range.isEmpty }, sourceLocation: sourceLocation)
    let bytes = Array(text.utf8)
    let words = pieces.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    func withoutSpace(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
      scalars.filter { !$0.properties.isWhitespace }
    }
    let kept = words.flatMap(\.unicodeScalars)
    #expect(kept == withoutSpace(text.unicodeScalars), "nothing but space is lost", sourceLocation: sourceLocation)
    return words.joined(separator: " ")
  }

  @Test func museumSentencesHaveSensibleWords() throws {
    let segmenter = try segmenter()
    let rows = [
      "今天 帶 小孩 去 科工館 看 恐龍特展 ， 服務台 人員 態度 很好 ！！！", "動力與機械廳 的 手搖 發電 機 壞 了 ， 希望 快點 修好 ……",
      "3D電影院 冷氣 太冷 ， 票價 ２００ 元 有點 貴 ， CP值 不高 ~~~", "這 家 博物館 的 解說員 真的 很 專業 ， 小朋友 聽 得 津津 有味 。",
      "这 家 博物馆 的 解说员 真的 很 专业 ， 小朋友 听 得 津津 有味 。", "廁所 地板 濕滑 ， 我 媽媽 跌倒 了 ， 請 盡快 處理",
      "10:30 的 場次 排隊 排 了 1.5 小時 ， 打 8 折 也 不想 再 來", "志工 阿姨 人 超好 👍 👍🏽 ， 好 ～～～ 棒",
      "超 好吃 の 牛肉 麵", "展示 が 楽 しか っ た です", "전시가 좋았어요 ! 3일 동안", "ㄏㄏ 這 個 很讚 欸",
      "The café's Wi - Fi didn't work , 20% slower", "★★★★★ 2018/03/05 a_b",
    ]
    for row in rows {
      // Where the text itself has spaces they are in the rows for alphabets; Chinese is given without.
      let isAlphabetic = row.unicodeScalars.contains { "aㄏ일★".unicodeScalars.contains($0) }
      let text = isAlphabetic ? row : String(row.filter { $0 != " " })
      #expect(words(segmenter, text) == row)
    }
  }

  @Test func theInstitutionsWordsHold() throws {
    let list = "# 說明\n科技與生活展 # 二樓\n\n  展示組\r\n愛‧迪生\nAI\nIMAX3D影院\n展示組合屋\n"
    let rows = [
      ("在科技與生活展示組合屋", "在 科技與生活展 示 組合 屋"), ("请展示組处理", "请 展示組 处理"), ("展示組合屋", "展示組合屋"),
      ("愛·迪生", "愛·迪生"), ("AIR 與 ＡＩ 與 ai", "AIR 與 ＡＩ 與 ai"), ("imax3d影院", "imax3d影院"),
      ("科技與生活\u{301}展", "科技與生活\u{301}展"),
    ]
    let words = try InstitutionWords(list: Array(list.utf8))
    #expect(words.words.count == 6)
    for model in [try Self.model.get(), nil] {
      let segmenter = WordSegmenter(model: model, words: words)
      for (text, goal) in rows { #expect(self.words(segmenter, text) == goal) }
    }
    let bad: [(list: [UInt8], line: Int, reason: InstitutionWords.BadLine.Reason)] = [
      (Array("好\n兩 詞".utf8), 2, .spaceInside), ([0x41, 0x0A, 0xFF], 2, .notUTF8),
      (Array(String(repeating: "長", count: 65).utf8), 1, .tooLong),
    ]
    for row in bad {
      #expect(throws: InstitutionWords.BadLine(line: row.line, reason: row.reason)) {
        try InstitutionWords(list: row.list)
      }
    }
  }

  @Test func everyTextIsCutTheSameWayEachTime() throws {
    let (first, second, plain) = (try segmenter(), try segmenter(), WordSegmenter(model: nil))
    let parts = [
      "", " ", "\n", "科工館", "很", "，", "……", "a", "9", "%", ".", "の", "ア", "한", "👨‍👩‍👧",
      "\u{301}", "\u{200B}", "\u{202E}",
      "\u{0}", "\u{FEFF}", "\u{FFFD}", "𠮷", "สวัสดี", "\u{3000}", "\u{10FFFF}", "\u{E000}", "ㄅ", "é", "<b>", "'",
    ]
    var seed: UInt64 = 7
    for _ in 0..<400 {
      let text = (0..<12).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return parts[Int(seed >> 33) % parts.count]
      }.joined()
      let said = words(first, text)
      #expect(words(second, text) == said)
      _ = words(plain, text)
    }
  }

  /// Longer than what is held at a time; what is cut where blocks meet is as elsewhere.
  @Test func longTextsAreCutThroughout() throws {
    let segmenter = try segmenter()
    let rows = ["科工館的服務台人員很親切", "好", "👍", "\u{301}", "\u{200B}", "a", "！", "の楽", "9,", " "]
    for row in rows {
      let text = String(repeating: row, count: 40_000)
      #expect(words(segmenter, text).isEmpty == (row == " "))
    }
    let (sentence, goal) = ("科工館的服務台人員很親切", "科工館 的 服務台 人員 很 親切")
    #expect(
      words(segmenter, String(repeating: sentence, count: 3_000))
        == Array(repeating: goal, count: 3_000).joined(separator: " "))
  }

  @Test func aChangedOrCutModelIsRefused() throws {
    let file = try repositoryFile("models/segmenter.model")
    #expect(try Self.model.get().file == file)
    for length in [0, 3, 23, 24, 100, file.count / 2, file.count - 1] {
      #expect(throws: ModelError.self) { try SegmenterModel(ModelMemory(Array(file.prefix(length)))) }
    }
    for place in stride(from: 0, to: file.count, by: file.count / 11) {
      var changed = file
      changed[place] ^= 0x40
      #expect(throws: ModelError.self) { try SegmenterModel(ModelMemory(changed)) }
    }
    let museum = try repositoryFile("models/museum.model")
    #expect(throws: ModelError.otherKind(.feedback)) { try SegmenterModel(ModelMemory(museum)) }
  }
}
