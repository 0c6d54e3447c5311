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
    func eight(_ value: (Int) -> Double) -> SIMD8<Double> {
      var result = SIMD8<Double>.zero
      for output in 0..<layer.outputs { result[output] = value(output) }
      return result
    }
    columns = (0..<layer.inputs).map { input in eight { layer.weights[$0 * layer.inputs + input] } }
    biases = eight { layer.biases[$0] }
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
    var highest = logits[0]
    for output in 1..<outputs where logits[output] > highest { highest = logits[output] }
    var powers = SIMD8<Double>.zero
    for output in 0..<outputs { powers[output] = exponential(logits[output] - highest) }
    let probabilities = powers / powers.sum()
    let weighted = probabilities * factors
    var choice = 0
    for output in 1..<outputs where weighted[output] > weighted[choice] { choice = output }
    return (choice, probabilities)
  }
}
