import Statistics
public import UnicodeText

/// Finds the themes of a period.
public struct ThemeReader: Sendable {
  private let folding: CharacterFolding
  /// The topic of what has no other; what has only that one fits no topic.
  private let generalTopic: String?

  public init(folding: CharacterFolding, generalTopic: String?) {
    self.folding = folding
    self.generalTopic = generalTopic
  }

  /// Folds and names topics as a model does.
  public init(_ analyser: Analyser) {
    self.init(folding: analyser.folding, generalTopic: analyser.model.generalTopic)
  }

  /// - Parameters:
  ///   - now: the comments of the period.
  ///   - before: those of the periods that it is compared with.
  ///   - openDays: days of both on which surely somebody could comment, so that none is a number. Of other days without
  ///     any comment it is not known whether the house was closed: they do not count.
  public func themes(now: [ThemeComment], before: [ThemeComment], openDays: Set<Int>) -> Themes {
    var tokens = ThemeTokens(folding)
    for comment in now + before { tokens.append(folding.fold(comment.text), hidden: comment.personalData) }
    let reading = ThemeReading(tokens: tokens, comments: now + before, nowCount: now.count, openDays: openDays)
    var themes = Themes()
    (themes.commentCount, themes.commentCountBefore) = (now.count, before.count)
    (themes.distinctCount, themes.distinctCountBefore) = (reading.now.count, reading.before.count)
    reading.comparePhrases(into: &themes)
    reading.findBursts(into: &themes)
    reading.findClusters(into: &themes, besides: generalTopic)
    themes.copied = reading.copied()
    return themes
  }
}
