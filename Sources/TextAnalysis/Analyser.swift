public import Facts
package import UnicodeText

/// Labels texts by a model. A pure function of text, stars and model; any number of tasks may use one analyser.
public struct Analyser: Sendable {
  /// The model's name and the digest of its content, such as `museum-0123456789abcdef`.
  public let modelVersion: String
  /// Keys of the topics that the model knows.
  public var topics: [String] { model.topics }

  let model: Model
  package let folding: CharacterFolding
  private let alarms: AlarmRules
  private let personalData: PersonalDataScanner
  private let topicDecisions: TopicDecisions
  private let layers: FeedbackLayers

  /// - Throws: where the bytes are no complete, unchanged model.
  public init(model bytes: [UInt8]) throws(ModelError) {
    try self.init(ModelMemory(bytes))
  }

  /// - Throws: where the bytes are no complete, unchanged model.
  public init(_ memory: ModelMemory) throws(ModelError) {
    let (model, digest) = try Model.read(memory)
    guard let analyser = Analyser(model, digest: digest) else { throw .damaged }
    self = analyser
  }

  /// Nil where the model has more classes than any of the museum's questions.
  package init?(_ model: Model, digest: UInt64 = 0) {
    guard let layers = FeedbackLayers(model.layers) else { return nil }
    self.layers = layers
    modelVersion = TextAnalysis.modelVersion(model.name, digest)
    self.model = model
    folding = CharacterFolding(model.first.han)
    alarms = AlarmRules(folding)
    personalData = PersonalDataScanner(folding)
    topicDecisions = TopicDecisions(model)
  }

  /// Everything that the model says of a text. What is more than 16,384 characters in decides nothing, but personal
  /// data are found there too.
  ///
  /// - Parameter stars: the rating, 1 through 5, that came with the text; others count as none.
  public func analyse(_ text: String, stars: Int? = nil) -> Analysis {
    var workspace = Workspace()
    return analyse(text, stars: stars, using: &workspace)
  }

  /// As ``analyse(_:stars:)``, in memory that is used again.
  public func analyse(_ text: String, stars: Int? = nil, using workspace: inout Workspace) -> Analysis {
    text.withBytes { analyse(utf8: $0, stars: stars, using: &workspace) }
  }

  /// As ``analyse(_:stars:)``, of bytes that are well-formed UTF-8.
  func analyse(utf8 text: UnsafeBufferPointer<UInt8>, stars: Int?, using workspace: inout Workspace) -> Analysis {
    workspace.read(text, folding, model.first)
    return workspace.folded.codePoints.withUnsafeBufferPointer { codePoints in
      analysis(workspace.folded, codePoints, workspace.scoring.scores, stars)
    }
  }

  private func analysis(
    _ folded: FoldedText, _ codePoints: UnsafeBufferPointer<UInt32>, _ scores: Scores, _ stars: Int?
  ) -> Analysis {
    let lanes = model.lanes
    let census = TextCensus(codePoints)
    let alarm = alarms.alarm(in: codePoints).alarm
    let asks = Self.asks(codePoints)
    let (sentimentChoice, sentiment) = layers.sentiment.decision(
      scores, adding: StarEvidence.logarithms(stars: stars)
    ) { StageInputs.sentiment(scores, lanes, $0) }
    let (intentChoice, intent) = layers.intent.decision(scores) {
      StageInputs.intent(scores, lanes, asks: asks, $0)
    }
    let (_, urgency) = layers.urgency.decision(scores) { StageInputs.urgency(lanes, alarm: alarm, $0) }
    let hasWords = !codePoints.isEmpty
    let isUrgent = hasWords && urgency[0] >= model.urgencyThreshold
    return Analysis(
      sentiment: hasWords ? Self.case(sentimentChoice, of: .neutral) : .neutral,
      sentimentProbability: sentiment[sentimentChoice],
      topics: hasWords ? topicDecisions.topics(scores, model, layers.polarity) : [],
      intent: hasWords ? Self.case(intentChoice, of: .other) : .other, intentProbability: intent[intentChoice],
      urgency: isUrgent ? .urgent : .normal, urgencyProbability: urgency[isUrgent ? 0 : 1],
      language: LanguageScanner.language(of: folded, codePoints, census),
      personalData: personalData.spans(in: folded, codePoints, census),
      isUnsure: !hasWords || sentiment[sentimentChoice] < model.sureThreshold)
  }

  /// How often a language, once said, is right; 0.5 for one that training never met.
  public func reliability(ofLanguage language: String) -> Double { model.reliability.languages[language] ?? 0.5 }

  /// How often it is right that a text holds personal data, or that it holds none.
  public func reliability(ofPersonalData isFound: Bool) -> Double {
    isFound ? model.reliability.personalData.found : model.reliability.personalData.none
  }

  /// What the second stages get to see of a text, for training them.
  package func fold(_ text: String) -> (text: FoldedText, alarm: Alarm, asks: Bool) {
    let folded = folding.fold(text)
    return folded.codePoints.withUnsafeBufferPointer { (folded, alarms.alarm(in: $0).alarm, Self.asks($0)) }
  }

  package func scores(_ folded: FoldedText) -> Scores { model.first.scores(folded) }

  private static func asks(_ text: UnsafeBufferPointer<UInt32>) -> Bool {
    text.contains { $0 == 0x3F || $0 == 0x5417 }
  }

  static func `case`<Label: CaseIterable>(_ place: Int, of other: Label) -> Label {
    for (index, label) in Label.allCases.enumerated() where index == place { return label }
    return other
  }
}
