import CivilTime
public import Definitions
public import Documents
import Facts
import Statistics
public import TextAnalysis

/// Makes a quarter's report: the decisions first, then each survey, the words, the cases, the improvements, the method.
public struct QuarterReport: Sendable {
  private let facts: QuarterFacts
  private let catalogue: Catalogue
  /// The version of the model that labelled the feedback, for the page on method.
  private let modelVersion: String
  private let versionChanges: [String: VersionChange]
  private let outline: ReportOutline
  private let themeReader: ThemeReader

  /// - Parameters:
  ///   - versionChanges: by the key of a survey of which the quarter or the one before holds older versions.
  ///   - themeReader: finds what is new in the feedback.
  ///   - outline: what it holds; without one, the first that the institution declares.
  public init(
    facts: QuarterFacts, catalogue: Catalogue, modelVersion: String, themeReader: ThemeReader,
    versionChanges: [String: VersionChange] = [:], outline: ReportOutline? = nil
  ) {
    self.themeReader = themeReader
    self.outline = outline ?? catalogue.reports.first ?? .standard
    self.facts = facts
    self.catalogue = catalogue
    self.modelVersion = modelVersion
    self.versionChanges = versionChanges
  }

  private var language: String { catalogue.institution.languages.first ?? "zh-Hant" }

  public func document() -> Document {
    let surveys = surveysByResponses.map { survey in
      let figures = { (responses: [String: [Response]]) in
        SurveyFigures(
          survey: survey, catalogue: catalogue, responses: responses[survey.key] ?? [],
          versionChange: versionChanges[survey.key] ?? .none)
      }
      return (now: figures(facts.responses), before: figures(facts.responsesBefore))
    }
    let house = catalogue.institution.name.text(in: language)
    return Document(
      language: language, title: "\(house) \(facts.period.rocDescription)\(outline.title.text(in: language))",
      subtitle: "\(facts.period.firstDay.rocDescription)至\(facts.period.lastDay.rocDescription)",
      blocks: outline.sections.flatMap { blocks($0, surveys) })
  }

  private func blocks(
    _ section: ReportOutline.Section, _ surveys: [(now: SurveyFigures, before: SurveyFigures)]
  ) -> [Block] {
    let named = outline.sections.compactMap { if case .survey(let key) = $0 { key } else { nil } }
    let chosen = { (holds: (String) -> Bool) in
      surveys.filter { holds($0.now.survey.key) }
        .flatMap { SurveySection(now: $0.now, before: $0.before, language: language).blocks }
    }
    return switch section {
    case .summary: summary(surveys)
    case .survey(let key): chosen { $0 == key }
    case .surveys: chosen { !named.contains($0) }
    case .topics: TopicSection(facts: facts, catalogue: catalogue, language: language).blocks
    case .themes: themes
    case .cases: CaseSection(facts: facts, catalogue: catalogue, language: language).blocks
    case .improvements: improvements
    case .method: method(surveys.map(\.now))
    }
  }

  private var themes: [Block] {
    let quarter = QuarterThemes(facts.feedback, against: facts.feedbackEarlier, of: catalogue, by: themeReader)
    return ThemeSection(quarter: quarter, catalogue: catalogue, language: language).blocks
  }

  /// What most people answered comes first.
  private var surveysByResponses: [Survey] {
    func count(_ survey: Survey) -> Int { facts.responses[survey.key]?.count ?? 0 }
    return catalogue.surveys.sorted { (count($1), $0.key) < (count($0), $1.key) }
  }

  private func summary(_ surveys: [(now: SurveyFigures, before: SurveyFigures)]) -> [Block] {
    let findings = Findings(facts: facts, catalogue: catalogue, language: language, surveys: surveys)
    var blocks: [Block] = [.heading(level: 2, text: "摘要"), .keyFigures(headlines(surveys))]
    let decisions = findings.decisions
    if !decisions.isEmpty { blocks.append(.callout(Callout(tone: .decision, title: "需要決策", items: decisions))) }
    let good = findings.good
    if !good.isEmpty { blocks.append(.callout(Callout(tone: .good, title: "達成的目標", items: good))) }
    return blocks
  }

  /// The first metric of each survey that was answered.
  private func headlines(_ surveys: [(now: SurveyFigures, before: SurveyFigures)]) -> [KeyFigure] {
    surveys.compactMap { pair in
      guard !pair.now.responses.isEmpty, let metric = pair.now.survey.metrics.first else { return nil }
      let label = "\(pair.now.survey.title.text(in: language))：\(metric.label.text(in: language))"
      switch (pair.now.value(metric), pair.before.value(metric)) {
      case (.share(let now), .share(let before)):
        return KeyFigure(
          value: ReportWords.percent(now.share), label: label,
          remark: "n = \(now.count)；\(ReportWords.interval(now.interval))；\(pair.now.word(metric, change(from: before, to: now)))")
      case (.mean(let now), .mean(let before)):
        return KeyFigure(
          value: ReportWords.mean(now.mean), label: label,
          remark: "n = \(now.count)；\(pair.now.word(metric, change(from: before, to: now)))")
      default: return nil
      }
    }
  }

  private var improvements: [Block] {
    let heading = Block.heading(level: 2, text: "改善措施")
    let end = facts.period.lastDay
    let rows = facts.improvements.filter { $0.doneOn.map { $0 >= facts.period.firstDay } ?? true }
      .map { item -> [Cell] in
        let state =
          item.doneOn.map { "\($0.rocDescription)完成" } ?? (item.due < end ? "逾期未完成" : "進行中")
        return [
          .text(item.title), .text(catalogue.unit(item.unit)?.name.text(in: language) ?? item.unit),
          .text(item.topic.flatMap(catalogue.topic)?.name.text(in: language) ?? "–"), .text(item.due.rocDescription),
          .text(state),
        ]
      }
    guard !rows.isEmpty else { return [heading, .paragraph("目前沒有列管的改善措施。")] }
    return [
      heading,
      .table(
        Table(
          key: "improvements", caption: "列管的改善措施", columns: ["措施", "負責組室", "主題", "期限", "狀態"], rows: rows)),
    ]
  }

  private func method(_ surveys: [SurveyFigures]) -> [Block] {
    let versions = catalogue.surveys.map { "\($0.key) 第\($0.version)版" }.joined(separator: "、")
    return [
      .heading(level: 2, text: "方法"),
      .list([
        "問卷為自願填答，不是機率樣本，所以不附抽樣誤差；信賴區間（Wilson，95%）只表示同樣填答人數下的起伏。",
        "滿意比例為量表前兩格（4、5）占有效答案的比例；「不適用／未使用」另列，不進入平均與比例。",
        "與上季比較：比例以 Newcombe 區間、平均以 Welch 標準誤判斷，95% 區間不含零才稱為上升或下降；人數太少不下結論。",
        "文字意見由程式判讀（模型 \(modelVersion)），同一模型對同一文字的判讀永遠相同；引文已遮蔽個人資料。",
        "說法的變化：以 Fisher 精確檢定比較本季與先前四季各有多少則提到，Benjamini–Hochberg 校正（q）；倍數之區間為加半計數的對數比。",
        "特別多的日子：Poisson 或負二項管制圖（變異大於平均時），上限以 Bonferroni 校正；沒有任何意見且不確知開館的日子不計。",
        "案件以收到日歸入本季，狀態為季末最後一刻；期限依各服務標準所定日曆計算。",
        "問卷版本：\(versions)。",
      ] + surveys.flatMap(practice)),
    ]
  }

  /// How a survey was carried out, where that is not simply asking everybody.
  private func practice(_ figures: SurveyFigures) -> [String] {
    let practice = figures.survey.practice
    let title = "「\(figures.survey.title.text(in: language))」"
    var said: [String] = []
    if let every = practice.sampledEvery {
      said.append(
        """
        \(title)為系統抽樣：現場每 \(every) 位願意開始的訪客請 1 位（隨機起點），網頁以 1/\(every) 的機率抽選；\
        樣本 \(figures.responses.count) 份，未抽中而自願填答 \(figures.volunteered.count) 份另計。
        """)
    }
    if !practice.quotas.isEmpty {
      let quotas = practice.quotas.map { "\($0.key) \($0.limit) 份" }.joined(separator: "、")
      said.append("\(title)設有配額（\(quotas)）；額滿後送達的 \(figures.overQuotaCount) 份保留在資料庫，不列入統計。")
    }
    if figures.weights != nil {
      said.append("\(title)的比例與平均經加權，n 為實際份數，區間以有效樣本數計算；細節見該問卷的「加權」說明。")
    }
    return said
  }
}
