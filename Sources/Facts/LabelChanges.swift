/// What changed where one model labelled again what another had labelled.
public struct LabelChanges: Hashable, Sendable {
  /// How many texts have been labelled again.
  public private(set) var compared = 0
  public private(set) var sentiment = 0
  public private(set) var topics = 0
  public private(set) var intent = 0
  public private(set) var language = 0
  public private(set) var personalData = 0
  /// The model is sure now and was not, and the other way round.
  public private(set) var becameSure = 0
  public private(set) var becameUnsure = 0
  /// The ids of the feedback that is urgent now and was not, in the order added: a person should look at them.
  public private(set) var newlyUrgent: [String] = []
  /// The ids of the feedback that was urgent and is not any more.
  public private(set) var noLongerUrgent: [String] = []

  public init() {}

  public mutating func add(_ feedback: String, before: Analysis, after: Analysis) {
    compared += 1
    if before.sentiment != after.sentiment { sentiment += 1 }
    if !before.hasSameTopics(as: after) { topics += 1 }
    if before.intent != after.intent { intent += 1 }
    if before.language != after.language { language += 1 }
    if before.personalData.isEmpty != after.personalData.isEmpty { personalData += 1 }
    if before.isUnsure, !after.isUnsure { becameSure += 1 }
    if !before.isUnsure, after.isUnsure { becameUnsure += 1 }
    guard before.urgency != after.urgency else { return }
    if after.urgency == .urgent { newlyUrgent.append(feedback) } else { noLongerUrgent.append(feedback) }
  }
}
