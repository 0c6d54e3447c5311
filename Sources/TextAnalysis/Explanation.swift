import UnicodeText

/// A stretch of a text that spoke for a label, or against it.
public struct Evidence: Hashable, Sendable {
  /// UTF-8 offsets into the text.
  public var range: Range<Int>
  /// The stretch as it is written in the text.
  public var text: String
  /// How much it spoke for the label, in the units of ``Explanation/score``; negative for against.
  public var weight: Double
}

/// Why a label was, or was not, given: its score as a sum over the text.
public struct Explanation: Hashable, Sendable {
  /// The stretches that count, in the order of the text, without overlaps.
  public var stretches: [Evidence]
  /// What all other places of the text gave together.
  public var rest: Double
  /// What the score is before a word is read.
  public var base: Double
  /// How far the label is above the mean of the others, in logarithms of odds: what decides, exactly, before staff's
  /// thresholds. Equal to `base`, `rest` and the stretches added up, but for rounding.
  public var score: Double
}

extension Explanation {
  /// Code points that give less than this share of the strongest one are left to ``rest``.
  private static let share = 0.3
  /// Weaker than this, nothing is pointed at.
  private static let least = 0.02

  init(_ text: String, _ folded: FoldedText, _ contributions: Contributions, score: Double) {
    let values = contributions.byCodePoint
    let strongest = values.lazy.map(abs).max() ?? 0
    let threshold = max(Self.least, strongest * Self.share)
    var stretches: [(range: Range<Int>, weight: Double)] = []
    var place = 0
    while place < values.count {
      guard abs(values[place]) >= threshold else {
        place += 1
        continue
      }
      var end = place + 1
      while end < values.count, abs(values[end]) >= threshold, (values[end] < 0) == (values[place] < 0) { end += 1 }
      stretches.append((folded.range(place..<end), values[place..<end].reduce(0, +)))
      place = end
    }
    self.stretches = Self.apart(stretches).map {
      Evidence(range: $0.range, text: text.utf8Part($0.range), weight: $0.weight)
    }
    base = contributions.base
    rest = contributions.total - contributions.base - stretches.reduce(0) { $0 + $1.weight }
    self.score = score
  }

  /// Several code points may come from one character of the text: such stretches become one.
  private static func apart(
    _ stretches: [(range: Range<Int>, weight: Double)]
  ) -> [(range: Range<Int>, weight: Double)] {
    var result: [(range: Range<Int>, weight: Double)] = []
    for stretch in stretches {
      if let last = result.last, stretch.range.lowerBound < last.range.upperBound {
        let end = max(last.range.upperBound, stretch.range.upperBound)
        result[result.count - 1] = (last.range.lowerBound..<end, last.weight + stretch.weight)
      } else {
        result.append(stretch)
      }
    }
    return result
  }
}

extension SoftmaxLayer {
  /// The factors by which inputs count for how far one output is above the mean of the others, and the bias of that.
  func contrast(_ output: Int) -> (factors: [Double], bias: Double) {
    let others = (0..<outputs).filter { $0 != output }
    let share = 1 / Double(max(1, others.count))
    let factors = (0..<inputs).map { input in
      weights[output * inputs + input] - others.reduce(0) { $0 + weights[$1 * inputs + input] } * share
    }
    return (factors, biases[output] - others.reduce(0) { $0 + biases[$1] } * share)
  }
}

extension FirstStage {
  /// Why a layer gave, or did not give, one of its outputs.
  func explanation(
    _ text: String, _ folded: FoldedText, _ scores: Scores, _ inputs: [StageInput], _ layer: SoftmaxLayer,
    _ output: Int
  ) -> Explanation {
    let (factors, bias) = layer.contrast(output)
    var contributions = contributions(folded, scores, inputs, factors)
    contributions.base += bias
    let score = zip(inputs, factors).reduce(bias) { $0 + $1.0.value(scores) * $1.1 }
    return Explanation(text, folded, contributions, score: score)
  }
}
