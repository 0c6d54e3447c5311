package import UnicodeText

/// Finds which aspects a text speaks of, and how it judges them. Any number of tasks may use one classifier.
public struct AspectClassifier: Sendable {
  /// The model's name and the digest of its content.
  public let modelVersion: String
  /// In ascending order of their UTF-8.
  public var aspects: [String] { model.aspects }
  /// How an aspect can be judged.
  public static let polarities = AspectModel.polarities

  private let model: AspectModel
  private let folding: CharacterFolding

  /// An aspect that a text speaks of.
  public struct Finding: Hashable, Sendable {
    /// The place in ``AspectClassifier/aspects``.
    public var aspect: Int
    /// The place in ``AspectClassifier/polarities``.
    public var polarity: Int
    /// That the aspect is spoken of, 0 through 1.
    public var probability: Double
    /// That it is judged so, where it is spoken of.
    public var polarityProbability: Double
  }

  /// - Throws: where the bytes are no complete, unchanged model of aspects.
  public init(_ memory: ModelMemory) throws(ModelError) {
    let (model, digest) = try AspectModel.read(memory)
    self.init(model, digest: digest)
  }

  package init(_ model: AspectModel, digest: UInt64 = 0) {
    self.model = model
    modelVersion = TextAnalysis.modelVersion(model.name, digest)
    folding = CharacterFolding(model.first.han)
  }

  /// The aspects over their thresholds, most probable first.
  public func findings(_ text: String) -> [Finding] {
    var workspace = Workspace()
    return findings(text, using: &workspace)
  }

  /// As ``findings(_:)``, in memory that is used again.
  public func findings(_ text: String, using workspace: inout Workspace) -> [Finding] {
    text.withBytes { findings(utf8: $0, using: &workspace) }
  }

  /// As ``findings(_:)``, of bytes that are well-formed UTF-8.
  func findings(utf8 text: UnsafeBufferPointer<UInt8>, using workspace: inout Workspace) -> [Finding] {
    workspace.read(text, folding, model.first)
    let scores = workspace.scoring.scores
    var found: [Finding] = []
    let lanes = AspectModel.aspectLanes(aspects.count)
    for (aspect, lane) in lanes.enumerated() {
      let inputs = StageInputs.topic(lane, among: lanes, scores)
      let probability = model.presence.probabilities(inputs.values(scores))[0]
      guard probability >= model.thresholds[aspect] else { continue }
      let polarities = model.polarity.probabilities(
        AspectModel.inputs(clauses: scores.context(topic: lane)).values(scores))
      let choice = model.polarity.choice(polarities)
      found.append(
        Finding(
          aspect: aspect, polarity: choice, probability: probability, polarityProbability: polarities[choice]))
    }
    return found.sorted { ($0.probability, -$0.aspect) > ($1.probability, -$1.aspect) }
  }

  /// Why a text speaks of an aspect, or does not; nil for an aspect that the model does not know.
  public func explanation(of aspect: String, for text: String) -> Explanation? {
    guard let place = aspects.firstIndex(of: aspect) else { return nil }
    let folded = folding.fold(text)
    let scores = model.first.scores(folded)
    let lanes = AspectModel.aspectLanes(aspects.count)
    let inputs = StageInputs.topic(lanes.lowerBound + place, among: lanes, scores)
    return model.first.explanation(text, folded, scores, inputs, model.presence, 0)
  }

  package func scores(_ text: FoldedText) -> Scores { model.first.scores(text) }

  /// What the second stages get to see of a text and an aspect, for fitting them.
  package func inputs(_ scores: Scores, aspect: Int) -> (presence: [Double], polarity: [Double]) {
    let lanes = AspectModel.aspectLanes(aspects.count)
    let lane = lanes.lowerBound + aspect
    let presence = StageInputs.topic(lane, among: lanes, scores).values(scores)
    let polarity = AspectModel.inputs(clauses: scores.context(topic: lane)).values(scores)
    return (presence, polarity)
  }
}
