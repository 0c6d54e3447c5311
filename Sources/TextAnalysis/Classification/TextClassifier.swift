package import UnicodeText

/// Gives each text one of the labels that a model was taught. Any number of tasks may use one classifier.
public struct TextClassifier: Sendable {
  /// The model's name and the digest of its content.
  public let modelVersion: String
  /// In ascending order of their UTF-8.
  public var labels: [String] { model.labels }

  private let model: LabelModel
  private let folding: CharacterFolding
  /// The layer once more, where it is small enough for the fast way.
  private let small: SmallLayer?

  /// - Throws: where the bytes are no complete, unchanged model of labels.
  public init(_ memory: ModelMemory) throws(ModelError) {
    let (model, digest) = try LabelModel.read(memory)
    self.init(model, digest: digest)
  }

  package init(_ model: LabelModel, digest: UInt64 = 0) {
    self.model = model
    modelVersion = TextAnalysis.modelVersion(model.name, digest)
    folding = CharacterFolding(model.first.han)
    small = SmallLayer(model.layer)
  }

  /// The probability of each label, in the order of ``labels``; they sum to 1.
  public func probabilities(_ text: String) -> [Double] {
    let scores = model.first.scores(folding.fold(text))
    return model.layer.probabilities(inputs(scores).values(scores))
  }

  /// The most probable label of a text, as its place in ``labels``, and its probability.
  public func classify(_ text: String) -> (label: Int, probability: Double) {
    var workspace = Workspace()
    return classify(text, using: &workspace)
  }

  /// As ``classify(_:)``, in memory that is used again.
  public func classify(_ text: String, using workspace: inout Workspace) -> (label: Int, probability: Double) {
    text.withBytes { classify(utf8: $0, using: &workspace) }
  }

  /// As ``classify(_:)``, of bytes that are well-formed UTF-8.
  func classify(
    utf8 text: UnsafeBufferPointer<UInt8>, using workspace: inout Workspace
  ) -> (label: Int, probability: Double) {
    workspace.read(text, folding, model.first)
    let scores = workspace.scoring.scores
    guard let small else {
      let probabilities = model.layer.probabilities(inputs(scores).values(scores))
      let choice = model.layer.choice(probabilities)
      return (choice, probabilities[choice])
    }
    let lanes = LabelModel.lanes(labels: labels.count)
    let said = small.decision(scores) { ClauseInputs.inputs(scores, lanes, $0) }
    return (said.choice, said.probabilities[said.choice])
  }

  /// Why a text has a label, or has it not; nil for a label that the model does not know.
  public func explanation(of label: String, for text: String) -> Explanation? {
    guard let output = labels.firstIndex(of: label) else { return nil }
    let folded = folding.fold(text)
    let scores = model.first.scores(folded)
    return model.first.explanation(text, folded, scores, inputs(scores), model.layer, output)
  }

  /// What the second stage gets to see, for fitting it.
  package func inputs(_ text: FoldedText) -> [Double] {
    let scores = model.first.scores(text)
    return inputs(scores).values(scores)
  }

  private func inputs(_ scores: Scores) -> [StageInput] {
    StageInputList.list { ClauseInputs.inputs(scores, LabelModel.lanes(labels: labels.count), $0) }
  }
}
