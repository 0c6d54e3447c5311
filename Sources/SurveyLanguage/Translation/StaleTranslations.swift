/// A translation that was made for another wording than the one that stands beside it now.
public struct StaleTranslation: Sendable {
  public var wording: Wording
  public var language: String
  /// The wording that it was made for.
  public var formerSource: String
}

/// Finds the translations that were left behind when their wording changed. Two things remember the wording that a
/// translation was made for: a version of the survey that was kept, and the file that a translator gave back.
///
/// - Parameters:
///   - kept: the wordings of kept versions, any number of each survey. The translation counts as made for the wording
///     that it had in the first of the versions, without a gap, in which it was the same as now.
///   - records: files of translations with their languages. An entry that is not fuzzy and has both texts as they are
///     now says that somebody looked at them: such a translation is never stale.
public func staleTranslations(
  in catalogue: WordingCatalogue, kept: [WordingCatalogue], records: [(language: String, file: PortableObject)]
) -> [StaleTranslation] {
  let history = VersionHistory(kept)
  let memory = TranslationMemory(records)
  return catalogue.wordings.flatMap { wording in
    wording.translations.compactMap { translation -> StaleTranslation? in
      guard !translation.text.isEmpty, !memory.confirms(wording, translation) else { return nil }
      let origins = [history.origin(wording, translation, before: catalogue), memory.origin(wording, translation)]
      let former = origins.compactMap { $0 }.first { !isSame($0, wording.source.text) }
      guard let former else { return nil }
      return StaleTranslation(wording: wording, language: translation.language, formerSource: former)
    }
  }
}

/// The kept versions of each survey, the newest first.
private struct VersionHistory {
  private var versions: [String: [(version: Int, catalogue: WordingCatalogue)]] = [:]

  init(_ kept: [WordingCatalogue]) {
    for catalogue in kept {
      for survey in catalogue.surveys {
        versions[survey, default: []].append((catalogue.version(ofSurvey: survey) ?? 0, catalogue))
      }
    }
    for survey in versions.keys { versions[survey]?.sort { $0.version > $1.version } }
  }

  /// The wording in the first version that had this translation.
  func origin(_ wording: Wording, _ translation: Wording.Piece, before present: WordingCatalogue) -> String? {
    guard wording.declaration.hasPrefix("survey "), let survey = wording.surveys.first else { return nil }
    let newest = present.version(ofSurvey: survey) ?? .max
    var origin: String?
    for (version, catalogue) in versions[survey] ?? [] where version <= newest {
      let same = catalogue.wording(wording.path) ?? wording.formerPath.flatMap(catalogue.wording)
      guard let old = same, old.source.language == wording.source.language,
        let text = old.translation(in: translation.language)?.text, isSame(text, translation.text)
      else { break }
      origin = old.source.text
    }
    return origin
  }
}

/// What files of translations say of wordings.
private struct TranslationMemory {
  private var entries: [String: [PortableObject.Entry]] = [:]

  init(_ records: [(language: String, file: PortableObject)]) {
    for record in records {
      for entry in record.file.entries where !entry.translation.isEmpty {
        entries["\(record.language)\u{4}\(entry.context ?? "")", default: []].append(entry)
      }
    }
  }

  /// The entries about this very translation.
  private func found(_ wording: Wording, _ translation: Wording.Piece) -> [PortableObject.Entry] {
    let paths = [wording.path] + [wording.formerPath].compactMap { $0 }
    let about = paths.flatMap { entries["\(translation.language)\u{4}\($0)"] ?? [] }
    return about.filter { isSame($0.translation, translation.text) }
  }

  func confirms(_ wording: Wording, _ translation: Wording.Piece) -> Bool {
    found(wording, translation).contains { !$0.isFuzzy && isSame($0.source, wording.source.text) }
  }

  /// The wording that the translation was made for; a fuzzy entry says it in its own line.
  func origin(_ wording: Wording, _ translation: Wording.Piece) -> String? {
    found(wording, translation).compactMap { $0.isFuzzy ? $0.formerSource : $0.source }.first
  }
}
