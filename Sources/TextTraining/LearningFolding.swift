import UnicodeText

extension HanFolding {
  /// The folding that a model keeps.
  ///
  /// - Throws: ``TrainingError/library(_:)`` where ICU lacks its tables: such a model would take Simplified for other
  ///   words than Traditional.
  static func forLearning() throws(TrainingError) -> HanFolding {
    let han = made()
    if han.pairs.isEmpty { throw .library("ICU cannot convert Traditional to Simplified") }
    return han
  }
}
