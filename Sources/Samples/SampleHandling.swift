public import Cases
public import CivilTime
public import Definitions
public import Facts

/// Plays the staff who answer the sample's cases: most in time, some late, a few with an extension, the newest still open.
public struct SampleHandling: Sendable {
  private let catalogue: Catalogue
  private let reader: CaseReader
  private let end: Instant

  /// - Parameter end: the invented present; nothing happens after it.
  public init(catalogue: Catalogue, reader: CaseReader, end: Instant) {
    self.catalogue = catalogue
    self.reader = reader
    self.end = end
  }

  /// The events that follow the opening; the same for the same case.
  public func events(_ opened: CaseEvent) throws -> [CaseEvent] {
    var random = SeededRandom(seed: opened.caseNumber.utf8.reduce(17) { $0 &* 131 &+ UInt64($1) })
    var history = [opened]
    let draw = random.unit()
    if draw < 0.06 { try extend(&history) }
    let state = try reader.state(of: history)
    let limit = state.clock.due.seconds - state.clock.startedAt.seconds
    // 0.06 to 0.92 of the limit in time; beyond it when late; 4 % are never answered.
    let share = draw < 0.88 ? 0.06 + 0.86 * random.unit() : 1.05 + random.unit()
    let answeredAt = state.clock.startedAt.advanced(bySeconds: Int64(Double(limit) * share))
    guard draw < 0.96, answeredAt < end else { return Array(history.dropFirst()) }
    let actor = Self.people[random.below(Self.people.count)]
    try append(&history) { try $0.assign(unit: state.unit, person: actor, by: "分案", at: opened.at.advanced(bySeconds: 60)) }
    let reply = Self.replies[random.below(Self.replies.count)]
    try append(&history) { try $0.reply(reply, by: actor, at: answeredAt) }
    try append(&history) { try $0.close(.resolved, by: actor, at: answeredAt.advanced(bySeconds: 300)) }
    return Array(history.dropFirst())
  }

  private func extend(_ history: inout [CaseEvent]) throws {
    let state = try reader.state(of: history)
    guard let level = catalogue.level(state.opening.level), level.extensions > 0 else { return }
    let at = state.clock.startedAt.advanced(bySeconds: 3600)
    guard at < min(end, state.clock.due) else { return }
    try append(&history) { try $0.extend(by: level.extensionLimit, reason: "需會同廠商現場查修", by: "承辦人", at: at) }
  }

  private func append(_ history: inout [CaseEvent], _ act: (CaseActions) throws -> CaseEvent) throws {
    history.append(try act(CaseActions(catalogue: catalogue, state: try reader.state(of: history))))
  }

  /// Invented.
  private static let people = ["王館員", "林館員", "陳館員", "黃館員"]
  private static let replies = [
    "您好，感謝您的寶貴意見。已請負責同仁到現場檢查並改善，造成不便敬請見諒。",
    "您好，您反映的情形已轉請承辦組室處理，預計兩週內完成改善，感謝您協助我們做得更好。",
    "您好，經查當日確有此情形，已加強人員訓練與巡檢，歡迎您再次來館。",
    "Thank you for telling us. The unit in charge has looked into it and put it right.",
  ]

  /// Improvements that the invented units undertook.
  public static func improvements() -> [Improvement] {
    let rows: [(String, String, String, String, (Int, Int, Int), (Int, Int, Int)?)] = [
      ("sample-1", "南館冰水主機汰換與夏季溫度監測", "secretariat", "climate", (2018, 9, 15), nil),
      ("sample-2", "互動展項每日巡檢與三日內修復", "exhibition", "exhibit-equipment", (2018, 8, 31), (2018, 8, 28)),
      ("sample-3", "餐廳菜色與價格檢討", "public-service", "food", (2018, 12, 31), nil),
      ("sample-4", "電話總機禮儀複訓", "public-service", "phone-service", (2018, 6, 30), (2018, 6, 22)),
    ]
    return rows.compactMap { id, title, unit, topic, due, done in
      CivilDate(year: due.0, month: due.1, day: due.2).map { date in
        Improvement(
          id: id, title: title, unit: unit, topic: topic, due: date,
          doneOn: done.flatMap { CivilDate(year: $0.0, month: $0.1, day: $0.2) })
      }
    }
  }
}
