import Diagnostics

/// A translation that is to be written behind a wording.
struct TranslationEdit {
  var wording: Wording
  var text: String
  /// What the wording has in this language.
  var present: String?
  /// Where it stands in the file that it comes from.
  var place: Range<Int>
}

/// Writes translations of one language into files; what is not a wording stays byte for byte as it is.
struct TranslationWriter {
  let language: String
  /// Of the files before any change.
  let catalogue: WordingCatalogue
  /// Keys of surveys that are to name the language.
  let newIn: Set<String>

  /// The file with the translations, in the one layout if it was in it before; `nil` where the result would say
  /// anything else than the file with these translations.
  func write(_ edits: [TranslationEdit], to file: SourceFile) -> SourceFile? {
    let paths = Set(edits.map(\.wording.path))
    var changes = edits.map { change($0, file) } + languageLines(file)
    var result = applying(&changes, to: file)
    if isLaidOut(file) {
      result = laidOut(result)
      let touched = catalogue.wordings(after: result).filter { paths.contains($0.path) }
      var breaks = TranslationWrap(file: result).breaks(of: touched)
      if !breaks.isEmpty { result = laidOut(applying(&breaks, to: result)) }
    }
    return says(result, edits, insteadOf: file) ? result : nil
  }

  private func isLaidOut(_ file: SourceFile) -> Bool { format(file).map { Array($0.utf8) == file.bytes } ?? false }

  /// A block on one line may have become too long for it; the rest is in the layout already and stays.
  private func laidOut(_ file: SourceFile) -> SourceFile {
    format(file).map { SourceFile(name: file.name, bytes: Array($0.utf8)) } ?? file
  }

  /// Whether the new file has the same wordings with the same translations, but for the new ones.
  private func says(_ result: SourceFile, _ edits: [TranslationEdit], insteadOf file: SourceFile) -> Bool {
    let new = Dictionary(edits.map { ($0.wording.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    let (before, after) = (catalogue.wordings(after: file), catalogue.wordings(after: result))
    return before.count == after.count && Set(new.keys).isSubset(of: before.map(\.path))
      && zip(before, after).allSatisfy { old, now in
        var wanted = texts(old)
        if let text = new[old.path] { wanted[language] = Array(text.utf8) }
        return old.path == now.path && isSame(old.source.text, now.source.text) && wanted == texts(now)
      }
  }

  /// The translations by language, as bytes.
  private func texts(_ wording: Wording) -> [String: [UInt8]] {
    Dictionary(wording.translations.map { ($0.language, Array($0.text.utf8)) }, uniquingKeysWith: { first, _ in first })
  }

  private func applying(_ changes: inout [Diagnostic.Fix], to file: SourceFile) -> SourceFile {
    changes.sort { $0.range.lowerBound < $1.range.lowerBound }
    var bytes: [UInt8] = []
    var position = 0
    for change in changes where change.range.lowerBound >= position {
      bytes += file.bytes[position..<change.range.lowerBound]
      bytes += Array(change.replacement.utf8)
      position = change.range.upperBound
    }
    return SourceFile(name: file.name, bytes: bytes + file.bytes[position...])
  }

  /// Replaces a translation, or adds it behind those of the languages that come before.
  private func change(_ edit: TranslationEdit, _ file: SourceFile) -> Diagnostic.Fix {
    let wording = edit.wording
    let text = TranslationText.quoted(edit.text)
    if let present = wording.translations.first(where: { $0.language == language }) {
      return Diagnostic.Fix(range: present.range, replacement: text)
    }
    let place = placeAmong(wording)
    let end = (place == 0 ? wording.source : wording.translations[place - 1]).range.upperBound
    // Where each language has a line of its own, this one gets one too, below a comment that belongs to the last.
    let tags = wording.translations[max(0, place - 1)...].prefix(place == 0 ? 1 : 2).compactMap(\.tag)
    guard wording.isBracketed, let indent = tags.lazy.compactMap({ blanks(before: $0.lowerBound, file) }).first else {
      return Diagnostic.Fix(range: end..<end, replacement: " \(language) \(text)")
    }
    guard let lineEnd = lineEnd(behind: end, file) else {
      return Diagnostic.Fix(range: end..<end, replacement: lineBreak(file) + indent + "\(language) \(text)")
    }
    return Diagnostic.Fix(range: lineEnd..<lineEnd, replacement: indent + "\(language) \(text)" + lineBreak(file))
  }

  /// How many translations stand before this language's in the order of the wording's languages.
  private func placeAmong(_ wording: Wording) -> Int {
    let order = Dictionary(wording.languages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard let own = order[language] else { return wording.translations.count }
    return wording.translations.firstIndex { (order[$0.language] ?? -1) > own } ?? wording.translations.count
  }

  /// What indents the line of a place; `nil` where something else stands in front of it.
  private func blanks(before place: Int, _ file: SourceFile) -> String? {
    let start = (file.bytes[..<place].lastIndex(of: 0x0A) ?? -1) + 1
    let blanks = file.bytes[start..<place]
    return blanks.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? String(decoding: blanks, as: UTF8.self) : nil
  }

  /// The start of the next line, if nothing but a comment stands behind a place.
  private func lineEnd(behind place: Int, _ file: SourceFile) -> Int? {
    guard let end = file.bytes[place...].firstIndex(of: 0x0A) else { return nil }
    let rest = file.bytes[place..<end].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return rest.isEmpty || rest.starts(with: Array("//".utf8)) ? end + 1 : nil
  }

  private func lineBreak(_ file: SourceFile) -> String {
    guard let end = file.bytes.firstIndex(of: 0x0A), end > 0 else { return "\n" }
    return file.bytes[end - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// `, ja` behind the languages of the surveys that are to name it.
  private func languageLines(_ file: SourceFile) -> [Diagnostic.Fix] {
    var ignored: [Diagnostic] = []
    return (parse(file, &ignored)?.statements ?? []).compactMap { survey in
      guard survey.keyword?.isWord("survey") == true, newIn.contains(survey.words.dropFirst().first?.text ?? ""),
        let line = survey.block?.first(where: { $0.keyword?.isWord("languages") == true })
      else { return nil }
      let end = line.range.upperBound
      return Diagnostic.Fix(range: end..<end, replacement: ", \(language)")
    }
  }
}
