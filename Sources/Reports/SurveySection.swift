import Definitions
import Documents
import Facts
import Statistics

/// The part of the report about one survey.
struct SurveySection {
  let now: SurveyFigures
  let before: SurveyFigures
  let language: String

  private var survey: Survey { now.survey }

  var blocks: [Block] {
    let heading = Block.heading(level: 2, text: survey.title.text(in: language))
    guard !now.responses.isEmpty else {
      return [heading, .paragraph("本季沒有回收問卷。")] + (now.volunteered.isEmpty ? [] : [.paragraph(volunteers)])
    }
    var blocks = [heading, .paragraph(sample)]
    if !now.versionChange.notes.isEmpty {
      blocks.append(.callout(Callout(tone: .note, title: "問卷改版", items: now.versionChange.notes)))
    }
    if let weights = now.weights { blocks.append(.callout(Callout(tone: .note, title: "加權", items: weights.notes))) }
    if !now.volunteered.isEmpty { blocks.append(.paragraph(volunteers)) }
    if !survey.metrics.isEmpty { blocks += [.heading(level: 3, text: "指標與目標"), .table(metrics)] }
    if !now.ratedPaths.isEmpty { blocks += [.heading(level: 3, text: "各題評分"), .figure(ratings)] }
    if let frequencies { blocks.append(.table(frequencies)) }
    if let importance { blocks += [.heading(level: 3, text: "重要性與滿意度分析"), .table(importance)] }
    return blocks
  }

  private var sample: String {
    let partial = now.responses.count - now.completeCount
    let previous = before.responses.isEmpty ? "上季無資料" : "上季 \(before.responses.count) 份"
    let drawn = survey.practice.sampledEvery.map { "系統抽樣，每 \($0) 位訪客請 1 位" } ?? "自願填答、非機率樣本"
    let beyond = now.overQuotaCount == 0 ? "" : "另有 \(now.overQuotaCount) 份在配額額滿後送達，不列入統計。"
    return """
      回收 \(now.responses.count) 份（其中中途離開 \(partial) 份；\(previous)）；問卷第 \(survey.version) 版。\
      \(drawn)；「不適用」不列入平均與比例。\(beyond)
      """
  }

  private var metrics: Table {
    let rows = survey.metrics.map { metric -> [Cell] in
      let value = now.value(metric)
      let target = survey.targets.first { $0.metric == metric.key }
      let targetText = target.map { ReportWords.target($0, isShare: metric.measure.isShare) }
      let verdict = target.map { ReportWords.verdict(now.meets($0, value)) }
      return [.text(metric.label.text(in: language))] + cells(metric, value, before.value(metric)) + [
        targetText.map { .text($0) } ?? .empty, verdict.map { .text($0) } ?? .empty,
      ]
    }
    return Table(
      key: "\(survey.key)-metrics", caption: "\(survey.title.text(in: language))：指標",
      columns: ["指標"] + countColumns + ["本季", "95% 信賴區間", "標準差", "上季", "與上季比較", "目標", "結果"], rows: rows)
  }

  /// n, the figure, its interval, its spread, the quarter before, and what the comparison says.
  private func cells(
    _ metric: Metric, _ value: SurveyFigures.Value, _ earlier: SurveyFigures.Value
  ) -> [Cell] {
    let figures = self.now
    return switch (value, earlier) {
    case (.share(let now), .share(let before)):
      counts(now.count, now.effectiveCount) + [
        .number(ReportWords.percent(now.share)),
        .number(ReportWords.interval(now.interval)), .empty, .number(ReportWords.percent(before.share)),
        .text(figures.word(metric, change(from: before, to: now))),
      ]
    case (.mean(let now), .mean(let before)):
      counts(now.count, now.effectiveCount) + [
        .number(ReportWords.mean(now.mean)), .empty,
        .number(ReportWords.mean(now.standardDeviation)), .number(ReportWords.mean(before.mean)),
        .text(figures.word(metric, change(from: before, to: now))),
      ]
    default: countColumns.map { _ in .empty } + [.empty, .empty, .empty, .empty, .empty]
    }
  }

  /// n, and with weights how many answers of equal weight it is worth.
  private var countColumns: [String] { now.weights == nil ? ["n"] : ["n", "有效樣本數"] }

  private func counts(_ count: Int, _ effectiveCount: Double) -> [Cell] {
    [.number(String(count))] + (now.weights == nil ? [] : [.number(fixed(effectiveCount, 1))])
  }

  /// Who spoke without having been asked, apart from the sample.
  private var volunteers: String {
    let apart = SurveyFigures(
      survey: survey, catalogue: now.catalogue,
      responses: now.volunteered.map { response in
        var response = response
        response.isVolunteered = false
        return response
      }, versionChange: now.versionChange)
    let figure = survey.metrics.first.map { metric in
      let value =
        switch apart.value(metric) {
        case .share(let share): ReportWords.percent(share.share)
        case .mean(let mean): ReportWords.mean(mean.mean)
        }
      return "，其「\(metric.label.text(in: language))」為 \(value)"
    }
    return "未抽中而自願填答 \(now.volunteered.count) 份，不併入樣本\(figure ?? "")；文字意見照常判讀。"
  }

  private var ratings: Figure {
    let rows = now.ratedPaths.compactMap { path -> (bar: Bar, row: [Cell])? in
      guard let scale = survey.scale(ofPath: path).flatMap(now.catalogue.scale) else { return nil }
      let figures = now.paths[path] ?? PathFigures()
      let previous = before.paths[path] ?? PathFigures()
      let share = figures.topTwo(scale)
      let label = survey.label(ofPath: path, in: language)
      let mean = figures.mean
      let row: [Cell] = [.text(label)] + counts(mean.count, mean.effectiveCount) + [
        .number(String(figures.notApplicable)),
        .number(ReportWords.mean(mean.mean)), .number(ReportWords.mean(mean.standardDeviation)),
        .number(ReportWords.percent(share.share)), .number(ReportWords.interval(share.interval)),
        .number(ReportWords.percent(previous.topTwo(scale).share)),
        .text(now.word(path, change(from: previous.topTwo(scale), to: share))),
      ]
      return (
        Bar(
          label: label, value: share.share ?? 0, text: ReportWords.percent(share.share), interval: share.interval,
          target: target(path)), row
      )
    }
    let best = rows.map(\.bar).max { $0.value < $1.value }
    let worst = rows.map(\.bar).min { $0.value < $1.value }
    return Figure(
      caption: "各題前兩格（滿意）比例與 95% 信賴區間",
      description: "共 \(rows.count) 題；最高為「\(best?.label ?? "–")」\(best?.text ?? "")，最低為「\(worst?.label ?? "–")」\(worst?.text ?? "")。虛線為目標。",
      chart: .bars(rows.map(\.bar), most: 1),
      table: Table(
        key: "\(survey.key)-ratings", caption: "\(survey.title.text(in: language))：各題評分",
        columns: ["題目"] + countColumns + ["不適用", "平均", "標準差", "前兩格", "95% 信賴區間", "上季前兩格", "與上季比較"],
        rows: rows.map(\.row)))
  }

  private func target(_ path: String) -> Double? {
    let metric = survey.metrics.first { $0.measure == .topTwo(path: path) }
    return metric.flatMap { metric in survey.targets.first { $0.metric == metric.key }?.value }
  }

  /// How often each point was given to the first rating.
  private var frequencies: Table? {
    guard let path = now.ratedPaths.first, let scale = survey.scale(ofPath: path).flatMap(now.catalogue.scale),
      let figures = now.paths[path]
    else { return nil }
    let points = scale.points.sorted { $0.code > $1.code }
    let counts = points.map { figures.counts[$0.code] ?? 0 }
    let parts = figures.weightedCounts.map { weighted in
      // Whole millionths: what adds up to exactly 100.0 is worked out in whole numbers.
      points.map { Int(((weighted[$0.code] ?? 0) * 1_000_000).rounded()) }
    }
    let rows = zip(zip(points, counts), percentTenths(parts ?? counts)).map { pair, tenths -> [Cell] in
      [.text(pair.0.label.text(in: language)), .number(String(pair.1)), .number("\(tenths / 10).\(tenths % 10)%")]
    }
    return Table(
      key: "\(survey.key)-frequencies", caption: "次數分配：\(survey.label(ofPath: path, in: language))",
      columns: ["答案", "次數", parts == nil ? "百分比" : "加權百分比"], rows: rows)
  }

  /// Only for items whose importance was asked too.
  private var importance: Table? {
    let items = now.ratedPaths.compactMap { path -> (path: String, importance: Double, performance: Double)? in
      guard let importance = now.paths[path + ".importance"]?.mean.mean, let performance = now.paths[path]?.mean.mean
      else { return nil }
      return (path, importance, performance)
    }
    guard items.count >= 3 else { return nil }
    let fields = quadrants(items.map { ($0.importance, $0.performance) })
    let rows = zip(items, fields).map { item, field -> [Cell] in
      [
        .text(survey.label(ofPath: item.path, in: language)), .number(ReportWords.mean(item.importance)),
        .number(ReportWords.mean(item.performance)), .text(ReportWords.quadrant(field)),
      ]
    }
    return Table(
      key: "\(survey.key)-importance", caption: "重要性與滿意度（以各項平均為界）",
      columns: ["項目", "重要性", "滿意度", "象限"], rows: rows)
  }
}
