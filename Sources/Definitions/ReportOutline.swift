/// What a periodical report holds, in its order.
public struct ReportOutline: Hashable, Sendable {
  public var key: String
  /// Stands behind the institution and the period in the report's title.
  public var title: LocalizedText
  public var sections: [Section]

  public enum Section: Hashable, Sendable {
    /// What needs a decision, and the figures that matter most.
    case summary
    /// The figures of the survey with this key.
    case survey(String)
    /// All surveys that are not named, the most answered first.
    case surveys
    case topics
    /// What is new, rising and falling in what people write, and on which days.
    case themes
    case cases
    case improvements
    /// How it was counted, and what it cannot say.
    case method
  }

  public init(key: String, title: LocalizedText, sections: [Section]) {
    self.key = key
    self.title = title
    self.sections = sections
  }

  /// The report of an institution that declares none.
  public static let standard = ReportOutline(
    key: "quarterly", title: LocalizedText("服務品質季報", english: "Quarterly service report"),
    sections: [.summary, .surveys, .topics, .themes, .cases, .improvements, .method])
}
