import TextAnalysis
import UnicodeText

/// A text and the one label that it has.
public struct LabelledText: Hashable, Sendable {
  public var id: String
  public var label: String
  public var text: String
  /// Of the file that it was read from, from 1; 0 where it comes from none.
  public var line: Int

  public init(id: String, label: String, text: String, line: Int = 0) {
    self.id = id
    self.label = label
    self.text = text
    self.line = line
  }
}

/// Makes models that give each text one label. The same texts, settings and seed give the same bytes, with any number
/// of threads.
public struct LabelTraining: Sendable {
  public var name: String
  /// The planes whose mean each label gets.
  public var planes = [
    PlaneSettings(cost: 0.35, contrast: 0),
    PlaneSettings(cost: 0.35, contrast: 1),
  ]
  /// The longest run of characters that is a feature, 1 through 5.
  public var reach = 4
  /// Decides which texts are held back while the second stage is prepared.
  public var seed: UInt64
  /// Of how many texts, at most, the second stage learns: it has few weights.
  public var heldLimit = 6_000
  /// How many parts of the training are done at once, 1 or more.
  public var threads: Int
  /// Told what begins, from any thread.
  public var onStep: @Sendable (TrainingStep) -> Void = { _ in }

  public init(name: String, seed: UInt64 = 1, threads: Int = 1) {
    self.name = name
    self.seed = seed
    self.threads = threads
  }

  /// - Returns: the bytes of a model of labels.
  public func train(_ texts: [LabelledText]) async throws(TrainingError) -> [UInt8] {
    try await model(texts).file
  }

  func model(_ texts: [LabelledText]) async throws(TrainingError) -> LabelModel {
    let labels = Set(texts.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard labels.count > 1 else { throw .oneLabel(labels.first) }
    let han = try HanFolding.forLearning()
    let folding = CharacterFolding(han)
    let places = Dictionary(labels.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
    let documents = await Parallel.map(texts, threads: threads) { Document(folding.fold($0.text), reach: reach) }
    let samples = Samples(documents: documents, labels: texts.map { places[$0.label] ?? 0 })
    let folds = HeldFolds(ids: texts.map(\.id), seed: seed, limit: heldLimit)
    let layer = try await layer(samples, labels, folds, han)
    onStep(.all)
    let first = try await firstStage(samples, labels.count, han)
    return LabelModel(name: name, labels: labels, first: first, layer: layer)
  }

  struct Samples: Sendable {
    var documents: [Document]
    /// Places of labels.
    var labels: [Int]

    func part(_ isKept: (Int) -> Bool) -> Samples {
      let kept = documents.indices.filter(isKept)
      return Samples(documents: kept.map { documents[$0] }, labels: kept.map { labels[$0] })
    }
  }

  /// Trains on all but one fold after the other, and fits the second stage to what is said of that fold.
  private func layer(
    _ samples: Samples, _ labels: [String], _ folds: HeldFolds, _ han: HanFolding
  ) async throws(TrainingError) -> SoftmaxLayer {
    guard let empty = SoftmaxLayer.empty(inputs: LabelModel.inputs(labels: labels.count), outputs: labels.count) else {
      throw .library("no layer")
    }
    var inputs: [[Double]] = []
    var truths: [Int] = []
    for fold in 0..<folds.count {
      onStep(.part(fold + 1, of: folds.count))
      let held = samples.documents.indices.filter { folds.fold($0) == fold }
      let first = try await firstStage(samples.part { folds.fold($0) != fold }, labels.count, han)
      let classifier = TextClassifier(LabelModel(name: name, labels: labels, first: first, layer: empty))
      inputs += await Parallel.map(held, threads: threads) { classifier.inputs(samples.documents[$0].text) }
      truths += held.map { samples.labels[$0] }
    }
    onStep(.deciding)
    guard
      let layer = StageTwo.layer(inputs, truths, inputs: empty.inputs, outputs: labels.count, decay: 0.002)
    else { throw .library("the second stage did not settle") }
    return layer
  }

  private func firstStage(
    _ samples: Samples, _ labels: Int, _ han: HanFolding
  ) async throws(TrainingError) -> FirstStage {
    let vocabulary = Vocabulary(samples.documents, reach: reach)
    let builder = RowBuilder(vocabulary: vocabulary)
    let rows = builder.matrix(await Parallel.map(samples.documents, threads: threads) { builder.row($0) })
    let learner = PlaneLearner(vocabulary: vocabulary)
    let spoken = LabelModel.lanes(labels: labels).map { labels == 2 ? 1 : $0 - 1 }
    let planes = await Parallel.map(spoken, threads: threads) { label in
      learner.mean(rows, samples.labels.map { $0 == label }, self.planes)
    }
    return try .made(of: [nil] + planes, over: vocabulary, han: han)
  }
}

/// Parts texts by their ids: which are held back, one fold after the other, while the second stage is prepared.
struct HeldFolds: Sendable {
  private let folds: [Int?]
  let count: Int

  /// - Parameter limit: at most about so many texts are held back, in fewer folds where there are many texts.
  init(ids: [String], seed: UInt64, limit: Int) {
    let parts = 5
    // With many texts one fold of them is enough, and saves the other trainings.
    count = min(parts, max(1, (limit * parts + ids.count - 1) / max(1, ids.count)))
    let count = count
    folds = ids.map { id in
      let fold = Int((Fold.hash("\(seed)/\(id)") >> 20) % UInt64(parts))
      return fold < count ? fold : nil
    }
  }

  /// The fold of a text; nil where it is never held back.
  func fold(_ place: Int) -> Int? { folds[place] }
}

extension SoftmaxLayer {
  /// A layer that says nothing yet.
  static func empty(inputs: Int, outputs: Int) -> SoftmaxLayer? {
    let none = [Double](repeating: 0, count: outputs)
    return SoftmaxLayer(
      inputs: inputs, outputs: outputs, weights: [Double](repeating: 0, count: inputs * outputs), biases: none,
      offsets: none)
  }
}
