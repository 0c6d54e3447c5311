import TextAnalysis
import UnicodeText

/// A text with what it speaks of and how it judges each.
public struct AspectText: Hashable, Sendable {
  public var id: String
  public var text: String
  /// Names of aspects with places in ``AspectClassifier/polarities``.
  public var aspects: [String: Int]
  /// Of the file that it was read from, from 1; 0 where it comes from none.
  public var line: Int

  public init(id: String, text: String, aspects: [String: Int], line: Int = 0) {
    self.id = id
    self.text = text
    self.aspects = aspects
    self.line = line
  }
}

/// Makes models that find aspects and how they are judged. The same texts, settings and seed give the same bytes, with
/// any number of threads.
public struct AspectTraining: Sendable {
  public var name: String
  /// The planes whose mean decides whether an aspect is spoken of.
  public var presence = [
    PlaneSettings(cost: 0.25, contrast: 1, balance: 0.3),
    PlaneSettings(cost: 0.25, contrast: 0, balance: 0.3),
  ]
  /// The planes whose mean decides how it is judged.
  public var polarity = [
    PlaneSettings(cost: 0.25, contrast: 1, balance: 0.3),
    PlaneSettings(cost: 0.25, contrast: 0, balance: 0.3),
  ]
  /// The longest run of characters that is a feature, 1 through 5.
  public var reach = 4
  public var seed: UInt64
  /// How many parts of the training are done at once, 1 or more.
  public var threads: Int
  /// Told what begins, from any thread.
  public var onStep: @Sendable (TrainingStep) -> Void = { _ in }

  public init(name: String, seed: UInt64 = 1, threads: Int = 1) {
    self.name = name
    self.seed = seed
    self.threads = threads
  }

  /// - Returns: the bytes of a model of aspects.
  public func train(_ texts: [AspectText]) async throws(TrainingError) -> [UInt8] {
    try await model(texts).file
  }

  func model(_ texts: [AspectText]) async throws(TrainingError) -> AspectModel {
    let aspects = Set(texts.flatMap(\.aspects.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !aspects.isEmpty else { throw .noAspect }
    let han = try HanFolding.forLearning()
    let folding = CharacterFolding(han)
    let documents = await Parallel.map(texts, threads: threads) { Document(folding.fold($0.text), reach: reach) }
    let samples = AspectSamples(documents: documents, truths: texts.map { text in aspects.map { text.aspects[$0] } })
    let folds = HeldFolds(ids: texts.map(\.id), seed: seed, limit: 20_000)
    var held = HeldAspects()
    for fold in 0..<folds.count {
      onStep(.part(fold + 1, of: folds.count))
      let part = samples.part { folds.fold($0) != fold }
      let classifier = AspectClassifier(try await firstStage(part, aspects, han))
      for place in documents.indices where folds.fold(place) == fold {
        held.add(documents[place].text, samples.truths[place], classifier)
      }
    }
    onStep(.all)
    let first = try await firstStage(samples, aspects, han)
    onStep(.deciding)
    return try held.fitted(first)
  }

  /// A model with a first stage and second stages that say nothing yet.
  private func firstStage(
    _ samples: AspectSamples, _ aspects: [String], _ han: HanFolding
  ) async throws(TrainingError) -> AspectModel {
    let vocabulary = Vocabulary(samples.documents, reach: reach)
    let (builder, learner) = (RowBuilder(vocabulary: vocabulary), PlaneLearner(vocabulary: vocabulary))
    let rows = builder.matrix(await Parallel.map(samples.documents, threads: threads) { builder.row($0) })
    let presence = await Parallel.map(Array(aspects.indices), threads: threads) { aspect in
      learner.mean(rows, samples.truths.map { $0[aspect] != nil }, self.presence)
    }
    let silent = [Plane?](repeating: nil, count: AspectModel.polarityLanes.upperBound)
    let finder = try FirstStage.made(of: silent + presence, over: vocabulary, han: han)
    let pairs = samples.pairs(finder, builder)
    let polarity = await Parallel.map(Array(AspectModel.polarities.indices), threads: threads) { polarity in
      learner.mean(pairs.rows, pairs.labels.map { $0 == polarity }, self.polarity)
    }
    let first = try FirstStage.made(of: [nil] + polarity + presence, over: vocabulary, han: han)
    guard let presenceLayer = SoftmaxLayer.empty(inputs: StageInputs.topicCount, outputs: 2),
      let polarityLayer = SoftmaxLayer.empty(
        inputs: AspectModel.polarityInputs, outputs: AspectModel.polarities.count)
    else { throw .library("no layers") }
    return AspectModel(
      name: name, aspects: aspects, first: first, presence: presenceLayer, polarity: polarityLayer,
      thresholds: aspects.map { _ in 0.5 })
  }
}

/// Texts with the polarity of every aspect, nil where it is not spoken of.
struct AspectSamples: Sendable {
  var documents: [Document]
  var truths: [[Int?]]

  func part(_ isKept: (Int) -> Bool) -> AspectSamples {
    let kept = documents.indices.filter(isKept)
    return AspectSamples(documents: kept.map { documents[$0] }, truths: kept.map { truths[$0] })
  }

  /// For every aspect of every text the clauses that speak of it, and how they judge.
  func pairs(_ finder: FirstStage, _ builder: RowBuilder) -> (rows: SparseRows, labels: [Int]) {
    var rows = SparseRows(width: builder.width)
    var labels: [Int] = []
    for (document, truth) in zip(documents, truths) {
      let scores = finder.scores(document.text)
      for (lane, polarity) in zip(AspectModel.aspectLanes(truth.count), truth) {
        guard let polarity else { continue }
        rows.append(builder.row(document, clauses: scores.context(topic: lane)))
        labels.append(polarity)
      }
    }
    return (rows, labels)
  }
}

/// What first stages say of texts that they were not trained on.
struct HeldAspects {
  private var presence: (inputs: [[Double]], labels: [Int]) = ([], [])
  private var polarity: (inputs: [[Double]], labels: [Int]) = ([], [])

  mutating func add(_ text: FoldedText, _ truth: [Int?], _ classifier: AspectClassifier) {
    let scores = classifier.scores(text)
    for (aspect, label) in truth.enumerated() {
      let inputs = classifier.inputs(scores, aspect: aspect)
      presence.inputs.append(inputs.presence)
      presence.labels.append(label == nil ? 1 : 0)
      guard let label else { continue }
      polarity.inputs.append(inputs.polarity)
      polarity.labels.append(label)
    }
  }

  /// The model with its second stages and thresholds.
  func fitted(_ model: AspectModel) throws(TrainingError) -> AspectModel {
    var model = model
    guard
      let presenceLayer = StageTwo.layer(
        presence.inputs, presence.labels, inputs: StageInputs.topicCount, outputs: 2, decay: 0.002),
      let polarityLayer = StageTwo.layer(
        polarity.inputs, polarity.labels, inputs: AspectModel.polarityInputs,
        outputs: AspectModel.polarities.count, decay: 0.002)
    else { throw .library("a second stage did not settle") }
    model.presence = presenceLayer
    model.polarity = polarityLayer
    let count = model.aspects.count
    func rows<Element>(_ values: [Element]) -> [[Element]] {
      stride(from: 0, to: values.count, by: count).map { Array(values[$0..<($0 + count)]) }
    }
    model.thresholds = Tuning.thresholds(
      rows(presence.inputs.map { presenceLayer.firstOfTwo($0) }), rows(presence.labels.map { $0 == 0 }), topics: count)
    return model
  }
}
