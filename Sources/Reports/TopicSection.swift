import CivilTime
import Definitions
import Documents
import Facts
import TextAnalysis

/// What people wrote: topics by sentiment, and some of their words without anything that identifies them.
struct TopicSection {
  let facts: QuarterFacts
  let catalogue: Catalogue
  let language: String

  /// How often a topic was spoken of, by sentiment.
  struct Tally: Hashable {
    var topic: Topic
    var counts: [Sentiment: Int] = [:]
    var before = 0
    var total: Int { counts.values.reduce(0, +) }
    /// Negative or mixed.
    var critical: Int { (counts[.negative] ?? 0) + (counts[.mixed] ?? 0) }
  }

  /// Topics that were spoken of, the most criticised first.
  var tallies: [Tally] {
    var tallies = Dictionary(
      catalogue.topics.map { ($0.key, Tally(topic: $0)) }, uniquingKeysWith: { first, _ in first })
    for item in facts.feedback {
      for topic in item.label?.analysis.topics ?? [] { tallies[topic.topic]?.counts[topic.sentiment, default: 0] += 1 }
    }
    for item in facts.feedbackBefore {
      for topic in item.label?.analysis.topics ?? [] where topic.sentiment == .negative || topic.sentiment == .mixed {
        tallies[topic.topic]?.before += 1
      }
    }
    return tallies.values.filter { $0.total > 0 }.sorted {
      ($1.critical, $1.total, $0.topic.key) < ($0.critical, $0.total, $1.topic.key)
    }
  }

  private static let order: [Sentiment] = [.positive, .neutral, .mixed, .negative]
  private static let names = ["正面", "中性", "褒貶皆有", "負面"]

  var blocks: [Block] {
    let tallies = tallies
    let heading = Block.heading(level: 2, text: "民眾說了什麼")
    guard !tallies.isEmpty else { return [heading, .paragraph("本季沒有文字意見。")] }
    var blocks = [heading, .paragraph(summary), .figure(figure(tallies)), .table(channels)]
    for tally in tallies.prefix(5) where tally.critical > 0 {
      let quotes = self.quotes(tally.topic.key)
      guard !quotes.isEmpty else { continue }
      blocks += [
        .heading(level: 3, text: "\(tally.topic.name.text(in: language))：\(tally.critical) 則批評（上季 \(tally.before) 則）"),
        .quotes(quotes),
      ]
    }
    return blocks
  }

  private var summary: String {
    let unsure = facts.feedback.filter { $0.label?.analysis.isUnsure ?? true }.count
    let urgent = facts.feedback.filter { $0.label?.analysis.urgency == .urgent }.count
    return "共 \(facts.feedback.count) 則文字意見，由程式判讀；其中 \(unsure) 則程式沒有把握，宜由人工複核；\(urgent) 則標為緊急。"
  }

  private func figure(_ tallies: [Tally]) -> Figure {
    let shown = tallies.prefix(15)
    let rows = shown.map { tally in
      StackedRow(label: tally.topic.name.text(in: language), values: Self.order.map { tally.counts[$0] ?? 0 })
    }
    let table = Table(
      key: "topics", caption: "各主題意見則數", columns: ["主題", "類別", "負責組室"] + Self.names + ["合計", "上季批評"],
      rows: tallies.map { tally -> [Cell] in
        let unit = tally.topic.units.first.flatMap(catalogue.unit)?.name.text(in: language) ?? ""
        return [.text(tally.topic.name.text(in: language)), .text(tally.topic.category.text(in: language)), .text(unit)]
          + Self.order.map { .number(String(tally.counts[$0] ?? 0)) }
          + [.number(String(tally.total)), .number(String(tally.before))]
      })
    let first = tallies.first
    return Figure(
      caption: "被批評最多的主題",
      description: "最多批評的是「\(first?.topic.name.text(in: language) ?? "–")」，\(first?.critical ?? 0) 則。每列依序為正面、中性、褒貶皆有、負面。",
      chart: .stacked(rows, parts: Self.names), table: table)
  }

  private var channels: Table {
    let rows = Channel.allCases.compactMap { channel -> [Cell]? in
      let items = facts.feedback.filter { $0.feedback.channel == channel }
      guard !items.isEmpty else { return nil }
      let counts = Self.order.map { sentiment in items.filter { $0.label?.analysis.sentiment == sentiment }.count }
      return [.text(Self.name(channel)), .number(String(items.count))] + counts.map { .number(String($0)) }
    }
    return Table(key: "channels", caption: "各管道意見則數", columns: ["管道", "則數"] + Self.names, rows: rows)
  }

  static func name(_ channel: Channel) -> String {
    switch channel {
    case .kiosk: "觸控螢幕"
    case .web: "網頁"
    case .paper: "紙本"
    case .phone: "電話"
    case .counter: "櫃檯"
    case .mail: "電子郵件"
    case .facebook: "臉書"
    case .google: "Google 評論"
    case .hotline: "專線"
    case .news: "新聞"
    }
  }

  /// Three critical texts about a topic: those of which the model is surest, in a fixed order, with personal data
  /// blacked out. Anonymous surveys and very short texts are not quoted.
  private func quotes(_ topic: String) -> [Quote] {
    let critical = facts.feedback.compactMap { item -> (probability: Double, id: String, quote: Quote)? in
      guard let analysis = item.label?.analysis, !analysis.isUnsure,
        let label = analysis.topics.first(where: { $0.topic == topic }), label.sentiment == .negative || label.sentiment == .mixed,
        (6...200).contains(item.feedback.text.unicodeScalars.count), isQuotable(item.feedback)
      else { return nil }
      let text = Redaction.redact(item.feedback.text, analysis.personalData)
      let date = CivilDate(item.feedback.writtenAt, in: catalogue.institution.zone)
      let source = "\(Self.name(item.feedback.channel))，\(rocYearDescription(date.year))年\(date.month)月"
      return (label.probability, item.feedback.id, Quote(text: text, source: source))
    }
    var seen: Set<String> = []
    return critical.sorted { ($1.probability, $0.id) < ($0.probability, $1.id) }.map(\.quote)
      .filter { seen.insert($0.text).inserted }.prefix(3).map { $0 }
  }

  private func isQuotable(_ feedback: Feedback) -> Bool {
    guard let survey = feedback.origin.flatMap({ catalogue.survey($0.survey) }) else { return true }
    return !survey.isAnonymous
  }
}
