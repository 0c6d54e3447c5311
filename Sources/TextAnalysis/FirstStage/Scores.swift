/// The first stage on one text: sums of weights, for each clause and for the whole.
package struct Scores: Sendable {
  package let clauses: [Range<Int>]
  /// By clause, then lane, the whole behind the last clause: scaled sums over length, and biases added.
  private let margins: [Float]
  /// Lengths, by clause, the whole behind the last one.
  private let lengths: [Float]
  private let stride: Int
  private let biases: [Float]

  /// - Parameter integers: sums by clause and lane; behind them the sums of what the whole has more than once.
  init(clauses: [Range<Int>], integers: UnsafeBufferPointer<Int32>, stage: FirstStage) {
    let stride = stage.stride
    let (count, lanes) = (clauses.count, stage.lanes)
    var lengths = [Float](repeating: 1, count: count + 1)
    margins = [Float](unsafeUninitializedCapacity: (count + 1) * stride) { margins, filled in
      margins.initialize(repeating: 0)
      stage.scales.withUnsafeBufferPointer { scales in
        stage.biases.withUnsafeBufferPointer { biases in
          let whole = count * stride
          for lane in 0..<lanes { margins[whole + lane] = -Float(integers[whole + lane]) * scales[lane] }
          for clause in 0..<count {
            let base = clause * stride
            for lane in 0..<lanes {
              let value = Float(integers[base + lane]) * scales[lane]
              margins[base + lane] = value
              margins[whole + lane] += value
            }
          }
          for part in 0...count {
            let base = part * stride
            let square = margins[base + FirstStage.norm]
            let length = square > 1e-6 ? square.squareRoot() : 1
            lengths[part] = length
            let inverse = 1 / length
            for lane in 0..<lanes { margins[base + lane] = margins[base + lane] * inverse + biases[lane] }
          }
        }
      }
      filled = (count + 1) * stride
    }
    self.lengths = lengths
    self.clauses = clauses
    self.stride = stride
    biases = stage.biases
  }

  /// The margin of a lane over the whole text.
  package func margin(_ lane: Int) -> Double {
    Double(margins[clauses.count * stride + lane])
  }

  /// The margin of a lane in one clause.
  package func margin(_ lane: Int, clause: Int) -> Double {
    Double(margins[clause * stride + lane])
  }

  /// What sums of weights were divided by; of the whole without a clause.
  package func length(clause: Int? = nil) -> Double {
    Double(lengths[clause ?? clauses.count])
  }

  /// The margin of a lane over some clauses, with the whole text behind them at half weight.
  package func margin(_ lane: Int, clauses chosen: [Int]) -> Double {
    var sum = Self.background * unscaled(lane, clauses.count)
    for clause in chosen { sum += unscaled(lane, clause) }
    return Double(sum / length(clauses: chosen) + biases[lane])
  }

  private func unscaled(_ lane: Int, _ part: Int) -> Float {
    (margins[part * stride + lane] - biases[lane]) * lengths[part]
  }

  /// The length of some clauses with the whole text behind them at half weight.
  package func length(clauses chosen: [Int]) -> Float {
    var square = Self.background * Self.background * lengths[clauses.count] * lengths[clauses.count]
    for clause in chosen { square += lengths[clause] * lengths[clause] }
    return square > 1e-6 ? square.squareRoot() : 1
  }

  /// How much the whole text counts where some clauses are looked at.
  package static let background: Float = 0.5

  /// The clause in which a lane has its highest margin, where that is above `least`.
  package func highestClause(_ lane: Int, least: Double) -> (clause: Int, margin: Double)? {
    var best: (clause: Int, margin: Double)?
    for clause in clauses.indices {
      let margin = margin(lane, clause: clause)
      if margin > best?.margin ?? least { best = (clause, margin) }
    }
    return best
  }

  /// The clauses in which a topic is spoken of: the two that score highest, each with the one behind it.
  package func context(topic lane: Int) -> [Int] {
    guard clauses.count > 2 else { return Array(clauses.indices) }
    var best: [(clause: Int, margin: Double)] = []
    for clause in clauses.indices {
      let score = margin(lane, clause: clause)
      let place = best.firstIndex { score > $0.margin } ?? best.count
      if place < 2 { best.insert((clause, score), at: place) }
      if best.count > 2 { best.removeLast() }
    }
    var context = Set<Int>()
    for (clause, score) in best where score > 0 || context.isEmpty {
      context.insert(clause)
      if clause + 1 < clauses.count { context.insert(clause + 1) }
    }
    return context.sorted()
  }
}
