import SurveyLanguage

/// Where a key is declared and where it is used.
extension LanguageServer {
  func definition(_ place: Place) -> JSON {
    guard let occurrence = place.file.index.occurrence(at: place.offset) else { return .null }
    return .array(place.catalogue.declarations(of: occurrence.symbol).map { location($0.file, $0.declaration.range) })
  }

  func references(_ place: Place, _ parameters: JSON) -> JSON {
    guard let occurrence = place.file.index.occurrence(at: place.offset) else { return .null }
    let withDeclaration = parameters["context"]["includeDeclaration"].isTrue
    return .array(
      place.catalogue.occurrences(of: occurrence.symbol).filter { withDeclaration || !$0.occurrence.isDeclaration }
        .map { location($0.file, $0.occurrence.range) })
  }

  /// The uses in the same file; a declaration counts as written, a use as read.
  func highlights(_ place: Place) -> JSON {
    guard let occurrence = place.file.index.occurrence(at: place.offset) else { return .null }
    return .array(
      place.file.index.occurrences.filter { $0.symbol == occurrence.symbol }.map {
        ["range": place.file.positions.json($0.range), "kind": $0.isDeclaration ? 3 : 2]
      })
  }
}
