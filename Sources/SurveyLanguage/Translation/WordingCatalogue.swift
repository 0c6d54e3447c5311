public import Diagnostics

/// All wordings of files that belong together.
public struct WordingCatalogue: Sendable {
  /// By file, each in its order.
  public let wordings: [Wording]
  private let readership: Readership
  private let byPath: [String: Int]

  /// Reads the wordings; the definitions need not be sound otherwise, and may lack every translation.
  ///
  /// - Throws: ``UnclearStructure`` where a file cannot be read so far that its wordings are sure.
  public init(_ files: [SourceFile]) throws(UnclearStructure) {
    var diagnostics: [Diagnostic] = []
    let trees = files.map { ($0, parse($0, &diagnostics)?.statements ?? []) }
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw UnclearStructure(diagnostics: errors) }
    readership = Readership(trees.flatMap(\.1))
    var collector = WordingCollector(readership: readership)
    for (file, statements) in trees {
      for statement in statements { collector.add(statement, of: file) }
    }
    wordings = collector.wordings
    let present = wordings.enumerated().map { ($1.path, $0) }
    let former = wordings.enumerated().compactMap { index, wording in wording.formerPath.map { ($0, index) } }
    byPath = Dictionary(present + former, uniquingKeysWith: { first, _ in first })
  }

  /// The keys of the surveys, sorted.
  public var surveys: [String] { readership.surveys.keys.sorted() }

  /// The languages that a survey names, the first one among them; of a survey that is not there, none.
  public func languages(ofSurvey key: String) -> [String] { readership.surveys[key]?.languages ?? [] }

  /// The version that a survey gives itself.
  public func version(ofSurvey key: String) -> Int? { readership.surveys[key]?.version }

  /// Every language that is due somewhere or used somewhere, first languages among them, sorted.
  public var languages: [String] {
    let named = readership.surveys.values.flatMap(\.languages) + readership.houseLanguages
    return Set(named + wordings.flatMap { $0.translations.map(\.language) } + wordings.map(\.source.language)).sorted()
  }

  /// What staff read: the languages of the institution.
  public var houseLanguages: [String] { readership.houseLanguages }

  /// The wordings that a file of the catalogue has after it was changed; none where its structure is unclear.
  func wordings(after file: SourceFile) -> [Wording] {
    var diagnostics: [Diagnostic] = []
    let statements = parse(file, &diagnostics)?.statements ?? []
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return [] }
    var collector = WordingCollector(readership: readership)
    for statement in statements { collector.add(statement, of: file) }
    return collector.wordings
  }

  /// The wording with this path, or else the one that had it in the version before.
  public func wording(_ path: String) -> Wording? { byPath[path].map { wordings[$0] } }

  /// The wordings of a survey and of the scales that it uses; all where `survey` is `nil`.
  public func wordings(ofSurvey survey: String?) -> [Wording] {
    guard let survey else { return wordings }
    return wordings.filter { wording in
      let isScale = wording.declaration.hasPrefix("scale ")
      return wording.surveys.contains(survey) && (isScale || wording.declaration == "survey \(survey)")
    }
  }

  /// The wordings that a translator of this language works on: what is due in it, and what is there already. A language
  /// that nothing names yet is taken for one of visitors.
  public func wordings(in language: String, ofSurvey survey: String?) -> [Wording] {
    let all = wordings(ofSurvey: survey).filter { $0.source.language != language && !$0.source.text.isEmpty }
    let isNew = !(survey.map(languages(ofSurvey:)) ?? languages).contains(language)
    return all.filter { wording in
      let isDue = wording.languages.contains(language) || (isNew && wording.isForVisitors)
      return isDue || wording.translation(in: language) != nil
    }
  }
}

/// Files whose structure leaves open which string is what.
public struct UnclearStructure: Error, Sendable {
  /// At least one error.
  public var diagnostics: [Diagnostic]
}
