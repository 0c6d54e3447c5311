public import Diagnostics

extension PortableObject {
  /// The file for a translator: every wording of a language with its present translation, if there is one.
  ///
  /// - Parameters:
  ///   - survey: the key of the only survey that is wanted; `nil` for all that the files hold.
  ///   - files: those of the catalogue, which give wordings their lines.
  ///   - stale: translations whose wording has changed; they are marked as fuzzy.
  ///   - earlier: the file that is replaced. What translators wrote in it and is not in the definitions yet is kept.
  public init(
    _ language: String, of catalogue: WordingCatalogue, survey: String? = nil, files: [SourceFile],
    stale: [StaleTranslation] = [], earlier: PortableObject? = nil
  ) {
    let own = stale.filter { $0.language == language }.map { ($0.wording.path, $0.formerSource) }
    let former = Dictionary(own, uniquingKeysWith: { first, _ in first })
    let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(grouping: earlier?.entries ?? []) { $0.context }
    let entries = catalogue.wordings(in: language, ofSurvey: survey).map { wording in
      var entry = Entry(
        context: wording.path, source: wording.source.text, translation: wording.translation(in: language)?.text ?? "")
      entry.hints = Self.hints(wording, language, catalogue)
      let line = byName[wording.file]?.position(wording.source.range.lowerBound).line
      entry.references = [(wording.file, line ?? 1)]
      entry.formerSource = former[wording.path]
      entry.isFuzzy = entry.formerSource != nil
      let about = (before[wording.path] ?? []) + (wording.formerPath.flatMap { before[$0] } ?? [])
      let old = about.first { isSame($0.source, wording.source.text) }
      if let old { entry.keepWork(of: old) }
      return entry
    }
    self.init(header: Self.header(language, earlier), entries: entries)
  }

  /// The fields that gettext's `msgfmt --check` asks for. Nothing in them depends on the day or the person; what
  /// translators' programs wrote into them stays.
  private static func header(_ language: String, _ earlier: PortableObject?) -> [(name: String, value: String)] {
    [
      ("Project-Id-Version", "huixiang"),
      ("PO-Revision-Date", earlier?.header("PO-Revision-Date") ?? ""),
      ("Last-Translator", earlier?.header("Last-Translator") ?? ""),
      ("Language-Team", earlier?.header("Language-Team") ?? ""),
      ("Language", TranslationLanguage.locale(language)),
      ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=UTF-8"),
      ("Content-Transfer-Encoding", "8bit"),
      ("Plural-Forms", PluralForms.header(language)),
    ]
  }

  /// What helps a translator: what the text is, how much room it has, and what it is in the languages of the house.
  private static func hints(_ wording: Wording, _ language: String, _ catalogue: WordingCatalogue) -> [String] {
    var hints = ["\(wording.role.english) · \(wording.role.chinese)"]
    if wording.isButton { hints.append("a button on the kiosk: keep it short · 機台上的按鈕，請簡短") }
    for house in catalogue.houseLanguages where house != language {
      if let piece = wording.translation(in: house) { hints.append("\(house): \(piece.text)") }
    }
    return hints.map { $0.replacing("\n", with: " ") }
  }
}

extension PortableObject.Entry {
  /// Takes over what a translator wrote for the same wording: remarks, and a translation that was not imported yet.
  fileprivate mutating func keepWork(of old: PortableObject.Entry) {
    remarks = old.remarks
    guard translation.isEmpty, !old.translation.isEmpty else { return }
    translation = old.translation
    isFuzzy = old.isFuzzy
    formerSource = old.formerSource
  }
}
