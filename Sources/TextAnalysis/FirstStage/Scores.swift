/// The first stage on one text: sums of weights, for each clause and for the whole.
package struct Scores: Sendable {
  package let clauses: [Range<Int>]
  /// By part, then lane. Parts are the clauses, the whole, and the highest of all clauses: sums over length, and biases
  /// added.
  private let margins: [Float]
  /// Lengths of the clauses and of the whole.
  private let lengths: [Float]
  private let stride: Int
  private let biases: [Float]

  /// - Parameter integers: sums by clause and lane; behind them the sums of what the whole has more than once.
  init(clauses: [Range<Int>], integers: UnsafeBufferPointer<Int32>, stage: FirstStage) {
    let (stride, count) = (stage.stride, clauses.count)
    self.clauses = clauses
    self.stride = stride
    biases = stage.biases
    var lengths = [Float](repeating: 1, count: count + 1)
    margins = [Float](unsafeUninitializedCapacity: (count + 2) * stride) { buffer, filled in
      filled = (count + 2) * stride
      guard let margins = buffer.baseAddress, let integers = integers.baseAddress else { return }
      margins.initialize(repeating: 0, count: filled)
      lengths.withUnsafeMutableBufferPointer { lengths in
        stage.withNumbers { scales, biases in
          let whole = margins + count * stride
          let highest = whole + stride
          for lane in 0..<stride { whole[lane] = -Float(integers[count * stride + lane]) * scales[lane] }
          for lane in 0..<stride { highest[lane] = -.greatestFiniteMagnitude }
          for clause in 0..<count {
            let part = margins + clause * stride
            for lane in 0..<stride { part[lane] = Float(integers[clause * stride + lane]) * scales[lane] }
            for lane in 0..<stride { whole[lane] += part[lane] }
            lengths[clause] = Self.finish(part, biases, stride)
            for lane in 0..<stride { highest[lane] = part[lane] > highest[lane] ? part[lane] : highest[lane] }
          }
          lengths[count] = Self.finish(whole, biases, stride)
        }
      }
    }
    self.lengths = lengths
  }

  /// Divides sums by their length and adds the biases.
  private static func finish(_ sums: UnsafeMutablePointer<Float>, _ biases: UnsafePointer<Float>, _ stride: Int) -> Float {
    let square = sums[FirstStage.norm]
    let length = square > 1e-6 ? square.squareRoot() : 1
    let inverse = 1 / length
    for lane in 0..<stride { sums[lane] = sums[lane] * inverse + biases[lane] }
    return length
  }

  /// The margin of a lane over the whole text.
  @inline(__always)
  package func margin(_ lane: Int) -> Double {
    Double(margins[clauses.count * stride + lane])
  }

  /// The margin of a lane in one clause.
  @inline(__always)
  package func margin(_ lane: Int, clause: Int) -> Double {
    Double(margins[clause * stride + lane])
  }

  /// The highest margin of a lane in any clause; very low where there is none.
  @inline(__always)
  package func highestMargin(_ lane: Int) -> Double {
    Double(margins[(clauses.count + 1) * stride + lane])
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
    (margins[part * stride + lane] - biases[lane]) * lengths[part]
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
