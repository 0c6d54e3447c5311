import CivilTime
import Definitions
import Diagnostics

/// Reads the institution, its units, places, topics, services and scales.
struct PlaceReader {
  let checker: Checker

  /// The text behind the key of a declaration.
  private func name(_ declaration: Declaration) -> LocalizedText {
    var words = Words(declaration.statement, declaration.file, checker)
    words.skip()
    let text = words.text()?.text ?? LocalizedText("")
    words.finish()
    return text
  }

  func institution(_ declaration: Declaration) -> Institution {
    let parts = Parts(
      declaration, checker, known: ["zone", "languages", "unit"], required: ["zone", "languages", "unit"])
    var zone = Zone.taipei
    if var words = parts.words("zone") {
      if let token = words.next, token.kind == .zone, let read = Zone(token.text) {
        zone = read
        words.skip()
        words.finish()
      } else {
        checker.report(
          .invalidValue, declaration.file, words.place,
          Message("時區應寫成 +08:00。", "A zone is written +08:00."))
      }
    }
    return Institution(
      key: declaration.key.text, name: name(declaration), zone: zone, languages: parts.languages(),
      unit: parts.reference("unit", "unit") ?? "")
  }

  func unit(_ declaration: Declaration) -> Unit {
    _ = Parts(declaration, checker, known: [], required: [])
    return Unit(key: declaration.key.text, name: name(declaration))
  }

  func touchpoint(_ declaration: Declaration, _ surveys: [Survey]) -> Touchpoint {
    let parts = Parts(
      declaration, checker, known: ["survey", "unit", "channels"], required: ["survey", "unit", "channels"])
    let channels = parts.channels()
    let survey = parts.reference("survey", "survey") ?? ""
    if let offered = surveys.first(where: { $0.key == survey })?.channels, let statement = parts.statement("channels") {
      for channel in channels where !offered.contains(channel) {
        checker.report(
          .channelNotOffered, declaration.file, statement.range,
          Message(
            "問卷「\(survey)」沒有開放 \(channel.rawValue) 管道。", "The survey \"\(survey)\" does not offer the channel \(channel.rawValue)."))
      }
    }
    return Touchpoint(
      key: declaration.key.text, name: name(declaration), survey: survey, unit: parts.reference("unit", "unit") ?? "",
      channels: channels)
  }

  func topic(_ declaration: Declaration) -> Topic {
    let parts = Parts(
      declaration, checker, known: ["category", "units", "service"], required: ["category", "units"])
    var category = LocalizedText("")
    if var words = parts.words("category") {
      category = words.text()?.text ?? category
      words.finish()
    }
    return Topic(
      key: declaration.key.text, name: name(declaration), category: category,
      units: parts.references("units", "unit"), service: parts.reference("service", "service"))
  }

  func service(_ declaration: Declaration) -> Service {
    let parts = Parts(
      declaration, checker, known: ["dimension", "item", "area", "code", "due", "units"], required: ["units"])
    return Service(
      key: declaration.key.text, name: name(declaration), dimension: parts.string("dimension"),
      item: parts.string("item"), area: parts.string("area"), code: parts.string("code"), due: parts.string("due"),
      units: parts.references("units", "unit"))
  }

  func scale(_ declaration: Declaration) -> Scale {
    var points: [Scale.Point] = []
    var notApplicable: LocalizedText?
    var appearance = Scale.Appearance.words
    for part in declaration.statement.block ?? [] {
      var words = Words(part, declaration.file, checker)
      guard let keyword = part.keyword else { continue }
      if keyword.kind == .number, let code = Int(keyword.text) {
        addPoint(code, keyword, &words, &points, declaration)
      } else if keyword.isWord("not-applicable") {
        notApplicable = words.text()?.text
      } else if keyword.isWord("appearance") {
        appearance = readAppearance(&words, declaration) ?? appearance
      } else {
        checker.unknown(.unknownPart, part, declaration.file, among: ["appearance", "not-applicable"])
        continue
      }
      words.finish()
    }
    if points.count < 2 {
      checker.report(
        .tooFewChoices, declaration.file, declaration.key.range,
        Message("量尺至少要有兩個點。", "A scale needs at least two points."))
    }
    return Scale(
      key: declaration.key.text, name: name(declaration), points: points.sorted { $0.code < $1.code },
      notApplicable: notApplicable, appearance: appearance)
  }

  private func addPoint(
    _ code: Int, _ keyword: Token, _ words: inout Words, _ points: inout [Scale.Point], _ declaration: Declaration
  ) {
    if points.contains(where: { $0.code == code }) {
      checker.report(
        .duplicateKey, declaration.file, keyword.range, Message("代碼 \(code) 重複。", "The code \(code) is given twice."))
    }
    if let text = words.text()?.text { points.append(Scale.Point(code: code, label: text)) }
  }

  private func readAppearance(_ words: inout Words, _ declaration: Declaration) -> Scale.Appearance? {
    guard let token = words.key(Message("樣式", "an appearance")) else { return nil }
    if let appearance = Scale.Appearance(rawValue: token.text) { return appearance }
    checker.unknownWord(token, declaration.file, among: Scale.Appearance.allCases.map(\.rawValue))
    return nil
  }
}
