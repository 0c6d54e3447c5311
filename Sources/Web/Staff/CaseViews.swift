import Cases
import CivilTime
import Definitions
import Facts

/// Which cases a list shows.
struct CaseFilter {
  enum State: String, CaseIterable {
    case open, late, closed, all
  }

  var unit: String
  var state: State

  /// Those chosen, by what is due next; closed ones newest first.
  func apply(_ states: [CaseState], at now: Instant) -> [CaseState] {
    states.filter { (unit.isEmpty || $0.unit == unit) && fits($0, now) }.sorted { left, right in
      let (leftKey, rightKey) = (key(left), key(right))
      return leftKey == rightKey ? left.number < right.number : leftKey < rightKey
    }
  }

  private func fits(_ state: CaseState, _ now: Instant) -> Bool {
    switch self.state {
    case .open: state.isOpen
    case .late: state.isOpen && state.clock.isLate(at: now)
    case .closed: !state.isOpen
    case .all: true
    }
  }

  /// Running clocks first, then answered ones, then closed ones.
  private func key(_ state: CaseState) -> Int64 {
    if let closed = state.closedAt { return Int64.max / 2 - closed.seconds }
    return state.clock.stoppedAt == nil ? state.clock.due.seconds : Int64.max / 4 + state.clock.due.seconds
  }
}

struct CaseRow {
  var number: MarkedText
  var href: String
  var due: String
  var remark: String?
  var isLate: Bool
  var isUrgent: Bool
  var urgentWord: String
  /// What kind of text the words are from, where they are not the visitor's.
  var place: String?
  var pieces: [SearchExcerpt.Piece]
  var level: String
  var unit: String
  var state: String
}

struct CaseListView {
  var bar: StaffBar
  var search: StaffSearch
  var states: [CaseState]
  var now: Instant
  var filter: CaseFilter
  var words: CaseWords
  var units: [Unit]
  var rows: [CaseRow]
  var chosenCount: Int

  var fields: [String: Any] {
    let open = states.filter(\.isOpen)
    let soon = now.advanced(bySeconds: 2 * 86_400)
    let names = ["open": "stateOpen", "late": "stateLate", "closed": "stateClosed", "all": "all"]
    let page: [String: Any?] = [
      "openCount": open.count, "lateCount": open.filter { $0.clock.isLate(at: now) }.count,
      "soonCount": open.filter { $0.clock.stoppedAt == nil && $0.clock.due > now && $0.clock.due <= soon }.count,
      "closedCount": states.count - open.count,
      "units": units.map { Choice(key: $0.key, name: $0.name.text(in: words.language), isChosen: $0.key == filter.unit) },
      "states": CaseFilter.State.allCases.map {
        Choice(key: $0.rawValue, name: words.word(names[$0.rawValue] ?? "all"), isChosen: $0 == filter.state)
      },
      "caption": caption, "cases": rows, "isEmpty": rows.isEmpty,
    ]
    let isFiltered = !filter.unit.isEmpty || filter.state != .all
    let elsewhere = isFiltered ? search.address("/staff", ["state": "all"]) : nil
    let found = search.fields(language: words.language, isEmpty: rows.isEmpty, elsewhere: elsewhere)
    return bar.merged(page.merging(found) { own, _ in own })
  }

  private var caption: String {
    guard search.query != nil else { return "\(rows.count) / \(chosenCount)" }
    return words.word("caseHitCount").replacing("{shown}", with: String(rows.count))
      .replacing("{all}", with: String(chosenCount))
  }
}

struct ExtensionView {
  var limit: Int
  var amountLabel: String
}

/// An event with what was looked for marked.
struct MarkedEvent {
  var at: String
  var actor: String
  var what: String
  var text: MarkedText?
}

struct CasePageView {
  var bar: StaffBar
  var search: StaffSearch
  var catalogue: Catalogue
  var language: String
  var state: CaseState
  var events: [CaseEvent]
  var now: Instant
  var password: String
  var texts: [FeedbackView]
  var answers: [String]
  var hasContact: Bool
  var hasPhotos: Bool
  var contact: Contact?
  /// Read for a reason that is on record.
  var photos: [Photo]
  var problem: String?

  var fields: [String: Any] {
    let words = CaseWords(catalogue: catalogue, language: language)
    let clock = state.clock
    return bar.merged([
      "number": state.number, "state": words.state(state), "isLate": clock.isLate(at: now), "sequence": state.sequence,
      "lateWord": words.word("late"), "due": words.time(clock.due),
      "originalDue": clock.due == clock.originalDue ? nil : words.time(clock.originalDue),
      "level": words.level(clock.level), "unit": words.unit(state.unit), "personInCharge": state.person,
      "received": words.time(state.opening.receivedAt), "rule": state.opening.rule, "password": password,
      "texts": texts, "answers": answers, "events": events.map { marked(words.event($0, namesStaff: true)) },
      "back": search.address("/staff", [:]),
      "isOpen": state.isOpen, "extension": extensionView(words), "problem": problem,
      "units": catalogue.units.map {
        Choice(key: $0.key, name: $0.name.text(in: language), isChosen: $0.key == state.unit)
      },
      "outcomes": CaseEvent.Outcome.allCases.map {
        Choice(key: $0.rawValue, name: words.word($0.rawValue), isChosen: false)
      },
      "hasContact": hasContact || hasPhotos, "contact": contact,
      "contactHeading": words.word(hasPhotos ? "contactAndPhotos" : "contact"),
      "photos": photos.map(\.dataAddress),
    ])
  }

  private func marked(_ event: EventView) -> MarkedEvent {
    MarkedEvent(
      at: event.at, actor: event.actor, what: event.what,
      text: event.text.map(search.marked))
  }

  /// The form for an extension, where the level still allows one.
  private func extensionView(_ words: CaseWords) -> ExtensionView? {
    guard let level = catalogue.level(state.opening.level), state.isOpen, state.clock.stoppedAt == nil,
      state.clock.extensionCount < level.extensions, now <= state.clock.due
    else { return nil }
    let unit =
      switch level.limit {
      case .workingDays: "workingDays"
      case .workingHours: "workingHours"
      case .hours: "hours"
      }
    return ExtensionView(limit: level.extensionLimit, amountLabel: "\(words.word(unit)) (1–\(level.extensionLimit))")
  }
}
