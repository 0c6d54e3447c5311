import Facts
import Testing
import UnicodeText

@testable import TextAnalysis

/// SplitMix64, so that invented comments are the same in every run.
struct ThemeRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Comments invented from parts: no two say the same words, and which part is in which is drawn.
struct InventedComments {
  private static let places = ["大廳", "二樓展廳", "停車場", "圖書館", "售票口", "電影院", "餐廳", "廁所", "草坪", "服務臺"]
  private static let things = ["椅子", "燈光", "指標", "音響", "螢幕", "地板", "垃圾桶", "飲水機", "解說牌", "模型", "按鈕", "樓梯"]
  private static let judgements = ["很乾淨", "有點舊", "壞掉了", "設計得不錯", "太少", "小孩喜歡", "找不到", "該換新", "用起來順手", "看不清楚"]
  private static let endings = ["謝謝", "請改善", "下次再來", "推薦大家", "辛苦了", "希望更好", "期待", "加油"]

  var random: ThemeRandom

  mutating func text() -> String {
    func one(_ words: [String], _ random: inout ThemeRandom) -> String { words.randomElement(using: &random) ?? "" }
    return one(Self.places, &random) + "的" + one(Self.things, &random) + one(Self.judgements, &random) + "，"
      + one(Self.places, &random) + "也" + one(Self.judgements, &random) + "，" + one(Self.endings, &random)
      + String(random.next() % 90 + 10)
  }

  mutating func comments(_ count: Int, days: Range<Int> = 0..<90, topics: [String] = ["overall"]) -> [ThemeComment] {
    (0..<count).map { _ in comment(text(), on: Int.random(in: days, using: &random), topics) }
  }

  func comment(_ text: String, on day: Int, _ topics: [String] = ["overall"]) -> ThemeComment {
    ThemeComment(text: text, personalData: [], day: day, topics: topics, isQuotable: true)
  }
}

@Suite struct ThemeTests {
  private static let reader = ThemeReader(folding: CharacterFolding(HanFolding.made()), generalTopic: "overall")

  private func themes(_ now: [ThemeComment], _ before: [ThemeComment]) -> Themes {
    Self.reader.themes(now: now, before: before, openDays: [])
  }

  /// Under a shuffle nothing has changed: with a rate of 0.05 a report may name something once in a while, not more.
  @Test func inShuffledCommentsHardlyAnythingIsCalledAChange() {
    var reports = 0
    for seed in 0..<24 {
      var invented = InventedComments(random: ThemeRandom(state: UInt64(seed)))
      let found = themes(invented.comments(200), invented.comments(300))
      #expect(found.testedCount > 20, "\(seed)")
      if !found.phrases.isEmpty { reports += 1 }
    }
    #expect(reports <= 3, "\(reports) of 24")
  }

  @Test func plantedPhrasesAreFoundWithTheirSpellingsMergedAndNothingElse() throws {
    var invented = InventedComments(random: ThemeRandom(state: 7))
    var (now, before) = (invented.comments(400), invented.comments(600))
    // New in three spellings, rising from 12 to 60, gone.
    for place in 0..<30 { now[place].text += "。" + ["機器狗表演", "机器狗表演", "機器狗表演"][place % 3] + (place % 2 == 0 ? "好看" : "取消") }
    for place in 0..<60 { now[place * 5].text = "收費臺排隊三十分，" + now[place * 5].text }
    for place in 0..<12 { before[place * 40].text = "收费台排隊三十分，" + before[place * 40].text }
    for place in 0..<40 { before[place * 3].text = (place % 2 == 0 ? "看" : "拍") + "昆蟲化石，" + before[place * 3].text }
    let found = themes(now, before)
    let rows = found.phrases.map { "\($0.phrase) \($0.direction.rawValue) \($0.now) \($0.before)" }
    #expect(rows.sorted() == ["收費臺排隊三十分 rising 60 12", "昆蟲化石 falling 0 40", "機器狗表演 new 30 0"].sorted())
    let new = try #require(found.phrases.first { $0.direction == .new })
    #expect(new.voices.allSatisfy { $0.text.contains("狗表演") } && Set(new.voices.map(\.text)).count == 3)
    #expect(new.interval.lowerBound > 2 && new.falseDiscoveryRate < 0.001 && found.testedCount > 20)
    let share = Double(found.distinctCount) / Double(found.distinctCount + found.distinctCountBefore)
    #expect(abs(new.expected - 30 * share) < 1e-9)
  }

  @Test func phrasesAreWholeAndSpeakForThemselves() {
    let fragments = ["冷氣", "冷", "的冷氣", "冷氣太", "科學工藝", "國立科學", "工藝博物館", "ity hall", "心照", "心照顧", "細心照"]
    var texts: [String] = []
    for number in 0..<12 {
      let word = ["昨天", "聽說", "所以", "剛剛", "還好", "結果"][number % 6]
      texts.append("\(word)冷氣太冷，\(number)樓\(number % 2 == 0 ? "展廳" : "教室")")
      texts.append("\(["到", "在", "去", "從"][number % 4])國立科學工藝博物館\(["玩", "看展", "上課"][number % 3])\(word)")
      texts.append("護理師\(["細心照顧", "用心照顧", "細心照料", "耐心照護"][number % 4])\(["病人", "爸爸", "我"][number % 3])")
      texts.append("\(word)細心，照顧得很好")
      texts.append("The City Hall \(["was great", "is near", "closed"][number % 3]) \(number)")
    }
    let tokens = Self.tokens(texts)
    let found = PhraseCounts(tokens, texts: Array(texts.indices)).phrases.map { phrase -> String in
      let place = Int(phrase.places[0])
      let text = texts[Int(phrase.texts[0])]
      let (start, end) = (Int(tokens.starts[place]), Int(tokens.ends[place + phrase.length - 1]))
      return String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    }
    for whole in ["冷氣太冷", "國立科學工藝博物館", "City Hall"] { #expect(found.contains(whole), "\(found)") }
    for fragment in fragments { #expect(!found.contains(fragment), "\(fragment) in \(found)") }
  }

  private static func tokens(_ texts: [String]) -> ThemeTokens {
    let folding = CharacterFolding(HanFolding.made())
    var tokens = ThemeTokens(folding)
    for text in texts { tokens.append(folding.fold(text), hidden: []) }
    return tokens
  }

  @Test func marksAgreeAboutAsOftenAsSetsDo() {
    let minHash = MinHash()
    var random = ThemeRandom(state: 3)
    var squares = 0.0
    for round in 0..<200 {
      let all = (0..<120).map { _ in random.next() }
      let cut = round % 100 + 10
      let (one, other) = (Array(all.prefix(cut)).sorted(), Array(all.suffix(from: cut / 3)).sorted())
      let exact = Double(Set(one).intersection(other).count) / Double(Set(one).union(other).count)
      #expect(abs(MinHash.similarity(one, other) - exact) < 1e-12)
      let marks = zip(minHash.marks(one), minHash.marks(other))
      let error = Double(marks.reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }) / Double(MinHash.bands * MinHash.rows) - exact
      squares += error * error
      // Five standard errors of a share of 80.
      #expect(abs(error) < 5 * (max(0.01, exact * (1 - exact)) / 80).squareRoot(), "\(round)")
    }
    #expect((squares / 200).squareRoot() < 0.056)
  }

  @Test func copiesAreFoundAndNothingElse() {
    var invented = InventedComments(random: ThemeRandom(state: 11))
    var texts = (0..<400).map { _ in invented.text() + "第\(invented.text())" }
    let originals = texts.count
    for place in stride(from: 0, to: 400, by: 4) {
      texts.append("【轉貼】" + texts[place].replacing("，", with: "!! ").replacing("臺", with: "台"))
    }
    let tokens = Self.tokens(texts)
    let first = NearDuplicates(tokens, texts: Array(texts.indices)).first
    let shingles = texts.indices.map { NearDuplicates.shingles(tokens, $0) }
    for (index, leader) in first.enumerated() where index != leader {
      #expect(MinHash.similarity(shingles[index], shingles[leader]) >= NearDuplicates.similarity)
    }
    for copy in originals..<texts.count { #expect(first[copy] == first[(copy - originals) * 4], "\(texts[copy])") }
    // What short texts have in common is what everybody says.
    #expect(NearDuplicates(Self.tokens(["很好玩", "很好玩", "很好玩"]), texts: [0, 1, 2]).first == [0, 1, 2])
  }

  @Test func hostileTextsTakeNoTimeAndSayNothing() {
    let long = String(repeating: "冷", count: 1_000_000)
    var random = ThemeRandom(state: 5)
    let noise = String(String.UnicodeScalarView((0..<300_000).compactMap { _ in Unicode.Scalar(0x4E00 + UInt32(random.next() % 20_000)) }))
    let rows: [(texts: [String], distinct: Int)] = [
      ([], 0), ([""], 1), (["很好"], 1), ([long], 1), ([noise, noise], 1), (Array(repeating: "👍🎉😀", count: 500), 500),
      (Array(repeating: "", count: 4_000), 4_000), (Array(repeating: "冷氣壞了三天都沒有人來修理", count: 4_000), 1),
      (Array(repeating: "很好", count: 4_000), 4_000), (["\u{0}\u{200B}\u{FEFF}", "\u{202E}abc\u{0301}\u{0301}"], 2),
    ]
    let started = ContinuousClock.now
    for row in rows {
      let comments = row.texts.map { ThemeComment(text: $0, personalData: [], day: 1, topics: [], isQuotable: true) }
      let found = themes(comments, comments)
      #expect(found.distinctCount == row.distinct && found.commentCount == row.texts.count && found.phrases.isEmpty)
      #expect(found.bursts.isEmpty)
    }
    // Full of personal data, all of which is hidden.
    let spans = (0..<100_000).map { PersonalDataSpan(range: ($0 * 4)..<($0 * 4 + 4), kind: .telephone) }
    let secret = ThemeComment(
      text: String(repeating: "7冷", count: 100_000), personalData: spans, day: 1, topics: [], isQuotable: true)
    #expect(themes([secret, secret], [secret]).distinctCount == 2)
    #expect(ContinuousClock.now - started < .seconds(60))
  }

  @Test func theSameCommentsGiveTheSameThemesWhateverElseWasRead() {
    var invented = InventedComments(random: ThemeRandom(state: 21))
    let (now, before) = (invented.comments(300), invented.comments(300))
    let first = themes(now, before)
    _ = themes(before, now)
    let again = ThemeReader(folding: CharacterFolding(HanFolding.made()), generalTopic: "overall")
      .themes(now: now, before: before, openDays: [])
    #expect(first.phrases == again.phrases && first.clusters == again.clusters && first.bursts == again.bursts)
  }
}
