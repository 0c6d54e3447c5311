import Definitions
import Diagnostics

/// Reads what a report holds: `report quarterly "季報" { summary; survey visitor; surveys; cases; method }`.
struct ReportReader {
  let checker: Checker

  static let sections = ["summary", "survey", "surveys", "topics", "themes", "cases", "improvements", "method"]

  func report(_ declaration: Declaration) -> ReportOutline? {
    var words = Words(declaration.statement, declaration.file, checker)
    words.skip()
    let title = words.text()?.text ?? LocalizedText("")
    words.finish()
    var sections: [ReportOutline.Section] = []
    for part in declaration.statement.block ?? [] {
      guard let section = section(part, declaration.file) else { continue }
      if sections.contains(section) {
        checker.report(
          .repeatedPart, declaration.file, part.range, Message("這一節已經列過。", "This section stands here already."))
      }
      sections.append(section)
    }
    // Figures without the way they were counted are hearsay.
    if !sections.contains(.method) {
      checker.report(
        .missingPart, declaration.file, declaration.key.range, Message("缺少「method」。", "\"method\" is missing."))
    }
    return ReportOutline(key: declaration.key.text, title: title, sections: sections)
  }

  private func section(_ part: Statement, _ file: SourceFile) -> ReportOutline.Section? {
    var words = Words(part, file, checker)
    var section: ReportOutline.Section?
    switch part.keyword?.text {
    case "summary": section = .summary
    case "survey": section = words.key(Message("問卷", "a survey")).map { .survey(checker.resolve($0, "survey", file)) }
    case "surveys": section = .surveys
    case "topics": section = .topics
    case "themes": section = .themes
    case "cases": section = .cases
    case "improvements": section = .improvements
    case "method": section = .method
    default:
      checker.unknown(.unknownPart, part, file, among: Self.sections)
      return nil
    }
    words.finish()
    return section
  }
}
