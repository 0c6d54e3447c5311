import CivilTime
import Definitions
import Diagnostics

/// Reads calendars and service levels.
struct CalendarReader {
  let checker: Checker

  func calendar(_ declaration: Declaration) -> WorkingCalendar? {
    let file = declaration.file
    var head = Words(declaration.statement, file, checker)
    head.skip()
    let name = head.text()?.text ?? LocalizedText("")
    head.finish()
    var covers: ClosedRange<CivilDate>?
    var weekdays: Set<Weekday> = []
    var hours: [Range<Int>] = []
    var exceptions: [(exception: WorkingCalendar.Exception, range: Range<Int>)] = []
    for part in declaration.statement.block ?? [] {
      var words = Words(part, file, checker)
      switch part.keyword?.text {
      case "covers": covers = dates(&words, file)
      case "days": weekdays = readWeekdays(&words, file)
      case "hours": hours = readHours(&words, file)
      case "off": exceptions += readExceptions(&words, part, isWorked: false, file)
      case "work": exceptions += readExceptions(&words, part, isWorked: true, file)
      default:
        checker.unknown(.unknownPart, part, file, among: ["covers", "days", "hours", "off", "work"])
        continue
      }
      words.finish()
    }
    for (word, isMissing) in [("covers", covers == nil), ("days", weekdays.isEmpty), ("hours", hours.isEmpty)]
    where isMissing {
      checker.report(.missingPart, file, declaration.key.range, Message("缺少「\(word)」。", "\"\(word)\" is missing."))
    }
    guard let covers else { return nil }
    check(exceptions, covers, file)
    return WorkingCalendar(
      key: declaration.key.text, name: name, covers: covers, weekdays: weekdays, hours: hours,
      exceptions: exceptions.map(\.exception).sorted { $0.date < $1.date })
  }

  private func check(
    _ exceptions: [(exception: WorkingCalendar.Exception, range: Range<Int>)], _ covers: ClosedRange<CivilDate>,
    _ file: SourceFile
  ) {
    var seen: [CivilDate: Range<Int>] = [:]
    for (exception, range) in exceptions {
      if !covers.contains(exception.date) {
        checker.report(
          .invalidValue, file, range,
          Message("\(exception.date) 不在 covers 的期間內。", "\(exception.date) is not within what the calendar covers."))
      }
      if let earlier = seen.updateValue(range, forKey: exception.date) {
        checker.report(
          .duplicateKey, file, range, Message("\(exception.date) 重複設定。", "\(exception.date) is set twice."),
          notes: [Diagnostic.Note(file: file.name, range: earlier, message: Message("先在這裡設定。", "First set here."))])
      }
    }
  }

  /// `2018-01-01 through 2018-12-31`, or one day.
  func dates(_ words: inout Words, _ file: SourceFile) -> ClosedRange<CivilDate>? {
    let place = words.place
    guard let first = words.date() else { return nil }
    guard words.take("through") else { return first...first }
    guard let last = words.date() else { return nil }
    guard first <= last, first.distance(to: last) <= 36_600 else {
      checker.report(
        .emptyRange, file, place, Message("期間的結束早於開始（或超過一百年）。", "The period ends before it begins (or is over a century)."))
      return nil
    }
    return first...last
  }

  private func readWeekdays(_ words: inout Words, _ file: SourceFile) -> Set<Weekday> {
    var days: [Weekday] = []
    for token in weekdayTokens(&words) {
      if let day = Weekday(name: token.text) {
        days.append(day)
      } else {
        checker.unknownWord(token, file, among: Weekday.allCases.map(\.name))
      }
    }
    if words.take("through"), let first = days.last, let token = words.key(Message("星期", "a weekday")) {
      guard let last = Weekday(name: token.text), first <= last else {
        checker.unknownWord(token, file, among: Weekday.allCases.filter { $0 >= first }.map(\.name))
        return Set(days)
      }
      days += Weekday.allCases.filter { $0 > first && $0 <= last }
    }
    return Set(days)
  }

  private func weekdayTokens(_ words: inout Words) -> [Token] { words.keys(Message("星期", "a weekday")) }

  /// `08:00-12:00, 13:30-17:30`. The lexer gives `08:00`, an unknown `-`, `12:00`: hours are the only place for it.
  private func readHours(_ words: inout Words, _ file: SourceFile) -> [Range<Int>] {
    var hours: [Range<Int>] = []
    repeat {
      let place = words.place
      guard let start = time(&words, file) else { return hours }
      words.expect("-")
      guard let end = time(&words, file) else { return hours }
      guard start < end, start >= hours.last?.upperBound ?? 0 else {
        checker.report(
          .emptyRange, file, place, Message("時段須由早到晚且不重疊。", "Hours run from early to late and do not overlap."))
        return hours
      }
      hours.append(start..<end)
    } while words.take(",")
    return hours
  }

  private func time(_ words: inout Words, _ file: SourceFile) -> Int? {
    guard let token = words.next, token.kind == .time, let second = secondOfDay(token.text) else {
      checker.report(.expected, file, words.place, Message("這裡應該是時刻，如 08:00。", "Expected a time here, such as 08:00."))
      return nil
    }
    words.skip()
    return second
  }

  private func readExceptions(
    _ words: inout Words, _ part: Statement, isWorked: Bool, _ file: SourceFile
  ) -> [(exception: WorkingCalendar.Exception, range: Range<Int>)] {
    guard let dates = dates(&words, file) else { return [] }
    let hours = isWorked && words.take("hours") ? readHours(&words, file) : nil
    let reason = words.next?.kind == .string ? words.string() ?? "" : ""
    return dates.map { date in
      (WorkingCalendar.Exception(date: date, isWorked: isWorked, hours: hours, reason: reason), part.range)
    }
  }

  func level(_ declaration: Declaration) -> ServiceLevel? {
    var head = Words(declaration.statement, declaration.file, checker)
    head.skip()
    let name = head.text()?.text ?? LocalizedText("")
    head.finish()
    let parts = Parts(declaration, checker, known: ["within", "extend"], required: ["within"])
    guard var within = parts.words("within"), let limit = limit(&within, declaration.file) else { return nil }
    within.finish()
    var extensions = 0
    var amount = 0
    if var words = parts.words("extend") {
      extensions = words.integer() ?? 0
      words.expect("times")
      words.expect("by")
      amount = words.integer() ?? 0
      words.finish()
    }
    return ServiceLevel(
      key: declaration.key.text, name: name, limit: limit, extensions: extensions, extensionLimit: amount)
  }

  private func limit(_ words: inout Words, _ file: SourceFile) -> ServiceLevel.Limit? {
    let place = words.place
    guard let number = words.integer() else { return nil }
    guard (1...10_000).contains(number) else {
      checker.report(.invalidValue, file, place, Message("期限至少為 1。", "A limit is at least 1."))
      return nil
    }
    let isWorking = words.take("working")
    let isDays = words.take("days") || words.take("day")
    guard isDays || words.take("hours") || words.take("hour") else {
      words.expect("days")
      return nil
    }
    guard isWorking else {
      if isDays {
        checker.report(
          .expected, file, place, Message("日數須為 working days。", "Days are working days: say `\(number) working days on …`."))
        return nil
      }
      return .hours(number)
    }
    words.expect("on")
    guard let key = words.key(Message("日曆", "a calendar")) else { return nil }
    let calendar = checker.resolve(key, "calendar", file)
    return isDays ? .workingDays(number, calendar: calendar) : .workingHours(number, calendar: calendar)
  }
}
