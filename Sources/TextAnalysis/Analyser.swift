public import Facts
package import UnicodeText

/// Labels texts by a model. A pure function of text, stars and model; any number of tasks may use one analyser.
public struct Analyser: Sendable {
  /// The model's name and the digest of its content, such as `museum-0123456789abcdef`.
  public let modelVersion: String
  /// The version of ICU that the model was made with. With another one, rare characters may fold differently.
  public let modelUnicodeVersion: String
  /// Keys of the topics that the model knows.
  public var topics: [String] { model.topics }

  let model: Model
  private let table: FeatureTable
  private let folding: CharacterFolding
  private let alarms: AlarmRules
  private let personalData: PersonalDataScanner

  /// - Throws: where the bytes are no complete, unchanged model.
  public init(model bytes: [UInt8]) throws(ModelError) {
    let (model, digest) = try ModelFile.model(bytes)
    self.init(model, digest: digest)
  }

  package init(_ model: Model, digest: UInt64 = 0) {
    let digits = String(digest, radix: 16)
    modelVersion = model.name + "-" + String(repeating: "0", count: 16 - digits.count) + digits
    modelUnicodeVersion = model.unicodeVersion
    self.model = model
    table = FeatureTable(model.features)
    folding = CharacterFolding(model.han)
    alarms = AlarmRules(folding)
    personalData = PersonalDataScanner(folding)
  }

  /// Everything that the model says of a text. What is more than 16,384 characters in decides nothing, but personal
  /// data are found there too.
  ///
  /// - Parameter stars: the rating, 1 through 5, that came with the text; others count as none.
  public func analyse(_ text: String, stars: Int? = nil) -> Analysis {
    let folded = folding.fold(text)
    let scores = scores(folded)
    let lanes = model.lanes
    let sentiment = model.layers.sentiment.probabilities(
      StageInputs.sentiment(scores, lanes), adding: StarEvidence.logarithms(stars: stars))
    let sentimentChoice = model.layers.sentiment.choice(sentiment)
    let intent = model.layers.intent.probabilities(
      StageInputs.intent(scores, lanes, asks: Self.asks(folded)))
    let intentChoice = model.layers.intent.choice(intent)
    let urgency = model.layers.urgency.probabilities(
      StageInputs.urgency(scores, lanes, alarm: alarms.alarm(in: folded).alarm))
    let hasWords = !folded.codePoints.isEmpty
    return Analysis(
      sentiment: hasWords ? Self.case(sentimentChoice, of: .neutral) : .neutral,
      sentimentProbability: sentiment[sentimentChoice], topics: hasWords ? topics(scores) : [],
      intent: hasWords ? Self.case(intentChoice, of: .other) : .other, intentProbability: intent[intentChoice],
      urgency: hasWords && urgency[0] >= model.urgencyThreshold ? .urgent : .normal,
      language: LanguageGuess.language(of: folded), personalData: personalData.spans(in: folded),
      isUnsure: !hasWords || sentiment[sentimentChoice] < model.sureThreshold)
  }

  /// The first stage, which all questions share: one pass over the features of the text.
  package func scores(_ folded: FoldedText) -> Scores {
    let stride = model.lanes.stride
    return folded.codePoints.withUnsafeBufferPointer { text in
      let clauses = FeatureReader.clauses(text)
      var sums = [Int32](repeating: 0, count: clauses.count * stride)
      table.withLookup { lookup in
        model.weights.withUnsafeBufferPointer { weights in
          sums.withUnsafeMutableBufferPointer { sums in
            for (clause, range) in clauses.enumerated() {
              let base = clause * stride
              FeatureReader.forEach(text, in: range) { hash, _, _ in
                guard let row = lookup.row(hash) else { return }
                let start = row * stride
                for lane in 0..<stride { sums[base + lane] &+= Int32(weights[start + lane]) }
              }
            }
          }
        }
      }
      return Scores(clauses: clauses, integers: sums, model: model)
    }
  }

  /// What the second stages get to see of a text, for training them.
  package func fold(_ text: String) -> (text: FoldedText, alarm: Alarm, asks: Bool) {
    let folded = folding.fold(text)
    return (folded, alarms.alarm(in: folded).alarm, Self.asks(folded))
  }

  /// A weight of a feature, scaled, or nil where the model does not know it.
  func weight(_ hash: UInt64, lane: Int) -> Double? {
    table.withLookup { $0.row(hash) }.map { row in
      Double(model.weights[row * model.lanes.stride + lane]) * Double(model.scales[lane])
    }
  }

  private static func asks(_ text: FoldedText) -> Bool {
    text.codePoints.contains { $0 == 0x3F || $0 == 0x5417 }
  }

  private static func `case`<Label: CaseIterable>(_ place: Int, of other: Label) -> Label {
    for (index, label) in Label.allCases.enumerated() where index == place { return label }
    return other
  }

  /// The topics over their thresholds, most probable first; the general topic where there is no other.
  private func topics(_ scores: Scores) -> [TopicLabel] {
    let lanes = model.lanes
    var found: [TopicLabel] = []
    var general: TopicLabel?
    for (place, topic) in model.topics.enumerated() {
      let lane = lanes.topic.lowerBound + place
      let probability = model.layers.topic.firstOfTwo(StageInputs.topic(lane, scores))
      guard probability >= model.topicThresholds[place] else { continue }
      let polarity = model.layers.polarity
      let judgement = polarity.choice(
        polarity.probabilities(
          StageInputs.polarity(clauses: scores.context(topic: lane), scores, lanes)))
      let label = TopicLabel(
        topic: topic, sentiment: Self.case(judgement, of: .neutral), probability: probability)
      if topic == model.generalTopic { general = label } else { found.append(label) }
    }
    if found.isEmpty { return general.map { [$0] } ?? [] }
    return found.enumerated().sorted { one, other in
      one.element.probability != other.element.probability
        ? one.element.probability > other.element.probability : one.offset < other.offset
    }.map(\.element)
  }
}
