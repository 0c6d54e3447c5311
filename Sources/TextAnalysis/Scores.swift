/// The first stage on one text: sums of weights, for each clause and for the whole.
package struct Scores: Sendable {
  package let clauses: [Range<Int>]
  /// By clause, then lane: scaled sums.
  private let sums: [Float]
  private let stride: Int
  private let whole: [Float]
  /// By clause: one over the length that its sums are divided by.
  private let inverses: [Float]
  private let wholeInverse: Float
  private let biases: [Float]

  init(clauses: [Range<Int>], integers: [Int32], model: Model) {
    let lanes = model.lanes
    let (stride, scales) = (lanes.stride, model.scales)
    var sums = [Float](repeating: 0, count: integers.count)
    var whole = [Float](repeating: 0, count: stride)
    for clause in 0..<clauses.count {
      for lane in 0..<lanes.count {
        let value = Float(integers[clause * stride + lane]) * scales[lane]
        sums[clause * stride + lane] = value
        whole[lane] += value
      }
    }
    inverses = clauses.indices.map { Self.inverse(sums[$0 * stride + Lanes.norm]) }
    wholeInverse = Self.inverse(whole[Lanes.norm])
    self.clauses = clauses
    self.sums = sums
    self.stride = stride
    self.whole = whole
    biases = model.biases
  }

  /// The margin of a lane over the whole text.
  package func margin(_ lane: Int) -> Double {
    Double(whole[lane] * wholeInverse + biases[lane])
  }

  /// The margin of a lane in one clause.
  package func margin(_ lane: Int, clause: Int) -> Double {
    Double(sums[clause * stride + lane] * inverses[clause] + biases[lane])
  }

  /// The margin of a lane over some clauses, with the whole text behind them at half weight.
  package func margin(_ lane: Int, clauses: [Int]) -> Double {
    var sum = whole[lane] * Self.background
    var norm = whole[Lanes.norm] * Self.background * Self.background
    for clause in clauses {
      sum += sums[clause * stride + lane]
      norm += sums[clause * stride + Lanes.norm]
    }
    return Double(sum * Self.inverse(norm) + biases[lane])
  }

  /// How much the whole text counts where some clauses are looked at.
  package static let background: Float = 0.5

  /// The highest margin of a lane in any clause, but at least `least`.
  package func highestMargin(_ lane: Int, least: Double) -> Double {
    var highest = Float(least) - biases[lane]
    for clause in clauses.indices { highest = max(highest, sums[clause * stride + lane] * inverses[clause]) }
    return Double(highest + biases[lane])
  }

  private static func inverse(_ square: Float) -> Float {
    square > 1e-6 ? 1 / square.squareRoot() : 1
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
