public import CivilTime

/// The house that listens.
public struct Institution: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// Every day, quarter and year is this zone's.
  public var zone: Zone
  /// BCP 47 tags of the pages, the first one preferred.
  public var languages: [String]
  /// The unit that gets what no rule and no topic sends elsewhere.
  public var unit: String

  public init(key: String, name: LocalizedText, zone: Zone, languages: [String], unit: String) {
    self.key = key
    self.name = name
    self.zone = zone
    self.languages = languages
    self.unit = unit
  }
}

/// A part of the institution that answers for something (組室).
public struct Unit: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText

  public init(key: String, name: LocalizedText) {
    self.key = key
    self.name = name
  }
}

/// The way by which something reached the institution.
public enum Channel: String, CaseIterable, Hashable, Sendable {
  case kiosk, web, paper, phone, counter, mail, facebook, google, hotline, news
}

/// A place or occasion where feedback is given.
public struct Touchpoint: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// The key of the survey that is asked here.
  public var survey: String
  /// The key of the unit that runs it.
  public var unit: String
  /// How answers come in here, the first one usual.
  public var channels: [Channel]

  public init(key: String, name: LocalizedText, survey: String, unit: String, channels: [Channel]) {
    self.key = key
    self.name = name
    self.survey = survey
    self.unit = unit
    self.channels = channels
  }
}

/// What a feedback can be about.
public struct Topic: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// The heading that reports group it under.
  public var category: LocalizedText
  /// Keys of the units that answer for it; the first one leads.
  public var units: [String]
  /// The key of the service item that it belongs to, where there is one.
  public var service: String?

  public init(key: String, name: LocalizedText, category: LocalizedText, units: [String], service: String?) {
    self.key = key
    self.name = name
    self.category = category
    self.units = units
    self.service = service
  }
}

/// One item of the service catalogue (推動作法) with those who carry it out.
public struct Service: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// 構面.
  public var dimension: String
  /// 執行項目.
  public var item: String
  /// 面向, a part of the item.
  public var area: String
  /// The code of the plan, such as `A(B)`.
  public var code: String
  /// 完成期限 as the plan states it.
  public var due: String
  /// Keys of the units in charge.
  public var units: [String]

  public init(
    key: String, name: LocalizedText, dimension: String, item: String, area: String, code: String, due: String,
    units: [String]
  ) {
    self.key = key
    self.name = name
    self.dimension = dimension
    self.item = item
    self.area = area
    self.code = code
    self.due = due
    self.units = units
  }
}
