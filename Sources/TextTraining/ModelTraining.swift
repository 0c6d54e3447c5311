import Facts
import TextAnalysis
import UnicodeText

/// Makes models. The same sources and settings give the same bytes.
public struct ModelTraining: Sendable {
  public var name: String
  /// Keys of the topics to learn, in the order that the model keeps.
  public var topics: [String]
  /// The topic given only where no other is recognised.
  public var generalTopic: String
  public var settings: TrainingSettings
  /// How many parts of the training are done at once, 1 or more; the model is the same.
  public var threads: Int
  /// Told what begins, from any thread.
  public var onStep: @Sendable (TrainingStep) -> Void = { _ in }

  public init(
    name: String, topics: [String], generalTopic: String = "overall", settings: TrainingSettings = TrainingSettings(),
    threads: Int = 1
  ) {
    self.name = name
    self.topics = topics
    self.generalTopic = generalTopic
    self.settings = settings
    self.threads = threads
  }

  /// Trains on the comments that are not kept for testing, and on all else in the sources.
  ///
  /// - Returns: the bytes of a model that ``Analyser/init(model:)`` takes.
  public func train(_ sources: TrainingSources) async throws(TrainingError) -> [UInt8] {
    try await model(sources).file
  }

  func model(_ sources: TrainingSources) async throws(TrainingError) -> Model {
    let comments = sources.comments.filter { !$0.isDevelopmentTest }.sorted { $0.id < $1.id }
    for comment in comments {
      for label in comment.topics where !topics.contains(label.topic) {
        throw .unknownTopic(comment: comment.id, topic: label.topic)
      }
    }
    guard comments.count >= 20 else { throw .tooFewComments(comments.count) }
    let han = try HanFolding.forLearning()
    let folding = CharacterFolding(han)
    let lists = sources.wordLists.map { $0.words.map(folding.fold) }
    let all = LearningSet(
      comments: comments, documents: comments.map { Document(folding.fold($0.text), reach: settings.reach) })
    // All of it, and all but one fold after the other.
    let parts = [all] + (0..<Fold.count).map { fold in all.part { Fold.fold($0.id) != fold } }
    var models: [Model] = []
    for result in await Parallel.map(Array(parts.indices), threads: threads, { place in
      onStep(place == 0 ? .all : .part(place, of: Fold.count))
      return Result { () throws(TrainingError) in try firstStage(parts[place], lists, han) }
    }) {
      models.append(try result.get())
    }
    onStep(.deciding)
    var held = HeldScores(topics: topics.count)
    for fold in 0..<Fold.count {
      guard let analyser = Analyser(models[fold + 1]) else { throw .library("too many classes") }
      for comment in comments where Fold.fold(comment.id) == fold {
        held.add(comment, analyser, topics: topics)
      }
    }
    var model = models[0]
    try held.fit(&model)
    guard let analyser = Analyser(model) else { throw .library("too many classes") }
    model.reliability = Self.reliability(analyser, comments)
    return model
  }

  /// How often the rules agree with people. One more of each kind is counted, so that few do not make certain.
  private static func reliability(_ analyser: Analyser, _ comments: [LabelledComment]) -> Reliability {
    var languages: [String: (right: Double, all: Double)] = [:]
    var personalData = (found: (right: 1.0, all: 2.0), none: (right: 1.0, all: 2.0))
    for comment in comments {
      let said = analyser.analyse(comment.text)
      let before = languages[said.language] ?? (1, 2)
      languages[said.language] = (before.right + (said.language == comment.language ? 1 : 0), before.all + 1)
      let isRight = comment.hasPersonalData != said.personalData.isEmpty ? 1.0 : 0
      if said.personalData.isEmpty {
        personalData.none = (personalData.none.right + isRight, personalData.none.all + 1)
      } else {
        personalData.found = (personalData.found.right + isRight, personalData.found.all + 1)
      }
    }
    var reliability = Reliability()
    reliability.languages = languages.mapValues { $0.right / $0.all }
    reliability.personalData = (
      personalData.found.right / personalData.found.all, personalData.none.right / personalData.none.all
    )
    return reliability
  }

  /// A model with a first stage and second stages that say nothing yet.
  private func firstStage(
    _ set: LearningSet, _ lists: [[FoldedText]], _ han: HanFolding
  ) throws(TrainingError) -> Model {
    let vocabulary = Vocabulary(set.documents, lists: lists, reach: settings.reach)
    var stage = StageOne(set, topics: topics, vocabulary: vocabulary, settings: settings)
    guard let layers = Model.Layers.empty() else { throw .library("no layers") }
    stage.trainPolarity(set, topics: topics, first: try stage.firstStage(han))
    return Model(
      name: name, topics: topics, generalTopic: generalTopic, first: try stage.firstStage(han), layers: layers,
      topicThresholds: topics.map { _ in 0.5 }, urgencyThreshold: 0.5, sureThreshold: 0.5)
  }
}

extension LearningSet {
  fileprivate func part(_ isKept: (LabelledComment) -> Bool) -> LearningSet {
    let kept = zip(comments, documents).filter { isKept($0.0) }
    return LearningSet(comments: kept.map(\.0), documents: kept.map(\.1))
  }
}

extension Model.Layers {
  fileprivate static func empty() -> Model.Layers? {
    func layer(_ inputs: Int, _ outputs: Int) -> SoftmaxLayer? { .empty(inputs: inputs, outputs: outputs) }
    guard let sentiment = layer(StageInputs.sentimentCount, 4), let topic = layer(StageInputs.topicCount, 2),
      let polarity = layer(StageInputs.polarityCount, 4), let intent = layer(StageInputs.intentCount, 5),
      let urgency = layer(StageInputs.urgencyCount, 2)
    else { return nil }
    return Model.Layers(sentiment: sentiment, topic: topic, polarity: polarity, intent: intent, urgency: urgency)
  }
}

extension ModelTraining {
  /// How the labels agree with people's when each fifth of the training part is labelled by a model made of the other
  /// four: for choosing settings without looking at the development test set.
  public func crossValidated(_ sources: TrainingSources) async throws(TrainingError) -> Evaluation {
    var evaluation = Evaluation(topics: topics)
    let comments = sources.comments.filter { !$0.isDevelopmentTest }
    for fold in 0..<Fold.count {
      onStep(.judging(fold + 1, of: Fold.count))
      var part = sources
      part.comments = comments.filter { Fold.fold($0.id) != fold }
      guard let analyser = Analyser(try await model(part)) else { throw .library("too many classes") }
      evaluation.add(analyser, comments.filter { Fold.fold($0.id) == fold })
    }
    return evaluation
  }
}
