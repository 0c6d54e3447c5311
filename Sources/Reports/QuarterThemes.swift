import CivilTime
public import Definitions
public import Facts
public import TextAnalysis
import WorkingTime

/// What people of a quarter speak of otherwise than in the quarters before.
public struct QuarterThemes: Sendable {
  /// The feedback of the quarter, in the order in which ``Themes/Voice/comment`` counts.
  public let feedback: [Feedback]
  /// The same of the quarters before.
  public let earlier: [Feedback]
  /// Of how many quarters `earlier` is.
  public let quarters: Int
  public let themes: Themes

  /// With how many quarters a report compares: a year, so that no season is news.
  public static let quartersCompared = 4

  /// - Parameters:
  ///   - feedback: of the quarter.
  ///   - earlier: of the quarters before it.
  public init(
    _ feedback: [(feedback: Feedback, label: Label?)], against earlier: [(feedback: Feedback, label: Label?)],
    of catalogue: Catalogue, by reader: ThemeReader
  ) {
    let zone = catalogue.institution.zone
    let comment = { (item: (feedback: Feedback, label: Label?)) in
      ThemeComment(
        text: item.feedback.text, personalData: item.label?.analysis.personalData ?? [],
        day: CivilDate(item.feedback.writtenAt, in: zone).daysSinceEpoch,
        topics: item.label?.analysis.topics.map(\.topic) ?? [],
        isQuotable: Self.isQuotable(item.feedback, item.label, catalogue))
    }
    let (now, before) = (feedback.map(comment), earlier.map(comment))
    self.feedback = feedback.map(\.feedback)
    self.earlier = earlier.map(\.feedback)
    quarters = Set(before.map { Quarter(containing: CivilDate(daysSinceEpoch: $0.day)) }).count
    themes = reader.themes(now: now, before: before, openDays: Self.openDays(now + before, catalogue))
  }

  /// Not what people wrote in an anonymous survey, what nobody has looked through for personal data, and what is too
  /// short or too long to be read among others.
  static func isQuotable(_ feedback: Feedback, _ label: Label?, _ catalogue: Catalogue) -> Bool {
    let survey = feedback.origin.flatMap { catalogue.survey($0.survey) }
    return label != nil && survey?.isAnonymous != true && (6...200).contains(feedback.text.unicodeScalars.count)
  }

  /// Days on which every calendar of the institution is at work: only then is it sure that a day without comments was
  /// not a day without visitors.
  private static func openDays(_ comments: [ThemeComment], _ catalogue: Catalogue) -> Set<Int> {
    let deadlines = Deadlines(catalogue)
    let tables = catalogue.calendars.compactMap { deadlines.table($0.key) }
    let days = comments.map(\.day)
    guard !tables.isEmpty, let first = days.min(), let last = days.max(), last - first < 4_000 else { return [] }
    return Set(
      (first...last).filter { day in
        tables.allSatisfy { (try? $0.isWorked(CivilDate(daysSinceEpoch: day))) == true }
      })
  }
}
