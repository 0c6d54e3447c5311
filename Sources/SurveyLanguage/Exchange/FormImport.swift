import Definitions
public import Diagnostics

/// A survey made from an XLSForm, or the reasons why none was made.
public struct FormImport: Sendable {
  /// The survey in the survey language; `nil` where any finding is an error.
  public let source: String?
  /// By sheet and row.
  public let findings: [FormFinding]
}

/// Makes a survey of an XLSForm. Nothing is changed in silence: what has no place in a survey is an error, what is only
/// kept for other programs is named, and what was made is exported again and held against the form.
///
/// - Parameters:
///   - sheets: the form's sheets with their headers.
///   - key: the survey's key where the form names none, such as the name of its file.
///   - beside: files with the scales, units and topics that a form which was exported from here may name.
public func importForm(_ sheets: [FormSheet], key: String, beside: [SourceFile] = []) -> FormImport {
  if let kept = untouchedSource(sheets) { return FormImport(source: kept, findings: []) }
  var writer = FormSurveyWriter(sheets: sheets, key: key)
  let text = writer.source()
  var findings = writer.findings
  guard !findings.contains(where: { $0.severity == .error }) else { return FormImport(source: nil, findings: sorted(findings)) }
  let file = SourceFile(name: "\(key).survey", bytes: Array(text.utf8))
  let others = writer.origin != nil ? beside.filter { source(ofSurvey: writer.key, in: $0) == nil } : []
  let compilation = compile([file] + others, requiresInstitution: false)
  findings += compilation.diagnostics.filter { $0.file == file.name }.map { writer.finding($0, in: file) }
  if let catalogue = compilation.catalogue, let survey = catalogue.survey(writer.key) {
    findings += FormComparison(form: writer.tables, exported: XLSForm(survey, catalogue)).differences()
  }
  let isSound = !findings.contains { $0.severity == .error }
  return FormImport(source: isSound ? format(file) ?? text : nil, findings: sorted(findings))
}

private func sorted(_ findings: [FormFinding]) -> [FormFinding] {
  var seen: Set<FormFinding> = []
  return findings.filter { seen.insert($0).inserted }.enumerated().sorted {
    ($0.element.sheet, $0.element.row ?? 0, $0.offset) < ($1.element.sheet, $1.element.row ?? 0, $1.offset)
  }.map(\.element)
}
