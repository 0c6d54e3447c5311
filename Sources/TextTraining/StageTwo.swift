import Foundation
import TextAnalysis

/// Fits the second stage: multinomial logistic regression over a few inputs.
enum StageTwo {
  /// - Parameter labels: the right output of each sample.
  /// - Returns: nil where a number came out that is none.
  static func layer(_ samples: [[Double]], _ labels: [Int], inputs: Int, outputs: Int, decay: Double) -> SoftmaxLayer? {
    let shape = Standard(samples, inputs: inputs)
    let standard = samples.map(shape.standardised)
    var weights = [Double](repeating: 0, count: inputs * outputs)
    var biases = [Double](repeating: 0, count: outputs)
    var momentum = [Double](repeating: 0, count: weights.count + outputs)
    for _ in 0..<400 {
      var gradient = gradient(standard, labels, weights, biases)
      for index in weights.indices { gradient[index] += decay * weights[index] }
      for index in momentum.indices { momentum[index] = 0.9 * momentum[index] - 0.05 * gradient[index] }
      for index in weights.indices { weights[index] += momentum[index] }
      for index in biases.indices { biases[index] += momentum[weights.count + index] }
    }
    return shape.layer(weights, biases, outputs: outputs)
  }

  private static func gradient(
    _ samples: [[Double]], _ labels: [Int], _ weights: [Double], _ biases: [Double]
  ) -> [Double] {
    let (outputs, inputs) = (biases.count, weights.count / max(1, biases.count))
    var gradient = [Double](repeating: 0, count: weights.count + outputs)
    for (sample, label) in zip(samples, labels) {
      var logits = biases
      for output in 0..<outputs {
        for input in 0..<inputs { logits[output] += weights[output * inputs + input] * sample[input] }
      }
      let highest = logits.max() ?? 0
      let powers = logits.map { exp($0 - highest) }
      let sum = powers.reduce(0, +)
      for output in 0..<outputs {
        let error = (powers[output] / sum - (output == label ? 1 : 0)) / Double(samples.count)
        for input in 0..<inputs { gradient[output * inputs + input] += error * sample[input] }
        gradient[weights.count + output] += error
      }
    }
    return gradient
  }

  /// Mean and spread of the inputs, which fitting wants to be 0 and 1.
  private struct Standard {
    var means: [Double]
    var spreads: [Double]

    init(_ samples: [[Double]], inputs: Int) {
      let count = Double(max(1, samples.count))
      means = (0..<inputs).map { input in samples.reduce(0) { $0 + $1[input] } / count }
      spreads = []
      for input in 0..<inputs {
        let mean = means[input]
        let variance = samples.reduce(0) { $0 + ($1[input] - mean) * ($1[input] - mean) } / count
        spreads.append(variance > 1e-9 ? variance.squareRoot() : 1)
      }
    }

    func standardised(_ sample: [Double]) -> [Double] {
      sample.indices.map { (sample[$0] - means[$0]) / spreads[$0] }
    }

    /// The layer for inputs as they come.
    func layer(_ weights: [Double], _ biases: [Double], outputs: Int) -> SoftmaxLayer? {
      let inputs = means.count
      var (weights, biases) = (weights, biases)
      for output in 0..<outputs {
        for input in 0..<inputs {
          weights[output * inputs + input] /= spreads[input]
          biases[output] -= weights[output * inputs + input] * means[input]
        }
      }
      return SoftmaxLayer(
        inputs: inputs, outputs: outputs, weights: weights, biases: biases,
        offsets: [Double](repeating: 0, count: outputs))
    }
  }
}
