package import UnicodeText

/// What every model begins with: for each feature one weight for each of its questions ("lanes"), side by side, so that
/// one pass over a text answers all of them.
///
/// The first lane is the square of a feature's rarity; its sum over a text is the square of the text's length, by which
/// the other sums are divided. Which lane is for what is the model's affair.
package final class FirstStage: Sendable {
  /// The version of ICU that training used.
  package let unicodeVersion: String
  package let han: HanFolding
  /// Lanes in use.
  package let lanes: Int
  /// What integers are multiplied by, and what is added to margins; one for each lane.
  package let scales: [Float]
  package let biases: [Float]
  /// Weights from one feature to the next: `lanes`, rounded up for vector instructions.
  package let stride: Int
  /// The longest run of characters that is a feature; runs of letters may be longer.
  package let reach: Int
  private let paddedNumbers: [Float]
  private let memory: ModelMemory
  private let table: FeatureTable
  private let featureCount: Int
  /// In ascending order. Where a feature is known, so is every shorter one that it begins with.
  private let featureBytes: Range<Int>
  private let weightBytes: Range<Int>

  /// No weight is further from zero. Eight bits are as good as more, and a row of them costs half the memory.
  package static let highestWeight = 127
  /// What is added to weights where they are kept, so that they are never negative there.
  package static let weightOffset = 128

  /// The lane of a text's squared length.
  package static let norm = 0

  package static func stride(lanes: Int) -> Int { (lanes + 15) / 16 * 16 }

  /// A first stage whose features and weights lie in a model file; nil where they are not what they should be.
  package init?(
    unicodeVersion: String, han: HanFolding, reach: Int, scales: [Float], biases: [Float], memory: ModelMemory,
    featureBytes: Range<Int>, weightBytes: Range<Int>
  ) {
    self.reach = reach
    self.unicodeVersion = unicodeVersion
    self.han = han
    self.scales = scales
    self.biases = biases
    self.memory = memory
    self.featureBytes = featureBytes
    self.weightBytes = weightBytes
    lanes = scales.count
    stride = Self.stride(lanes: scales.count)
    let padding = [Float](repeating: 0, count: stride - lanes)
    paddedNumbers = scales + padding + biases + padding
    let features = Self.numbers(memory, featureBytes, of: UInt64.self)
    guard FeatureReader.reaches.contains(reach), biases.count == lanes, lanes > 0,
      weightBytes.count == features.count * stride,
      zip(features, features.dropFirst()).allSatisfy({ $0 < $1 }),
      !memory.bytes[weightBytes].contains(0)
    else { return nil }
    table = FeatureTable(features)
    featureCount = features.count
  }

  /// A first stage as training makes it; nil where the counts do not fit one another.
  package convenience init?(
    unicodeVersion: String, han: HanFolding, reach: Int, features: [UInt64], weights: [Int8], scales: [Float],
    biases: [Float]
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(features.count * 8 + weights.count)
    features.withUnsafeBytes { bytes.append(contentsOf: $0) }
    for weight in weights { bytes.append(UInt8(Int(weight) + Self.weightOffset)) }
    let split = features.count * 8
    self.init(
      unicodeVersion: unicodeVersion, han: han, reach: reach, scales: scales, biases: biases,
      memory: ModelMemory(bytes), featureBytes: 0..<split, weightBytes: split..<bytes.count)
  }

  private static func numbers<Number>(
    _ memory: ModelMemory, _ range: Range<Int>, of type: Number.Type
  ) -> UnsafeBufferPointer<Number> {
    UnsafeRawBufferPointer(rebasing: memory.bytes[range]).bindMemory(to: type)
  }

  /// Scales and biases for all of a row, with zeros behind the lanes in use.
  @inline(__always)
  func withNumbers<Result>(_ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Result) -> Result {
    paddedNumbers.withUnsafeBufferPointer { numbers in
      // Never empty: there is at least one lane.
      body(numbers.baseAddress.unsafelyUnwrapped, numbers.baseAddress.unsafelyUnwrapped + stride)
    }
  }

  package var features: UnsafeBufferPointer<UInt64> { Self.numbers(memory, featureBytes, of: UInt64.self) }
  /// By feature, then lane, each with ``weightOffset`` added.
  package var weights: UnsafeBufferPointer<UInt8> { Self.numbers(memory, weightBytes, of: UInt8.self) }

  /// Calls `body` with each feature of a text that the model knows: its row, its clause, the code points that it covers
  /// and whether it came before in this text. For explaining; ``scores(_:)`` goes a faster way.
  func forEachKnown(
    _ text: UnsafeBufferPointer<UInt32>, _ clauses: [Range<Int>],
    _ body: (_ row: Int, _ clause: Int, _ start: Int, _ end: Int, _ isRepeated: Bool) -> Void
  ) {
    var seen: Set<Int> = []
    table.withLookup { lookup in
      for (clause, range) in clauses.enumerated() {
        FeatureReader.forEach(text, in: range, reach: reach) { feature, start, end in
          guard let row = lookup.row(feature) else { return false }
          body(row, clause, start, end, !seen.insert(row).inserted)
          return true
        }
      }
    }
  }

  /// A weight as a number, of which the margin of a lane is the sum.
  package func weight(row: Int, lane: Int) -> Double {
    Double(Int(weights[row * stride + lane]) - Self.weightOffset) * Double(scales[lane])
  }

  /// The margins of all lanes, for each clause and for the whole. What comes again in a text counts once for the whole.
  package func scores(_ text: FoldedText) -> Scores {
    var scoring = Scoring()
    score(text, &scoring)
    return scoring.scores
  }

  /// As ``scores(_:)``, into memory that is used again.
  package func score(_ text: FoldedText, _ scoring: inout Scoring) {
    text.codePoints.withUnsafeBufferPointer { codePoints in
      scoring.score(codePoints, self)
    }
  }

  /// Finds the rows of a text's known features.
  func find(_ text: UnsafeBufferPointer<UInt32>, _ clauses: [Range<Int>], _ rows: inout KnownRows) {
    table.withLookup { rows.find(text, clauses, reach: reach, features: featureCount, $0) }
  }

  var sums: WeightSums {
    // A part of a model file, which is somewhere even where it is empty.
    WeightSums(weights: weights.baseAddress.unsafelyUnwrapped, stride: stride)
  }
}
