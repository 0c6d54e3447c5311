package import UnicodeText

/// A sum of a second stage's inputs, taken apart into what each code point of the text gave to it.
package struct Contributions: Sendable {
  /// By code point of the folded text. A feature's part is shared equally by the code points that it covers.
  package var byCodePoint: [Double]
  /// What does not come from the text's words: constants and biases.
  package var base: Double

  package var total: Double { byCodePoint.reduce(base, +) }
}

extension FirstStage {
  /// Takes `factors[0] · inputs[0] + factors[1] · inputs[1] + …` apart. Exact but for rounding: every input is a sum of
  /// weights over features, once it is known which clauses it looks at.
  package func contributions(_ text: FoldedText, _ scores: Scores, _ inputs: [StageInput],
    _ factors: [Double]) -> Contributions {
    var coefficients = Coefficients(clauses: scores.clauses.count, lanes: lanes)
    for (input, factor) in zip(inputs, factors) { coefficients.add(input, factor, scores, biases) }
    // A difference array: each feature is entered at its two ends.
    var steps = [Double](repeating: 0, count: text.codePoints.count + 1)
    text.codePoints.withUnsafeBufferPointer { codePoints in
      forEachKnown(codePoints, scores.clauses) { row, clause, start, end, isRepeated in
        var sum = 0.0
        for lane in 0..<lanes {
          let factor = coefficients.factor(lane, clause: clause, isRepeated: isRepeated)
          if factor != 0 { sum += factor * weight(row: row, lane: lane) }
        }
        steps[start] += sum / Double(end - start)
        steps[end] -= sum / Double(end - start)
      }
    }
    var level = 0.0
    let byCodePoint = steps.dropLast().map { step in
      level += step
      return level
    }
    return Contributions(byCodePoint: byCodePoint, base: coefficients.base)
  }
}

/// How much a weight of each lane counts, in the whole text and in each clause.
private struct Coefficients {
  var base = 0.0
  private var whole: [Double]
  private var byClause: [Double]
  private let lanes: Int

  init(clauses: Int, lanes: Int) {
    whole = [Double](repeating: 0, count: lanes)
    byClause = [Double](repeating: 0, count: clauses * lanes)
    self.lanes = lanes
  }

  func factor(_ lane: Int, clause: Int, isRepeated: Bool) -> Double {
    byClause[clause * lanes + lane] + (isRepeated ? 0 : whole[lane])
  }

  mutating func add(_ input: StageInput, _ factor: Double, _ scores: Scores, _ biases: [Float]) {
    switch input {
    case .constant(let value): base += factor * value
    case .whole(let lane):
      base += factor * Double(biases[lane])
      whole[lane] += factor / scores.length()
    case .clause(let lane, let clause):
      base += factor * Double(biases[lane])
      byClause[clause * lanes + lane] += factor / scores.length(clause: clause)
    case .lead(let lane, let other):
      add(.whole(lane: lane), factor, scores, biases)
      add(.whole(lane: other), -factor, scores, biases)
    case .lean(let lane, let other, let clause):
      add(.clause(lane: lane, clause: clause), factor, scores, biases)
      add(.clause(lane: other, clause: clause), -factor, scores, biases)
    case .context(let lane, let clauses):
      base += factor * Double(biases[lane])
      let length = Double(scores.length(clauses: clauses))
      whole[lane] += factor * Double(Scores.background) / length
      for clause in clauses.list { byClause[clause * lanes + lane] += factor / length }
    }
  }
}
