import CivilTime
import Definitions
import Documents
import Facts
import Statistics
import TextAnalysis

/// What is new, rising and falling in what people write, on which days it came in heaps, and what fits no topic.
struct ThemeSection {
  let quarter: QuarterThemes
  let catalogue: Catalogue
  let language: String

  private static let most = 12

  private var themes: Themes { quarter.themes }

  var blocks: [Block] {
    let heading = Block.heading(level: 2, text: "本季大家在說什麼")
    guard themes.commentCount > 0 else { return [heading, .paragraph("本季沒有文字意見。")] }
    return [heading, .paragraph(basis)] + phraseBlocks + burstBlocks + clusterBlocks + copyBlocks
  }

  private var basis: String {
    let folded =
      themes.foldedCount > 0
      ? "其中 \(themes.foldedCount) 則與別則字句幾乎相同（重複送出或轉貼），併為 1 則計，共 \(themes.distinctCount) 則。"
      : "沒有字句幾乎相同的重複意見。"
    let before =
      themes.commentCountBefore > 0
      ? "比較的基準是先前 \(quarter.quarters) 季的 \(themes.distinctCountBefore) 則（同樣合併）。" : "先前各季沒有文字意見可以比較。"
    return "本季 \(themes.commentCount) 則文字意見，\(folded)\(before)"
  }

  // MARK: Phrases

  private var phraseBlocks: [Block] {
    let heading = Block.heading(level: 3, text: "新出現、變多與變少的說法")
    let least = Themes.fewestComments
    guard min(themes.distinctCount, themes.distinctCountBefore) >= least else {
      return [heading, .paragraph("意見太少，不作比較：本季與先前都要有 \(least) 則以上。")]
    }
    guard !themes.phrases.isEmpty else {
      return [heading, .paragraph("比較了 \(themes.testedCount) 個說法，沒有一個的變化大到不能說是巧合。")]
    }
    let shown = Themes.Direction.allCases.flatMap { direction in
      themes.phrases.filter { $0.direction == direction }.prefix(Self.most)
    }
    let rest = themes.phrases.count - shown.count
    return [
      heading,
      .paragraph(
        """
        比較了 \(themes.testedCount) 個說法，\(themes.phrases.count) 個的變化超過巧合（q 小於 0.05：列出者中約每 20 個有 1 個是巧合）\
        且相差半倍以上\(rest > 0 ? "，各類列出最明顯的 \(Self.most) 個" : "")。繁簡、全半形與異體字視為同一說法。
        """),
      .table(
        Table(
          key: "themes-phrases", caption: "新出現、變多與變少的說法",
          columns: [
            "說法", "變化", "本季則數", "先前則數", "本季每千則", "先前每千則", "倍數（95% 區間）", "q", "代表意見",
          ], rows: shown.map(row))),
    ]
  }

  private func row(_ phrase: Themes.ChangedPhrase) -> [Cell] {
    let direction =
      switch phrase.direction {
      case .new: "新出現"
      case .rising: "▲ 變多"
      case .falling: "▼ 變少"
      }
    return [
      .text(phrase.phrase + others(phrase.related)), .text(direction),
      .number(String(phrase.now)), .number(String(phrase.before)),
      .number(perThousand(phrase.now, of: themes.distinctCount)),
      .number(perThousand(phrase.before, of: themes.distinctCountBefore)), .text(times(phrase)),
      .number(phrase.falseDiscoveryRate < 0.001 ? "<0.001" : fixed(phrase.falseDiscoveryRate, 3)),
      phrase.voices.first.map { .text(words($0)) } ?? .empty,
    ]
  }

  /// What the same comments say besides.
  private func others(_ names: [String]) -> String {
    names.isEmpty ? "" : "（同時：\(names.prefix(4).joined(separator: "、"))）"
  }

  private func perThousand(_ count: Int, of all: Int) -> String { fixed(Double(count) * 1000 / Double(max(1, all)), 1) }

  private func times(_ phrase: Themes.ChangedPhrase) -> String {
    let bounds = [phrase.interval.lowerBound, phrase.interval.upperBound].map { shortened(powerOfTwo($0)) }
    // Of what was never said before there is no telling how many times as often it is said now.
    guard phrase.direction != .new else { return "至少 \(bounds[0]) 倍" }
    guard phrase.now > 0 else { return "至多 \(bounds[1]) 倍" }
    return "\(shortened(powerOfTwo(phrase.logRatio))) 倍（\(bounds[0])–\(bounds[1])）"
  }

  private func shortened(_ value: Double) -> String { fixed(value, value < 10 ? 1 : 0) }

  // MARK: Days

  private var burstBlocks: [Block] {
    let heading = Block.heading(level: 3, text: "特別多的日子")
    guard themes.dayCount > 0 else { return [heading, .paragraph("有意見的日子太少，不判斷哪一天特別多。")] }
    guard !themes.bursts.isEmpty else {
      return [heading, .paragraph("\(themes.dayCount) 天之中，沒有一天的意見超過管制上限。")]
    }
    return [
      heading,
      .paragraph(
        """
        逐日看全部意見、每個主題與每個說法，超過管制上限的日子列在下面；上限隨星期與平日起伏而定，並已計入同時看了多少天與多少項。\
        休館等沒有任何意見的日子不當作零則。
        """),
      .table(
        Table(
          key: "themes-days", caption: "意見特別多的日子", columns: ["日期", "說的是", "當日則數", "平日則數", "上限", "代表意見"],
          rows: themes.bursts.prefix(Self.most * 2).map(row))),
    ]
  }

  private func row(_ burst: Themes.Burst) -> [Cell] {
    [
      .text(CivilDate(daysSinceEpoch: burst.day).rocDescription),
      .text(name(burst.subject) + others(burst.related.map(name))),
      .number(String(burst.count)), .number(fixed(burst.expected, burst.expected < 1 ? 2 : 1)),
      .number(String(burst.limit)),
      burst.voices.first.map { .text(words($0)) } ?? .empty,
    ]
  }

  private func name(_ subject: Themes.Burst.Subject) -> String {
    switch subject {
    case .everything: "全部意見"
    case .topic(let key): "主題：\(catalogue.topic(key)?.name.text(in: language) ?? key)"
    case .phrase(let phrase): "「\(phrase)」"
    }
  }

  // MARK: What fits no topic

  private var clusterBlocks: [Block] {
    let heading = Block.heading(level: 3, text: "不屬於任何主題的意見")
    let said = "本季有 \(themes.topiclessCount) 則意見不屬於任何主題"
    guard !themes.clusters.isEmpty else {
      return [heading, .paragraph("\(said)；其中看不出 4 則以上在說同一件事。")]
    }
    let shown = themes.clusters.prefix(5)
    return [heading, .paragraph("\(said)，看得出 \(shown.count) 群，同一群在說同一件事；常出現的，可考慮增訂主題。")]
      + shown.flatMap { cluster -> [Block] in
        [
          .heading(level: 4, text: "\(cluster.phrases.joined(separator: "、"))：\(cluster.count) 則"),
          .quotes(cluster.voices.map(quote)),
        ]
      }
  }

  // MARK: Copies

  private var copyBlocks: [Block] {
    let shown = themes.copied.filter { $0.copies > 2 }.prefix(5)
    guard !shown.isEmpty else { return [] }
    return [
      .heading(level: 3, text: "重複張貼的意見"), .paragraph("字句幾乎相同的有 3 則以上；在上面各表只計 1 則。"),
      .quotes(shown.map(quote)),
    ]
  }

  private func quote(_ voice: Themes.Voice) -> Quote {
    let feedback = quarter.feedback[voice.comment]
    let date = CivilDate(feedback.writtenAt, in: catalogue.institution.zone)
    let copies = voice.copies > 1 ? "，相同的共 \(voice.copies) 則" : ""
    return Quote(
      text: voice.text,
      source: "\(TopicSection.name(feedback.channel))，\(rocYearDescription(date.year))年\(date.month)月\(copies)")
  }

  private func words(_ voice: Themes.Voice) -> String {
    voice.copies > 1 ? "\(voice.text)（相同的共 \(voice.copies) 則）" : voice.text
  }
}
