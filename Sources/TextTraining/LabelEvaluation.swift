public import TextAnalysis

/// How a classifier's labels agree with those of people.
public struct LabelEvaluation: Sendable {
  /// The labels of the texts and of the classifier, in ascending order of their UTF-8.
  public let labels: [String]
  public private(set) var counts: ClassCounts

  public init(_ classifier: TextClassifier, _ texts: [LabelledText]) {
    labels = Set(classifier.labels + texts.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(labels.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
    counts = ClassCounts(classes: labels.count)
    for text in texts {
      let said = classifier.labels[classifier.classify(text.text).label]
      counts.add(truth: places[text.label] ?? 0, said: places[said] ?? 0)
    }
  }
}

/// How the aspects that a classifier finds agree with those of people.
public struct AspectEvaluation: Sendable {
  public private(set) var texts = 0
  /// Texts of which exactly the right aspects were found.
  public private(set) var exact = 0
  /// By the name of the aspect.
  public private(set) var aspects: [String: BinaryCounts] = [:]
  /// Aspect and judgement both right.
  public private(set) var pairs = BinaryCounts()
  /// How aspects are judged, of those that were rightly found; in the order of ``AspectClassifier/polarities``.
  public private(set) var polarity = ClassCounts(classes: AspectClassifier.polarities.count)

  public init(_ classifier: AspectClassifier, _ texts: [AspectText]) {
    for aspect in classifier.aspects { aspects[aspect] = BinaryCounts() }
    for text in texts { add(text, classifier) }
  }

  private mutating func add(_ text: AspectText, _ classifier: AspectClassifier) {
    texts += 1
    let said = Dictionary(
      classifier.findings(text.text).map { (classifier.aspects[$0.aspect], $0.polarity) },
      uniquingKeysWith: { one, _ in one })
    if Set(said.keys) == Set(text.aspects.keys) { exact += 1 }
    for aspect in Set(classifier.aspects).union(text.aspects.keys) {
      let (truth, said) = (text.aspects[aspect], said[aspect])
      aspects[aspect, default: BinaryCounts()].add(truth: truth != nil, said: said != nil)
      pairs.add(truth: truth != nil, said: said != nil && said == truth)
      if said != nil, said != truth { pairs.add(truth: false, said: true) }
      if let truth, let said { polarity.add(truth: truth, said: said) }
    }
  }

  /// All aspects together.
  public var all: BinaryCounts { aspects.values.reduce(BinaryCounts(), +) }

  /// The mean of the aspects' F1, over those that texts speak of.
  public var macroF1: Double {
    let present = aspects.values.filter { $0.hits + $0.misses > 0 }
    return present.isEmpty ? 0 : present.reduce(0) { $0 + $1.f1 } / Double(present.count)
  }
}
