import Facts
import Statistics
import Testing
import UnicodeText

@testable import TextAnalysis

@Suite struct ThemeDayTests {
  private static let reader = ThemeReader(folding: CharacterFolding(HanFolding.made()), generalTopic: "overall")

  /// With 2 every day the mean is 2 and half a comment in 30 days (2.0166…), and less scatter than Poisson's is Poisson's.
  /// P(X > 9) = 4.9e-5 and P(X > 10) = 8.8e-6 there (scipy.stats.poisson.sf), so that the limit of 1e-5 is 10.
  @Test func limitsAreThoseComputedByHand() {
    let chart = DailyCounts(days: Array(0..<30), history: (0..<30).map { ($0, 2) })
    #expect(chart.weekdayFactors.allSatisfy { abs($0 - 1) < 1e-12 })
    var counts = [Int](repeating: 2, count: 30)
    counts[12] = 10
    #expect(chart.excesses(counts, probability: 1e-5).isEmpty)
    counts[12] = 11
    let found = chart.excesses(counts, probability: 1e-5)
    #expect(found.map(\.day) == [12] && found.first?.limit == 10)
    // The day itself is not part of what it is judged by: 58 in 29 days, and the half.
    #expect(abs((found.first?.expected ?? 0) - 58.5 / 29) < 1e-12)
  }

  @Test func severalBadDaysDoNotHideOneAnother() {
    var counts = (0..<78).map { $0 % 3 == 0 ? 1 : 0 }
    for day in 40..<44 { counts[day] = 9 }
    let chart = DailyCounts(days: Array(0..<78), history: counts.enumerated().map { ($0.offset, $0.element) })
    #expect(chart.excesses(counts, probability: 0.05 / (78 * 50)).map(\.day) == [40, 41, 42, 43])
  }

  @Test func busyWeekdaysAreNoNewsOnceTheirHistoryIsKnown() {
    let usual = (0..<180).map { ($0 % 7 >= 5) ? 16 : 4 }
    let history = usual.enumerated().map { (day: $0.offset, count: $0.element) }
    let days = Array(180..<260)
    let counts = days.map { $0 % 7 >= 5 ? 16 : 4 }
    #expect(DailyCounts(days: days, history: history).excesses(counts, probability: 1e-4).isEmpty)
    var crowded = counts
    crowded[2] = 16
    #expect(days[2] % 7 < 5 && DailyCounts(days: days, history: history).excesses(crowded, probability: 1e-4).map(\.day) == [2])
  }

  /// Poisson counts by inversion, and counts whose mean itself changes from day to day (overdispersed).
  @Test(arguments: [false, true]) func ordinaryDaysAreSeldomCalledBursts(isOverdispersed: Bool) {
    var random = ThemeRandom(state: 99)
    var alarms = 0
    for _ in 0..<200 {
      let counts = (0..<78).map { _ -> Int in
        let mean = 4 * (isOverdispersed ? [0.5, 0.8, 1.2, 1.5].randomElement(using: &random) ?? 1 : 1)
        let draw = Double.random(in: 0..<1, using: &random)
        let poisson = CountDistribution(mean: mean, dispersion: 1)
        return (0..<60).first { 1 - poisson.tail($0 + 1) > draw } ?? 60
      }
      let chart = DailyCounts(days: Array(0..<78), history: counts.enumerated().map { ($0.offset, $0.element) })
      if !chart.excesses(counts, probability: 0.05 / 78).isEmpty { alarms += 1 }
    }
    // 10 of 200 are to be expected of Poisson counts, a few more where the scatter had to be estimated.
    #expect(alarms <= (isOverdispersed ? 26 : 20), "\(alarms)")
  }

  @Test func aBurstNamesItsDayAndWhatWasSaidAndClosedDaysAreNoZeros() throws {
    var invented = InventedComments(random: ThemeRandom(state: 4))
    // Comments on every second day only: the others say nothing of what is usual.
    var now = (0..<360).map { number in invented.comment(invented.text(), on: number / 8 * 2) }
    for number in 0..<9 {
      now.append(invented.comment("電梯困住\(["一家人", "三個小孩", "老先生"][number % 3])，\(invented.text())", on: 40, ["safety"]))
    }
    let found = Self.reader.themes(now: now, before: invented.comments(100, days: -90..<0), openDays: [])
    let burst = try #require(found.bursts.first)
    #expect(found.dayCount == 45 && found.bursts.count == 1 && burst.day == 40)
    #expect(Set([burst.subject] + burst.related) == [.topic("safety"), .phrase("電梯困住")])
    #expect(burst.count == 9 && burst.voices.allSatisfy { $0.text.hasPrefix("電梯困住") })
    // Were the days between surely open, they would be zeros.
    let open = Self.reader.themes(now: now, before: [], openDays: Set(0..<89))
    #expect(open.dayCount == 89)
  }

  @Test func whatFitsNoTopicIsGroupedAndPersonalDataStaysHidden() throws {
    var invented = InventedComments(random: ThemeRandom(state: 8))
    var now = invented.comments(200, topics: ["climate"])
    let cats = ["草坪的橘貓好可愛", "橘貓又睡在草坪", "草坪橘貓有名字嗎", "請問草坪橘貓是誰養的", "草坪那隻橘貓要結紮"]
    for (day, text) in cats.enumerated() { now.append(invented.comment(text, on: day)) }
    let secret = "草坪橘貓請聯絡0912345678"
    now.append(
      ThemeComment(
        text: secret, personalData: [PersonalDataSpan(range: 21..<31, kind: .telephone)], day: 3, topics: [],
        isQuotable: true))
    now.append(ThemeComment(text: "草坪橘貓不准引用這句話", personalData: [], day: 3, topics: [], isQuotable: false))
    for text in ["今天天氣晴", "祝大家新年好", "我是來測試的"] { now.append(invented.comment(text, on: 1)) }
    let found = Self.reader.themes(now: now, before: [], openDays: [])
    let cluster = try #require(found.clusters.first)
    #expect(found.topiclessCount == 10 && found.clusters.count == 1 && cluster.count == 7)
    #expect(cluster.phrases.contains("橘貓") && cluster.coherence > Clusters.similarity)
    let said = (cluster.voices + found.copied + found.bursts.flatMap(\.voices)).map(\.text)
    #expect(said.allSatisfy { !$0.contains("0912345678") && !$0.contains("不准引用") } && cluster.voices.count == 3)
    #expect(Set(cluster.voices.map(\.text)).count == 3)
  }
}
