public import Definitions
import Diagnostics

/// Compares a survey of two catalogues, question by question; `nil` where one of them does not have it.
public func compare(_ key: String, in old: Catalogue, with new: Catalogue) -> SurveyComparison? {
  guard let before = old.survey(key), let after = new.survey(key) else { return nil }
  let comparer = SurveyComparer(old: before, new: after, oldCatalogue: old, newCatalogue: new)
  return SurveyComparison(
    survey: key, oldVersion: before.version, newVersion: after.version, changes: comparer.changes())
}

/// One thing that answers are counted for: a question, or an item of a matrix.
private struct Series {
  var path: String
  var label: LocalizedText
  var formerPath: String?
  var question: Question
  var place: Int
  var page: Int
}

private struct SurveyComparer {
  let old: Survey
  let new: Survey
  let oldCatalogue: Catalogue
  let newCatalogue: Catalogue

  func changes() -> [SurveyChange] {
    let before = series(old)
    let after = series(new)
    let byPath = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var met: Set<String> = []
    var pairs: [(old: Series?, new: Series)] = []
    for item in after {
      let match = byPath[item.path] ?? item.formerPath.flatMap { byPath[$0] }
      if let match { met.insert(match.path) }
      pairs.append((match, item))
    }
    let moved = movedPaths(pairs)
    var changes = pairs.map { pair in
      pair.old.map { change(from: $0, to: pair.new, isMoved: moved.contains(pair.new.path)) }
        ?? SurveyChange(
          question: pair.new.path, kind: .added, isComparable: true,
          reasons: [Message("前一版沒有這一題；數列從這一版開始。", "The version before does not ask it; the series begins here.")])
    }
    for item in before where !met.contains(item.path) {
      changes.append(
        SurveyChange(
          question: item.path, kind: .removed, isComparable: false,
          reasons: [Message("這一版不再問；數列到此為止。", "It is no longer asked; the series ends here.")]))
    }
    return (changes + metricChanges()).map(declared)
  }

  /// A break that the new version declares comes with its reason. A question that goes away needs no more than that it
  /// is gone.
  private func declared(_ change: SurveyChange) -> SurveyChange {
    var change = change
    let versions = old.version < new.version ? (old.version + 1)...new.version : new.version...new.version
    guard let found = new.practice.breaks.first(where: { $0.path == change.question && versions.contains($0.version) })
    else { return change }
    change.isDeclared = true
    change.isComparable = false
    change.reasons.append(Message("宣告為斷點：\(found.reason.text(in: "zh-Hant"))", "Declared as a break: \(found.reason.text(in: "en"))"))
    return change
  }

  private func series(_ survey: Survey) -> [Series] {
    var all: [Series] = []
    for (page, content) in survey.pages.enumerated() {
      for question in content.questions {
        if case .information = question.kind { continue }
        guard case .matrix(let matrix) = question.kind else {
          all.append(
            Series(
              path: question.key, label: question.label, formerPath: question.formerKey, question: question,
              place: all.count, page: page))
          continue
        }
        for item in matrix.items {
          let former = question.formerKey ?? question.key
          all.append(
            Series(
              path: "\(question.key).\(item.key)", label: item.label, formerPath: "\(former).\(item.formerKey ?? item.key)",
              question: question, place: all.count, page: page))
        }
      }
    }
    return all
  }

  /// What stands elsewhere among the questions of both versions: those outside the longest run that kept its order.
  private func movedPaths(_ pairs: [(old: Series?, new: Series)]) -> Set<String> {
    let common = pairs.compactMap { pair in pair.old.map { (place: $0.place, pair: pair) } }
    let kept = longestAscending(common.map(\.place))
    var moved: Set<String> = []
    for (index, item) in common.enumerated() {
      let title = old.pages[item.pair.old?.page ?? 0].title
      if !kept.contains(index) || title?.wordings.first != new.pages[item.pair.new.page].title?.wordings.first {
        moved.insert(item.pair.new.path)
      }
    }
    return moved
  }

  private func change(from before: Series, to after: Series, isMoved: Bool) -> SurveyChange {
    var found: [(kind: SurveyChange.Kind, reason: Message)] = []
    if isMoved { found.append((.moved, Message("換了頁面或次序，前後題可能影響作答。", "It stands elsewhere; what is asked before it may colour the answers."))) }
    found += wordings(before, after)
    if before.path != after.path {
      found.append((.recoded, Message("代號原為「\(before.path)」，數列接續。", "Its key was \"\(before.path)\"; the series goes on.")))
    }
    found += base(before.question, after.question)
    found += answers(before.question, after.question)
    let gravest = found.map(\.kind).max() ?? .same
    return SurveyChange(
      question: after.path, kind: gravest, isComparable: gravest < .baseChanged || isOnlyOptional(found),
      reasons: found.map(\.reason))
  }

  /// Becoming required or optional changes who answers a little, not who is asked.
  private func isOnlyOptional(_ found: [(kind: SurveyChange.Kind, reason: Message)]) -> Bool {
    found.filter { $0.kind >= .baseChanged }.allSatisfy { $0.reason == Self.requiredReason }
  }

  private static let requiredReason = Message(
    "必填與選填不同：作答的人可能略有不同，請加註。", "Required in one version and optional in the other: a footnote belongs to it.")

  private func wordings(_ before: Series, _ after: Series) -> [(SurveyChange.Kind, Message)] {
    let language = new.languages.first ?? "zh-Hant"
    var found: [(SurveyChange.Kind, Message)] = []
    let (old, now) = (before.label.text(in: language), after.label.text(in: language))
    if old != now { found.append((.reworded, Message("問法由「\(old)」改為「\(now)」，請加註。", "Asked as \"\(now)\" instead of \"\(old)\": a footnote belongs to it."))) }
    if old == now, before.label != after.label { found.append((.relabelled, Message("譯文不同。", "A translation differs."))) }
    if before.question.label != after.question.label, before.label == after.label {
      found.append((.reworded, Message("矩陣的題幹不同，請加註。", "The matrix is introduced otherwise: a footnote belongs to it.")))
    }
    if before.question.hint != after.question.hint { found.append((.relabelled, Message("提示不同。", "The hint differs."))) }
    return found
  }

  private func base(_ before: Question, _ after: Question) -> [(SurveyChange.Kind, Message)] {
    var found: [(SurveyChange.Kind, Message)] = []
    if before.shownWhen != after.shownWhen {
      found.append((.baseChanged, Message("出現的條件不同：問的是不同的人。", "It is shown under another condition: other people are asked.")))
    }
    if before.constraint?.condition != after.constraint?.condition {
      found.append((.scaleChanged, Message("答案須符合的條件不同。", "Answers must meet another condition.")))
    }
    if before.isRequired != after.isRequired { found.append((.baseChanged, Self.requiredReason)) }
    return found
  }

  private func answers(_ before: Question, _ after: Question) -> [(SurveyChange.Kind, Message)] {
    switch (before.kind, after.kind) {
    case (.rating(let old), .rating(let new)): return scales(old, new)
    case (.matrix(let old), .matrix(let new)): return scales(old.scale, new.scale)
    case (.rating(let old), .matrix(let new)): return scales(old, new.scale)
    case (.matrix(let old), .rating(let new)): return scales(old.scale, new)
    case (.choice(let old), .choice(let new)): return choices(old, new)
    case (.number(let old, let oldUnit), .number(let new, let newUnit)):
      if oldUnit != newUnit { return [(.notComparable, Message("單位不同。", "The unit differs."))] }
      return old == new ? [] : [(.scaleChanged, Message("可填的範圍不同。", "Other numbers can be given."))]
    case (.ranking(let old), .ranking(let new)): return choices(old, new)
    case (.decimal(let old, let oldUnit), .decimal(let new, let newUnit)):
      if oldUnit != newUnit { return [(.notComparable, Message("單位不同。", "The unit differs."))] }
      return old == new ? [] : [(.scaleChanged, Message("可填的範圍不同。", "Other numbers can be given."))]
    case (.computed(let old), .computed(let new)):
      return old == new ? [] : [(.notComparable, Message("計算方式不同。", "It is computed otherwise."))]
    case (.comment, .comment), (.date, .date), (.time, .time), (.dateTime, .dateTime), (.text, .text), (.contact, .contact),
      (.consent, .consent), (.photo, .photo):
      return []
    default: return [(.notComparable, Message("題型不同。", "It is another kind of question."))]
    }
  }

  private func scales(_ old: String, _ new: String) -> [(SurveyChange.Kind, Message)] {
    guard let before = oldCatalogue.scale(old), let after = newCatalogue.scale(new) else { return [] }
    let (codes, newCodes) = (before.points.map(\.code), after.points.map(\.code))
    if codes != newCodes {
      let list = { (codes: [Int]) in codes.map(String.init).joined(separator: ", ") }
      return [(.scaleChanged, Message("量尺由 \(list(codes)) 改為 \(list(newCodes))。", "Rated on \(list(newCodes)) instead of \(list(codes))."))]
    }
    if (before.notApplicable == nil) != (after.notApplicable == nil) {
      return [(.scaleChanged, Message("「不適用」只在其中一版可選。", "Only one version offers \"not applicable\"."))]
    }
    if before.points.map(\.label.wordings.first) != after.points.map(\.label.wordings.first) {
      return [(.scaleChanged, Message("量尺的文字不同，同一個碼不再是同一個意思。", "The points are worded otherwise: a code no longer means the same."))]
    }
    return before.points == after.points ? [] : [(.relabelled, Message("量尺的譯文不同。", "A translation of the scale differs."))]
  }

  private func choices(_ old: Choices, _ new: Choices) -> [(SurveyChange.Kind, Message)] {
    if old.isMany != new.isMany { return [(.notComparable, Message("單選與複選不同。", "One choice is not many choices."))] }
    var found: [(SurveyChange.Kind, Message)] = []
    let known = Set(old.options.map(\.key))
    let former = { (option: Choices.Option) in known.contains(option.key) ? option.key : option.formerKey ?? option.key }
    let (before, after) = (Set(old.options.map(\.key)), Set(new.options.map(former)))
    let (added, removed) = (after.subtracting(before).sorted(), before.subtracting(after).sorted())
    if !added.isEmpty { found.append((.scaleChanged, Message("新增選項：\(added.joined(separator: "、"))。", "New options: \(added.joined(separator: ", "))."))) }
    if !removed.isEmpty { found.append((.scaleChanged, Message("移除選項：\(removed.joined(separator: "、"))。", "Options removed: \(removed.joined(separator: ", "))."))) }
    if old.count != new.count { found.append((.scaleChanged, Message("可選的項數不同。", "Another number of options may be chosen."))) }
    for option in new.options where former(option) != option.key {
      found.append((.recoded, Message("選項「\(former(option))」改為「\(option.key)」。", "The option \"\(former(option))\" is now \"\(option.key)\".")))
    }
    let labels = Dictionary(old.options.map { ($0.key, $0.label) }, uniquingKeysWith: { first, _ in first })
    if new.options.contains(where: { option in labels[former(option)].map { $0 != option.label } ?? false }) {
      found.append((.relabelled, Message("選項的文字不同。", "An option is worded otherwise.")))
    }
    return found
  }

  private func metricChanges() -> [SurveyChange] {
    let before = Dictionary(old.metrics.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return new.metrics.compactMap { metric in
      guard let former = before[metric.key] else { return nil }
      let change = { (kind: SurveyChange.Kind, reason: Message) in
        SurveyChange(question: "metric \(metric.key)", kind: kind, isComparable: false, reasons: [reason])
      }
      if former.base != metric.base {
        return change(.baseChanged, Message("比例的分母不同。", "It is counted over another base."))
      }
      if former.measure != metric.measure || items(former, old) != items(metric, new) {
        return change(.notComparable, Message("計算方式不同。", "It is computed otherwise."))
      }
      return nil
    }
  }

  /// What an index is made of: a metric over it changes with it.
  private func items(_ metric: Metric, _ survey: Survey) -> [String]? {
    guard case .index(let key) = metric.measure else { return nil }
    return survey.indexes.first { $0.key == key }?.items
  }
}

/// The places of a longest ascending run within `numbers`.
private func longestAscending(_ numbers: [Int]) -> Set<Int> {
  var ends: [Int] = []
  var before = [Int?](repeating: nil, count: numbers.count)
  for (index, number) in numbers.enumerated() {
    let place = ends.firstIndex { numbers[$0] >= number } ?? ends.count
    before[index] = place > 0 ? ends[place - 1] : nil
    if place == ends.count { ends.append(index) } else { ends[place] = index }
  }
  var run: Set<Int> = []
  var last = ends.last
  while let index = last {
    run.insert(index)
    last = before[index]
  }
  return run
}
