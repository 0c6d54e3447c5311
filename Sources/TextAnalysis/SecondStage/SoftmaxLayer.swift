/// Turns a few scores into calibrated probabilities that sum to 1: softmax(weights · inputs + biases).
package struct SoftmaxLayer: Hashable, Sendable {
  package let inputs: Int
  /// One more than zero; one probability each.
  package let outputs: Int
  /// By output, then input.
  package let weights: [Double]
  package let biases: [Double]
  /// Added to the logarithm of a probability before the most probable is picked; makes rare classes count.
  package var offsets: [Double]

  /// Nil unless the counts fit one another.
  package init?(inputs: Int, outputs: Int, weights: [Double], biases: [Double], offsets: [Double]) {
    guard outputs > 0, inputs >= 0, weights.count == inputs * outputs, biases.count == outputs,
      offsets.count == outputs, (weights + biases + offsets).allSatisfy(\.isFinite)
    else { return nil }
    self.inputs = inputs
    self.outputs = outputs
    self.weights = weights
    self.biases = biases
    self.offsets = offsets
  }

  /// Missing inputs count as 0.
  package func logits(_ values: [Double]) -> [Double] {
    var logits = biases
    for output in 0..<outputs {
      var sum = logits[output]
      for input in 0..<min(inputs, values.count) { sum += weights[output * inputs + input] * values[input] }
      logits[output] = sum
    }
    return logits
  }

  package func probabilities(_ values: [Double], adding evidence: [Double] = []) -> [Double] {
    var logits = logits(values)
    for (output, more) in evidence.prefix(outputs).enumerated() { logits[output] += more }
    let highest = logits.max() ?? 0
    let powers = logits.map { exponential($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The class to decide for: the highest probability times the exponential of its offset.
  package func choice(_ probabilities: [Double]) -> Int {
    var best = 0
    var highest = -1.0
    for output in 0..<min(outputs, probabilities.count) {
      let weight = probabilities[output] * (offsets[output] == 0 ? 1 : exponential(offsets[output]))
      if weight > highest { (best, highest) = (output, weight) }
    }
    return best
  }

  /// The first probability of a layer with two outputs, without the detour through lists.
  package func firstOfTwo(_ values: [Double]) -> Double {
    guard outputs == 2, values.count >= inputs else { return probabilities(values).first ?? 0 }
    var difference = biases[1] - biases[0]
    for input in 0..<inputs { difference += (weights[inputs + input] - weights[input]) * values[input] }
    return 1 / (1 + exponential(difference))
  }
}
