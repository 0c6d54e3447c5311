import Cases
import CivilTime
import Definitions
import Documents
import Facts
import Statistics
import WorkingTime

/// What needed an answer: by kind, on time or not, and how long it took.
struct CaseSection {
  let facts: QuarterFacts
  let catalogue: Catalogue
  let language: String

  struct Row {
    var name: String
    var cases: [CaseState]
  }

  private var end: Instant { facts.period.instants(in: catalogue.institution.zone).upperBound }

  /// Answered within the limit; answered or still open beyond it; open within it.
  func counts(_ cases: [CaseState]) -> (onTime: Int, late: Int, open: Int, lateOpen: Int) {
    let late = cases.filter { $0.isLate(at: end) }
    let running = cases.filter { $0.clock.stoppedAt == nil }
    let lateOpen = running.filter { $0.isLate(at: end) }.count
    return (cases.count - late.count - (running.count - lateOpen), late.count - lateOpen, running.count, lateOpen)
  }

  var blocks: [Block] {
    let heading = Block.heading(level: 2, text: "案件處理")
    guard !facts.cases.isEmpty else { return [heading, .paragraph("本季沒有案件。")] }
    let total = counts(facts.cases)
    let answered = facts.cases.count - total.open
    let rate = Proportion(hits: total.onTime, count: answered + total.lateOpen)
    return [
      heading,
      .keyFigures([
        KeyFigure(value: String(facts.cases.count), label: "本季收到案件", remark: "以收到日計"),
        KeyFigure(
          value: ReportWords.percent(rate.share), label: "依限辦結率", remark: "\(total.onTime) 件依限，\(total.late + total.lateOpen) 件逾限"),
        KeyFigure(value: String(total.open), label: "季末處理中", remark: "其中 \(total.lateOpen) 件已逾限"),
      ]),
      .table(table("cases-by-level", "各類案件", "類別", byLevel, withTime: true)),
      .table(table("cases-by-unit", "各組室案件", "組室", byUnit, withTime: false)),
    ]
  }

  private var byLevel: [Row] {
    catalogue.levels.map { level in
      Row(name: level.name.text(in: language), cases: facts.cases.filter { $0.opening.level == level.key })
    }.filter { !$0.cases.isEmpty }
  }

  private var byUnit: [Row] {
    catalogue.units.map { unit in
      Row(name: unit.name.text(in: language), cases: facts.cases.filter { $0.unit == unit.key })
    }.filter { !$0.cases.isEmpty }
  }

  private func table(_ key: String, _ caption: String, _ first: String, _ rows: [Row], withTime: Bool) -> Table {
    Table(
      key: key, caption: caption,
      columns: [first, "收到", "依限", "逾限", "處理中", "處理中已逾限"] + (withTime ? ["處理時間中位數"] : []),
      rows: rows.map { row -> [Cell] in
        let counts = counts(row.cases)
        return [.text(row.name), .number(String(row.cases.count))]
          + [counts.onTime, counts.late, counts.open, counts.lateOpen].map { .number(String($0)) }
          + (withTime ? [.number(medianTime(row.cases))] : [])
      })
  }

  /// The median of the time used by answered cases, in the unit of the level's limit.
  private func medianTime(_ cases: [CaseState]) -> String {
    guard let level = cases.first.flatMap({ catalogue.level($0.opening.level) }) else { return "–" }
    let deadlines = Deadlines(catalogue)
    let used = cases.compactMap { state -> Double? in
      guard let first = state.clocks.first, let stopped = first.stoppedAt else { return nil }
      return try? deadlines.used(level.limit, from: first.startedAt, to: stopped)
    }
    guard let middle = median(used) else { return "–" }
    return switch level.limit {
    case .workingDays: "\(fixed(middle, 1)) 個工作天"
    case .workingHours: "\(fixed(middle, 1)) 個工作小時"
    case .hours: "\(fixed(middle, 1)) 小時"
    }
  }
}
