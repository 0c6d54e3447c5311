/// The first stage on one text: sums of weights, for each clause and for the whole.
package struct Scores: Sendable {
  package private(set) var clauses: [Range<Int>] = []
  /// By part, then lane. Parts are the clauses, the whole, and the highest of all clauses: sums over length, and biases
  /// added. Behind them there may be more, of a longer text before.
  private var margins: [Float] = []
  /// Lengths of the clauses and of the whole.
  private var lengths: [Float] = []
  private var stride = 0
  private var biases: [Float] = []

  init() {}

  /// Cuts another text into clauses.
  mutating func begin(_ text: UnsafeBufferPointer<UInt32>) {
    FeatureReader.readClauses(text, into: &clauses)
  }

  /// - Parameter totals: sums by clause and lane; behind them the sums of what the whole has more than once.
  mutating func finish(_ totals: UnsafePointer<Int32>, _ stage: FirstStage) {
    let (stride, count) = (stage.stride, clauses.count)
    self.stride = stride
    biases = stage.biases
    if margins.count < (count + 2) * stride { margins = Array(repeating: 0, count: (count + 2) * stride * 2) }
    if lengths.count < count + 1 { lengths = Array(repeating: 1, count: (count + 1) * 2) }
    margins.withUnsafeMutableBufferPointer { margins in
      lengths.withUnsafeMutableBufferPointer { lengths in
        stage.withNumbers { scales, biases in
          // There is room for two parts at least.
          let margins = margins.baseAddress.unsafelyUnwrapped
          let whole = margins + count * stride
          let highest = whole + stride
          let again = totals + count * stride
          for lane in 0..<stride { whole[lane] = -Float(again[lane]) * scales[lane] }
          for lane in 0..<stride { highest[lane] = -.greatestFiniteMagnitude }
          for clause in 0..<count {
            let part = margins + clause * stride
            let sums = totals + clause * stride
            for lane in 0..<stride { part[lane] = Float(sums[lane]) * scales[lane] }
            for lane in 0..<stride { whole[lane] += part[lane] }
            lengths[clause] = Self.finish(part, biases, stride)
            for lane in 0..<stride { highest[lane] = part[lane] > highest[lane] ? part[lane] : highest[lane] }
          }
          lengths[count] = Self.finish(whole, biases, stride)
        }
      }
    }
  }

  /// Divides sums by their length and adds the biases.
  private static func finish(
    _ sums: UnsafeMutablePointer<Float>, _ biases: UnsafePointer<Float>, _ stride: Int
  ) -> Float {
    let square = sums[FirstStage.norm]
    let length = square > 1e-6 ? square.squareRoot() : 1
    let inverse = 1 / length
    for lane in 0..<stride { sums[lane] = sums[lane] * inverse + biases[lane] }
    return length
  }

  /// Second stages read some hundred margins of every text: in optimised builds they do so without asking each time
  /// whether there is one. Lanes are those of the model, and clauses those of the text.
  @inline(__always)
  private func unchecked(_ place: Int) -> Float { margins.withUnsafeBufferPointer { $0[place] } }

  /// The margin of a lane over the whole text.
  @inline(__always)
  package func margin(_ lane: Int) -> Double {
    Double(unchecked(clauses.count * stride + lane))
  }

  /// The margin of a lane in one clause.
  @inline(__always)
  package func margin(_ lane: Int, clause: Int) -> Double {
    Double(unchecked(clause * stride + lane))
  }

  /// The highest margin of a lane in any clause; very low where there is none.
  @inline(__always)
  package func highestMargin(_ lane: Int) -> Double {
    Double(unchecked((clauses.count + 1) * stride + lane))
  }

  /// What sums of weights were divided by; of the whole without a clause.
  package func length(clause: Int? = nil) -> Double {
    Double(lengths[clause ?? clauses.count])
  }

  /// The margin of a lane over some clauses, with the whole text behind them at half weight.
  package func margin(_ lane: Int, clauses chosen: ClauseSet) -> Double {
    var sum = Self.background * unscaled(lane, clauses.count)
    for place in 0..<chosen.count { sum += unscaled(lane, chosen[place]) }
    return Double(sum / length(clauses: chosen) + biases[lane])
  }

  private func unscaled(_ lane: Int, _ part: Int) -> Float {
    (unchecked(part * stride + lane) - biases[lane]) * lengths[part]
  }

  /// The length of some clauses with the whole text behind them at half weight.
  package func length(clauses chosen: ClauseSet) -> Float {
    var square = Self.background * Self.background * lengths[clauses.count] * lengths[clauses.count]
    for place in 0..<chosen.count { square += lengths[chosen[place]] * lengths[chosen[place]] }
    return square > 1e-6 ? square.squareRoot() : 1
  }

  /// How much the whole text counts where some clauses are looked at.
  package static let background: Float = 0.5

  /// The first clause in which a lane has its highest margin; nil where there is no clause.
  package func highestClause(_ lane: Int) -> Int? {
    let highest = highestMargin(lane)
    return clauses.indices.first { margin(lane, clause: $0) == highest }
  }

  /// The clauses in which a topic is spoken of: the two that score highest, each with the one behind it.
  package func context(topic lane: Int) -> ClauseSet {
    var context = ClauseSet()
    guard clauses.count > 2 else {
      for clause in clauses.indices { context.insert(clause) }
      return context
    }
    var (best, second) = (0, -1)
    for clause in 1..<clauses.count {
      if margin(lane, clause: clause) > margin(lane, clause: best) {
        (best, second) = (clause, best)
      } else if second < 0 || margin(lane, clause: clause) > margin(lane, clause: second) {
        second = clause
      }
    }
    for (rank, clause) in [best, second].enumerated() where rank == 0 || margin(lane, clause: clause) > 0 {
      context.insert(clause)
      if clause + 1 < clauses.count { context.insert(clause + 1) }
    }
    return context
  }
}
