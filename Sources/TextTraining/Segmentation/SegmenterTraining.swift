import TextAnalysis
import UnicodeText

/// Learns where words begin and end, by the averaged structured perceptron (Collins 2002) over whole ways of cutting a
/// stretch of text into words (Zhang and Clark 2007). The same sources and settings give the same model.
public struct SegmenterTraining {
  public struct Settings: Hashable, Sendable {
    /// How often all texts are gone through.
    public var rounds = 12
    /// Decides on the order of the texts.
    public var seed: UInt64 = 1

    public init(rounds: Int = 12, seed: UInt64 = 1) {
      self.rounds = rounds
      self.seed = seed
    }
  }

  private let settings: Settings
  private let folding: SymbolFolding
  private let singles: [UInt16: UInt8]
  private let words: WordTable

  /// - Parameter dictionaries: two at most; more are not looked at.
  public init(dictionaries: [WordCounts], settings: Settings = Settings()) {
    self.settings = settings
    folding = SymbolFolding(HanFolding.made())
    (singles, words) = WordCounts.tables(dictionaries, folding)
  }

  /// Trains a model.
  ///
  /// - Parameter progress: is told the number of each round that is over, and in how many stretches of text the words
  ///   found were not the right ones.
  /// - Throws: ``TrainingError/oneLabel(_:)`` when no text has anything to learn from.
  public func train(
    _ texts: [SegmentedText], progress: (_ round: Int, _ wrong: Int) -> Void = { _, _ in }
  ) throws(TrainingError) -> [UInt8] {
    try model(texts, progress: progress).file
  }

  /// Trains on four fifths and judges on the other, five times.
  public func crossValidated(
    _ texts: [SegmentedText], progress: (_ fold: Int, SegmentationScore) -> Void
  ) throws(TrainingError) -> SegmentationScore {
    var total = SegmentationScore()
    for fold in 0..<Fold.count {
      let segmenter = WordSegmenter(model: try model(texts.filter { Fold.fold($0.id) != fold }) { _, _ in })
      let score = SegmentationScore(texts.filter { Fold.fold($0.id) == fold }, segmenter)
      progress(fold, score)
      total += score
    }
    return total
  }

  private func model(
    _ texts: [SegmentedText], progress: (_ round: Int, _ wrong: Int) -> Void
  ) throws(TrainingError) -> SegmenterModel {
    let stretches = texts.flatMap { LearningStretch.stretches(of: $0.words, folding) }
    guard !stretches.isEmpty else { throw .oneLabel(nil) }
    let empty = emptyModel(stretches)
    var perceptron = Perceptron(count: empty.weights.count)
    let lattice = WordLattice()
    for round in 0..<settings.rounds {
      var wrong = 0
      for place in order(stretches.count, round) {
        let stretch = stretches[place]
        let found = lattice.best(stretch, empty, perceptron.weights)
        if found != stretch.ends {
          wrong += 1
          perceptron.learn(right: lattice.weights(ends: stretch.ends), wrong: lattice.weights(ends: found))
        }
        perceptron.step()
      }
      progress(round + 1, wrong)
    }
    return pruned(empty, perceptron.averages)
  }

  /// A model with a row for every character and pair of the stretches.
  private func emptyModel(_ stretches: [LearningStretch]) -> SegmenterModel {
    var characters: Set<UInt16> = []
    var pairs: Set<UInt32> = []
    for stretch in stretches {
      characters.formUnion(stretch.symbols)
      for (first, second) in zip(stretch.symbols, stretch.symbols.dropFirst()) {
        pairs.insert(UInt32(first) << 16 | UInt32(second))
      }
    }
    return SegmenterModel(
      han: folding.han, singles: singles, words: words, characters: characters.sorted(),
      pairs: pairs.sorted { SegmenterModel.pairHash($0) < SegmenterModel.pairHash($1) },
      weights: [Int16](repeating: 0, count: SegmenterWeights.count(characters.count, pairs.count)))
  }

  /// Only the rows that weigh anything.
  private func pruned(_ model: SegmenterModel, _ weights: [Int16]) -> SegmenterModel {
    func rows(_ start: Int, _ width: Int, _ count: Int) -> [(row: Int, weights: ArraySlice<Int16>)] {
      (1..<(count + 1)).map { ($0 - 1, weights[(start + $0 * width)...].prefix(width)) }
        .filter { $0.1.contains { $0 != 0 } }
    }
    let characters = rows(SegmenterWeights.rows, SegmenterWeights.characterRow, model.characters.count)
    let pairs = rows(SegmenterWeights.pairs(model.characters.count), SegmenterWeights.pairRow, model.pairs.count)
    let kept =
      weights.prefix(SegmenterWeights.rows) + [Int16](repeating: 0, count: SegmenterWeights.characterRow)
      + characters.flatMap(\.weights) + [Int16](repeating: 0, count: SegmenterWeights.pairRow)
      + pairs.flatMap(\.weights)
    return SegmenterModel(
      han: model.han, singles: model.singles, words: model.words,
      characters: characters.map { model.characters[$0.row] }, pairs: pairs.map { model.pairs[$0.row] },
      weights: Array(kept))
  }

  /// The places in an order that depends on nothing but the seed and the round.
  private func order(_ count: Int, _ round: Int) -> [Int] {
    let start = SplitMix.mixed(settings.seed &+ UInt64(round) << 32 &+ SplitMix.step)
    return (0..<count).map { (SplitMix.mixed(start &+ UInt64($0) &+ SplitMix.step), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}

/// Weights that are learned by adding what is right and taking away what is wrong; their averages over all steps are
/// what generalises.
private struct Perceptron {
  private(set) var weights: [Int16]
  /// The sum of each change times the step at which it was made.
  private var moments: [Int64]
  private var steps: Int64 = 1

  init(count: Int) {
    weights = [Int16](repeating: 0, count: count)
    moments = [Int64](repeating: 0, count: count)
  }

  mutating func learn(right: [Int], wrong: [Int]) {
    for place in right { change(place, 1) }
    for place in wrong { change(place, -1) }
  }

  private mutating func change(_ place: Int, _ change: Int16) {
    let (sum, overflows) = weights[place].addingReportingOverflow(change)
    guard !overflows else { return }
    weights[place] = sum
    moments[place] += Int64(change) * steps
  }

  mutating func step() { steps += 1 }

  /// In 256ths, or less finely where that would not fit.
  var averages: [Int16] {
    let averages = zip(weights, moments).map { Double($0) - Double($1) / Double(steps) }
    let unit = min(256, 32_767 / (averages.map(abs).max() ?? 1))
    return averages.map { Int16(($0 * unit).rounded()) }
  }
}
