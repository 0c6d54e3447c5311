/// Everything that an institution decides, checked as a whole: every key that one part names, another declares.
public struct Catalogue: Sendable {
  public let institution: Institution
  /// All lists are in source order: files by name, then as written.
  public let units: [Unit]
  public let touchpoints: [Touchpoint]
  public let topics: [Topic]
  public let services: [Service]
  public let scales: [Scale]
  public let calendars: [WorkingCalendar]
  public let levels: [ServiceLevel]
  public let surveys: [Survey]
  /// Rules for feedback that comes from anywhere; their expressions read `sentiment`, `urgency`, `intent`, `channel`,
  /// `topics`, `units`, `language`, `stars`, `source` (`survey` or `import`) and `contact` (given or not).
  public let feedbackRules: [CaseRule]
  /// What reports hold; at least the standard one.
  public let reports: [ReportOutline]

  private let unitsByKey: [String: Unit]
  private let touchpointsByKey: [String: Touchpoint]
  private let topicsByKey: [String: Topic]
  private let scalesByKey: [String: Scale]
  private let calendarsByKey: [String: WorkingCalendar]
  private let levelsByKey: [String: ServiceLevel]
  private let surveysByKey: [String: Survey]

  /// The caller has checked that keys are unique within each list; of two equal ones the first counts.
  public init(
    institution: Institution, units: [Unit], touchpoints: [Touchpoint], topics: [Topic], services: [Service],
    scales: [Scale], calendars: [WorkingCalendar], levels: [ServiceLevel], surveys: [Survey],
    feedbackRules: [CaseRule], reports: [ReportOutline] = []
  ) {
    self.reports = reports.isEmpty ? [.standard] : reports
    self.institution = institution
    self.units = units
    self.touchpoints = touchpoints
    self.topics = topics
    self.services = services
    self.scales = scales
    self.calendars = calendars
    self.levels = levels
    self.surveys = surveys
    self.feedbackRules = feedbackRules
    unitsByKey = Self.table(units, \.key)
    touchpointsByKey = Self.table(touchpoints, \.key)
    topicsByKey = Self.table(topics, \.key)
    scalesByKey = Self.table(scales, \.key)
    calendarsByKey = Self.table(calendars, \.key)
    levelsByKey = Self.table(levels, \.key)
    surveysByKey = Self.table(surveys, \.key)
  }

  private static func table<Element>(_ elements: [Element], _ key: (Element) -> String) -> [String: Element] {
    Dictionary(elements.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func unit(_ key: String) -> Unit? { unitsByKey[key] }
  public func touchpoint(_ key: String) -> Touchpoint? { touchpointsByKey[key] }
  public func topic(_ key: String) -> Topic? { topicsByKey[key] }
  public func scale(_ key: String) -> Scale? { scalesByKey[key] }
  public func calendar(_ key: String) -> WorkingCalendar? { calendarsByKey[key] }
  public func level(_ key: String) -> ServiceLevel? { levelsByKey[key] }
  public func survey(_ key: String) -> Survey? { surveysByKey[key] }
}
