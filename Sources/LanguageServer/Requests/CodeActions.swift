import Diagnostics
import SurveyLanguage

/// The fixes that the checker proposes.
extension LanguageServer {
  func codeActions(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (file, catalogue) = try file(parameters)
    guard let range = file.positions.range(parameters["range"]) else { throw .badParameters }
    let wanted = parameters["context"]["only"].elements.compactMap(\.string)
    let all = catalogue.diagnostics[file.path] ?? []
    var actions: [JSON] = []
    if isWanted("quickfix", wanted) {
      // Ranges that only touch count too: the cursor stands behind what was just typed.
      let met = all.filter { $0.range.lowerBound <= range.upperBound && $0.range.upperBound >= range.lowerBound }
      actions += met.filter { $0.fix != nil }.map { quickFix($0, file, catalogue) }
    }
    let wide = all.filter { $0.code == "full-width" }
    if isWanted("source.fixAll.huixiang", wanted), wide.count > 1 { actions.append(fixAll(wide, file)) }
    return .array(actions)
  }

  /// A kind is wanted where nothing is said of kinds, or it or a kind that it belongs to is named.
  private func isWanted(_ kind: String, _ wanted: [String]) -> Bool {
    wanted.isEmpty || wanted.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  private func quickFix(_ diagnostic: Diagnostic, _ file: AnalysedFile, _ catalogue: FolderCatalogue) -> JSON {
    guard let fix = diagnostic.fix else { return .null }
    let old = file.text(fix.range)
    let title: Message
    switch (old.isEmpty, fix.replacement.isEmpty) {
    case (true, _): title = Message("補上「\(fix.replacement)」", "Insert \"\(fix.replacement)\"")
    case (_, true): title = Message("刪除「\(old)」", "Remove \"\(old)\"")
    default: title = Message("改成「\(fix.replacement)」", "Change to \"\(fix.replacement)\"")
    }
    return [
      "title": .string(title.text(in: language)), "kind": "quickfix", "isPreferred": true,
      "diagnostics": [diagnostic.json(file, catalogue, workspace, language)],
      "edit": edit(file, [file.positions.edit(fix.range, fix.replacement)]),
    ]
  }

  private func fixAll(_ diagnostics: [Diagnostic], _ file: AnalysedFile) -> JSON {
    let applied = applyingFixes(of: diagnostics, to: file.parsed.source).applied
    let title = Message("把全形符號都改成半形（\(applied.count) 處）", "Change all \(applied.count) full-width marks")
    return [
      "title": .string(title.text(in: language)), "kind": "source.fixAll.huixiang",
      "edit": edit(file, applied.compactMap(\.fix).map { file.positions.edit($0.range, $0.replacement) }),
    ]
  }

  private func edit(_ file: AnalysedFile, _ edits: [JSON]) -> JSON {
    ["changes": .object([workspace.uri(file.path): .array(edits)])]
  }
}
