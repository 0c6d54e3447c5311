import Diagnostics

/// Breaks lines that translations have made too long: the wording goes into brackets, each language on its own line.
struct TranslationWrap {
  let file: SourceFile

  /// The changes that break the lines of these wordings, where a line is longer than the layout wants.
  func breaks(of wordings: [Wording]) -> [Diagnostic.Fix] {
    wordings.flatMap { wording -> [Diagnostic.Fix] in
      let line = file.position(wording.source.range.lowerBound).line
      guard displayWidth(String(decoding: file.line(line), as: UTF8.self)) > Layout.width, let indent = indent(wording)
      else { return [] }
      let tags = wording.translations.compactMap(\.tag)
      let gaps = zip([wording.source] + wording.translations, tags).compactMap { piece, tag -> Diagnostic.Fix? in
        let gap = piece.range.upperBound..<tag.lowerBound
        guard file.bytes[gap].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
        return Diagnostic.Fix(range: gap, replacement: "\n" + indent)
      }
      guard !wording.isBracketed else { return gaps }
      let (start, end) = (wording.range.lowerBound, wording.range.upperBound)
      let open = Diagnostic.Fix(range: start..<start, replacement: "(")
      let close = Diagnostic.Fix(range: end..<end, replacement: ")")
      return [open] + gaps + [close]
    }
  }

  /// Four blanks more than the statement's own line; `nil` where other statements stand on that line before it.
  private func indent(_ wording: Wording) -> String? {
    let start = (file.bytes[..<wording.statementStart].lastIndex(of: 0x0A) ?? -1) + 1
    let blanks = file.bytes[start..<wording.statementStart]
    guard blanks.allSatisfy({ $0 == 0x20 }) else { return nil }
    return String(repeating: " ", count: blanks.count + 4)
  }
}
