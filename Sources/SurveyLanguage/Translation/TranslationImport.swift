public import Diagnostics

/// What became of a file of translations that was taken into the definitions.
public struct TranslationImport: Sendable {
  /// All files of the catalogue, those that changed with their new bytes.
  public internal(set) var files: [SourceFile]
  /// What was refused (errors) and what was taken with a remark (warnings).
  public internal(set) var diagnostics: [Diagnostic] = []
  public internal(set) var addedCount = 0
  public internal(set) var replacedCount = 0
  /// Translations that the definitions have already.
  public internal(set) var unchangedCount = 0
  /// Entries that are not to be taken yet.
  public internal(set) var fuzzyCount = 0
  public internal(set) var emptyCount = 0
  /// Entries that were not taken for a reason that `diagnostics` gives.
  public internal(set) var refusedCount = 0

  /// Takes the translations of a PO file into the definitions; those that are sound, although others are refused.
  ///
  /// - Parameters:
  ///   - name: the name of the PO file.
  ///   - addsLanguage: whether the surveys that get wordings in a language new to them are to name it.
  /// - Throws: ``UnclearStructure`` where a file of definitions cannot be read.
  public init(
    _ translations: PortableObject, name: String, into files: [SourceFile], addsLanguage: Bool = false
  ) throws(UnclearStructure) {
    self.files = files
    let catalogue = try WordingCatalogue(files)
    guard let language = language(translations, name, catalogue) else { return }
    // Those that the definitions have already are among them: they may wait for their language to be named.
    var sound: [TranslationEdit] = []
    for entry in translations.entries {
      if let edit = judge(entry, language, name, catalogue) { sound.append(edit) }
    }
    let accepted = sound.filter { count($0) }
    let unlisted = surveysLacking(language, sound, catalogue)
    if !addsLanguage { remark(unlisted, language, name, sound) }
    let writer = TranslationWriter(
      language: language, catalogue: catalogue, newIn: addsLanguage ? Set(unlisted) : [])
    for (index, file) in files.enumerated() {
      let edits = accepted.filter { $0.wording.file == file.name }
      let isNamed = unlisted.contains { key in catalogue.wording("survey \(key)")?.file == file.name }
      guard !edits.isEmpty || (addsLanguage && isNamed) else { continue }
      guard let written = writer.write(edits, to: file) else {
        refuseAll(edits, name)
        continue
      }
      self.files[index] = written
    }
  }

  /// The language of the file; `nil` after it was reported that it names none.
  private mutating func language(
    _ translations: PortableObject, _ name: String, _ catalogue: WordingCatalogue
  ) -> String? {
    let locale = translations.header("Language") ?? ""
    let language = translations.language(known: catalogue.languages)
    let isSource = language.map { language in
      catalogue.wordings.allSatisfy { $0.source.language == language }
    } ?? false
    if let language, !isSource { return language }
    refusedCount += translations.entries.count
    report(
      .poLanguage, name, 0..<0,
      isSource
        ? Message("\(locale) 是原文的語言，不是譯文。", "\(locale) is the language that is translated from.")
        : Message(
          "檔頭的 Language「\(locale)」不是可用的語言，如 ja。", "The header's Language \"\(locale)\" is no language such as ja."))
    return nil
  }

  /// The translation of an entry; `nil` where it is not to be taken, which is counted, and reported if it is a fault.
  private mutating func judge(
    _ entry: PortableObject.Entry, _ language: String, _ name: String, _ catalogue: WordingCatalogue
  ) -> TranslationEdit? {
    if entry.translation.isEmpty {
      emptyCount += 1
      return nil
    }
    if entry.isFuzzy {
      fuzzyCount += 1
      return nil
    }
    guard let path = entry.context, let wording = catalogue.wording(path), wording.source.language != language else {
      refuse(
        .unknownWording, entry, name,
        Message(
          "定義裡沒有「\(entry.context ?? entry.source)」這段文字。",
          "The definitions have no wording \"\(entry.context ?? entry.source)\"."))
      return nil
    }
    guard isSound(entry, wording, name) else { return nil }
    let present = wording.translations.first { $0.language == language }?.text
    return TranslationEdit(wording: wording, text: entry.translation, present: present, place: entry.place)
  }

  /// Counts a translation; `false` where the definitions have it already.
  private mutating func count(_ edit: TranslationEdit) -> Bool {
    guard let present = edit.present else {
      addedCount += 1
      return true
    }
    let isNew = !isSame(present, edit.text)
    if isNew { replacedCount += 1 } else { unchangedCount += 1 }
    return isNew
  }

  /// Whether a translation fits the wording as it is now.
  private mutating func isSound(_ entry: PortableObject.Entry, _ wording: Wording, _ name: String) -> Bool {
    let source = wording.source.text
    guard isSame(entry.source, source) else {
      let note = Diagnostic.Note(
        file: wording.file, range: wording.source.range, message: Message("現在的原文在這裡。", "The wording of today is here."))
      refuse(
        .changedWording, entry, name,
        Message(
          "\(wording.path) 的原文已由「\(entry.source)」改為「\(source)」；請重新匯出再譯。",
          "\(wording.path) was \"\(entry.source)\" and is now \"\(source)\": export again and translate that."),
        notes: [note])
      return false
    }
    let (wanted, given) = (TranslationText.placeholders(source), TranslationText.placeholders(entry.translation))
    guard wanted == given else {
      let list = { (names: [String]) in names.isEmpty ? "–" : names.joined(separator: " ") }
      refuse(
        .placeholders, entry, name,
        Message(
          "譯文的代入欄位是 \(list(given))，原文是 \(list(wanted))；請照抄大括號。",
          "The translation has the placeholders \(list(given)) instead of \(list(wanted)): copy what is in braces."))
      return false
    }
    if let scalar = TranslationText.strangeControl(in: entry.translation, of: source) {
      let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
      refuse(
        .controlCharacter, entry, name,
        Message("譯文含有看不見的控制字元 \(code)。", "The translation holds the invisible control character \(code)."))
      return false
    }
    return true
  }

  /// Keys of the surveys that get wordings in a language that they do not name, sorted.
  private func surveysLacking(
    _ language: String, _ edits: [TranslationEdit], _ catalogue: WordingCatalogue
  ) -> [String] {
    let own = edits.filter { $0.wording.isForVisitors && $0.wording.declaration.hasPrefix("survey ") }
    return Set(own.flatMap(\.wording.surveys)).sorted().filter { !catalogue.languages(ofSurvey: $0).contains(language) }
  }

  private mutating func remark(
    _ surveys: [String], _ language: String, _ name: String, _ edits: [TranslationEdit]
  ) {
    for survey in surveys {
      let place = edits.first { $0.wording.declaration == "survey \(survey)" }?.place ?? 0..<0
      report(
        .languageNotListed, name, place,
        Message(
          "問卷「\(survey)」的 languages 沒有 \(language)：譯文收下，但還不會顯示；加 --add-language 可一併列入。",
          "The survey \"\(survey)\" does not name \(language): its wordings are taken, "
            + "but not shown before `languages` names it (--add-language)."),
        severity: .warning)
    }
  }

  private mutating func refuse(
    _ code: TranslationCode, _ entry: PortableObject.Entry, _ name: String, _ message: Message,
    notes: [Diagnostic.Note] = []
  ) {
    refusedCount += 1
    report(code, name, entry.place, message, notes: notes)
  }

  private mutating func refuseAll(_ edits: [TranslationEdit], _ name: String) {
    for edit in edits {
      refusedCount += 1
      if edit.present == nil { addedCount -= 1 } else { replacedCount -= 1 }
    }
    let file = edits.first?.wording.file ?? ""
    report(
      .unsafeEdit, name, edits.first?.place ?? 0..<0,
      Message("無法安全地寫入 \(file)，該檔未變更。", "\(file) could not be changed safely and was left as it is."))
  }

  private mutating func report(
    _ code: TranslationCode, _ name: String, _ range: Range<Int>, _ message: Message,
    severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, severity: severity, file: name, range: range, message: message, notes: notes))
  }
}
