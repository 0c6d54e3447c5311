/// A ``SoftmaxLayer`` with at most eight outputs, laid out so that inputs are added up as they come.
struct SmallLayer: Sendable {
  /// By input: the weights for the outputs.
  private let columns: [SIMD8<Double>]
  private let biases: SIMD8<Double>
  /// What the probability of each output is multiplied by before the most probable is picked; 0 behind the last.
  private let factors: SIMD8<Double>
  let outputs: Int

  static let mostOutputs = 8

  /// Nil for a layer with more outputs.
  init?(_ layer: SoftmaxLayer) {
    guard layer.outputs <= Self.mostOutputs else { return nil }
    func eight(else none: Double = 0, _ value: (Int) -> Double) -> SIMD8<Double> {
      var result = SIMD8(repeating: none)
      for output in 0..<layer.outputs { result[output] = value(output) }
      return result
    }
    columns = (0..<layer.inputs).map { input in eight { layer.weights[$0 * layer.inputs + input] } }
    // So far below all others that the exponential of what is behind the last output is 0.
    biases = eight(else: -.greatestFiniteMagnitude / 2) { layer.biases[$0] }
    factors = eight { exponential(layer.offsets[$0]) }
    outputs = layer.outputs
  }

  /// The probabilities of the outputs, behind them zeros, and the output to decide for.
  ///
  /// - Parameters:
  ///   - evidence: added to the logits; empty for none.
  ///   - give: gives the inputs in their order.
  @inline(__always)
  func decision(
    _ scores: Scores, adding evidence: [Double] = [], _ give: (StageInputTaker) -> Void
  ) -> (choice: Int, probabilities: SIMD8<Double>) {
    var logits = biases
    var place = 0
    columns.withUnsafeBufferPointer { columns in
      give { input in
        logits += columns[place] * input.value(scores)
        place += 1
      }
    }
    for (output, more) in evidence.prefix(outputs).enumerated() { logits[output] += more }
    let powers = exponential(logits - logits.max())
    let weighted = powers * factors
    var choice = 0
    for output in 1..<outputs { choice = weighted[output] > weighted[choice] ? output : choice }
    return (choice, powers / powers.sum())
  }
}
