public import CivilTime
public import Definitions
public import Diagnostics
public import Facts
import Interview
public import UnicodeText

/// Reads paper questionnaires that were typed into a spreadsheet.
///
/// Columns: `touchpoint`, `answered_at` (a date, or date and time), then one for each question or item under its path
/// (`overall`, `services.toilets`); `id`, `received_at`, `language` and `channel` are optional. A rating is its code, its wording, `na`
/// or 不適用; several choices are separated by `;`. A row with any fault is left out and named; the others are kept.
public struct ResponseImport: Sendable {
  public let survey: Survey
  public let catalogue: Catalogue
  /// The time at which the rows count as received.
  public let receivedAt: Instant
  /// Tells rows without an id from equal ones of another pile of paper; the same pile imported again adds nothing.
  public let batch: String

  public init(survey: Survey, catalogue: Catalogue, receivedAt: Instant, batch: String) {
    self.survey = survey
    self.catalogue = catalogue
    self.receivedAt = receivedAt
    self.batch = batch
  }

  private static let ownColumns = ["id", "touchpoint", "answered_at", "received_at", "language", "channel"]

  /// - Parameter encoding: how the file is written; nil to find it out.
  public func read(_ source: SourceFile, encoding: TextEncoding? = nil) -> Imported<Response> {
    switch ImportText.decode(source, as: encoding) {
    case .success(let decoded):
      var result = read(decoded.file)
      result.encoding = decoded.encoding
      return result
    case .failure(let diagnostic):
      return Imported(items: [], diagnostics: [diagnostic], rejected: 0, file: source)
    }
  }

  private func read(_ file: SourceFile) -> Imported<Response> {
    guard var table = CSVTable(file) else {
      let fault = Diagnostic(
        code: "no-header", severity: .error, file: file.name, range: 0..<1,
        message: Message("讀不到標題列。", "There is no header row."))
      return Imported(items: [], diagnostics: [fault], rejected: 0, file: file)
    }
    let faults = headerFaults(table)
    guard faults.isEmpty else { return Imported(items: [], diagnostics: faults, rejected: 0, file: file) }
    return rows(&table)
  }

  private func headerFaults(_ table: CSVTable) -> [Diagnostic] {
    let interview = Interview(survey: survey, catalogue: catalogue)
    let paths = Set(survey.questions.flatMap(interview.paths))
    let names = Set(table.columns.map(\.text))
    let required = ["touchpoint", "answered_at"] + survey.questions.filter(\.isRequired).map(\.key).filter(paths.contains)
    return table.checkHeader { Self.ownColumns.contains($0) || paths.contains($0) }
      + required.filter { !names.contains($0) }.map(table.missingColumn)
  }

  private func rows(_ table: inout CSVTable) -> Imported<Response> {
    var result = Imported<Response>(items: [], diagnostics: [], rejected: 0, file: table.file)
    // Two people may answer alike on one day: the second equal row of a batch is another response.
    var occurrences: [[String]: Int] = [:]
    while let row = table.next() {
      switch row {
      case .failure(let diagnostic):
        result.diagnostics.append(diagnostic)
        result.rejected += 1
      case .success(let record):
        let texts = record.fields.map(\.text)
        occurrences[texts, default: 0] += 1
        switch response(record, table, occurrences[texts] ?? 1) {
        case .success(let response): result.items.append(response)
        case .failure(let faults):
          result.diagnostics += faults.diagnostics
          result.rejected += 1
        }
      }
    }
    return result
  }

  private struct RowFaults: Error {
    var diagnostics: [Diagnostic]
  }

  private func response(_ record: CSVRecord, _ table: CSVTable, _ occurrence: Int) -> Result<Response, RowFaults> {
    let fields = Dictionary(
      zip(table.columns.map(\.text), record.fields), uniquingKeysWith: { first, _ in first })
    var faults: [Diagnostic] = []
    let touchpoint = touchpoint(fields, table, &faults)
    let answeredAt = time("answered_at", fields, table, &faults)
    let receivedAt = (fields["received_at"]?.text ?? "").trimmed.isEmpty ? self.receivedAt : time("received_at", fields, table, &faults)
    let channel = channel(fields, table, &faults)
    let submission = Submission(
      answers: table.columns.map(\.text).filter { !Self.ownColumns.contains($0) }.compactMap { path in
        fields[path].flatMap { raw($0.text.trimmed, path) }.map { (path, $0) }
      }, isPartial: false)
    switch Interview(survey: survey, catalogue: catalogue).accept(submission) {
    case .failure(let problems):
      faults += problems.problems.map { problem in
        let field = fields[problem.path] ?? CSVField(text: "", offset: record.offset)
        return table.problem(
          "invalid-answer", field, Message(problem.message(in: "zh-Hant"), problem.message(in: "en")))
      }
    case .success(let accepted):
      if let touchpoint, let answeredAt, let receivedAt, let channel, faults.isEmpty {
        let id = fields["id"]?.text.trimmed ?? ""
        let own = [survey.key, batch, String(occurrence)] + record.fields.map(\.text)
        var response = Response(
          id: id.isEmpty ? stableIdentifier("paper", own) : id, survey: survey.key, version: survey.version,
          touchpoint: touchpoint, channel: channel, language: language(fields), answeredAt: answeredAt,
          receivedAt: receivedAt, isPartial: false, shown: accepted.shown, answers: accepted.answers)
        if survey.isAnonymous { response.keepOnlyDays(in: catalogue.institution.zone) }
        return .success(response)
      }
    }
    return .failure(RowFaults(diagnostics: faults))
  }

  private func touchpoint(_ fields: [String: CSVField], _ table: CSVTable, _ faults: inout [Diagnostic]) -> String? {
    guard let field = fields["touchpoint"] else { return nil }
    let key = field.text.trimmed
    let found = catalogue.touchpoint(key) ?? catalogue.touchpoints.first { $0.name.text(in: "zh-Hant") == key }
    guard let found, found.survey == survey.key else {
      faults.append(
        table.problem(
          "unknown-touchpoint", field,
          Message("「\(key)」不是使用這份問卷的地點。", "\"\(key)\" is no place that asks this survey.")))
      return nil
    }
    return found.key
  }

  private func time(
    _ column: String, _ fields: [String: CSVField], _ table: CSVTable, _ faults: inout [Diagnostic]
  ) -> Instant? {
    guard let field = fields[column] else { return nil }
    if let instant = Instant(field.text.trimmed, in: catalogue.institution.zone) {
      guard instant > receivedAt.advanced(bySeconds: 86_400) else { return instant }
      faults.append(
        table.problem(
          "future-date", field, Message("「\(field.text)」還沒到。", "\"\(field.text)\" is yet to come.")))
      return nil
    }
    faults.append(
      table.problem(
        "invalid-date", field,
        Message("「\(field.text)」不是日期；應如 2018-07-21。", "\"\(field.text)\" is no date; write 2018-07-21.")))
    return nil
  }

  private func channel(_ fields: [String: CSVField], _ table: CSVTable, _ faults: inout [Diagnostic]) -> Channel? {
    guard let field = fields["channel"], !field.text.trimmed.isEmpty else { return .paper }
    if let channel = Channel(rawValue: field.text.trimmed), survey.channels.contains(channel) { return channel }
    faults.append(
      table.problem(
        "unknown-channel", field,
        Message("問卷沒有「\(field.text)」管道。", "The survey has no channel \"\(field.text)\".")))
    return nil
  }

  private func language(_ fields: [String: CSVField]) -> String {
    let asked = fields["language"]?.text.trimmed ?? ""
    return survey.languages.contains(asked) ? asked : survey.languages.first ?? "und"
  }

  /// What a cell says; `nil` for a blank one. Wordings are taken for their codes and keys.
  private func raw(_ text: String, _ path: String) -> RawAnswer? {
    guard !text.isEmpty else { return nil }
    if let scale = survey.scale(ofPath: path).flatMap(catalogue.scale) { return .text(code(text, scale)) }
    let choices: Choices
    switch survey.question(path)?.kind {
    case .choice(let found)?, .ranking(let found)?: choices = found
    default: return .text(text)
    }
    let words = choices.isMany ? text.split { $0 == ";" || $0 == "；" }.map { String($0).trimmed } : [text]
    let keys = words.map { word in
      choices.options.first { $0.key == word || $0.label.wordings.contains { $0.text == word } }?.key ?? word
    }
    return choices.isMany ? .list(keys) : .text(keys.first ?? text)
  }

  private func code(_ text: String, _ scale: Scale) -> String {
    if let point = scale.points.first(where: { $0.label.wordings.contains { $0.text == text } }) {
      return String(point.code)
    }
    let isNotApplicable = text == "不適用" || scale.notApplicable?.wordings.contains { $0.text == text } == true
    return isNotApplicable ? RawAnswer.notApplicable : text
  }
}
