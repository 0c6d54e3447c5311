/// One number that a second stage looks at: a margin of the first stage, or something simple made of margins.
///
/// Written down instead of just computed, so that the features behind it can be named: every case is a sum of weights.
package enum StageInput: Hashable, Sendable {
  case constant(Double)
  /// A margin over the whole text.
  case whole(lane: Int)
  /// A margin in one clause.
  case clause(lane: Int, clause: Int)
  /// How far one margin is above another over the whole text.
  case lead(of: Int, over: Int)
  /// The same in one clause.
  case lean(to: Int, from: Int, clause: Int)
  /// A margin over some clauses, with the whole text behind them at half weight.
  case context(lane: Int, clauses: ClauseSet)

  @inline(__always)
  package func value(_ scores: Scores) -> Double {
    switch self {
    case .constant(let value): value
    case .whole(let lane): scores.margin(lane)
    case .clause(let lane, let clause): scores.margin(lane, clause: clause)
    case .lead(let lane, let other): scores.margin(lane) - scores.margin(other)
    case .lean(let lane, let other, let clause):
      scores.margin(lane, clause: clause) - scores.margin(other, clause: clause)
    case .context(let lane, let clauses): scores.margin(lane, clauses: clauses)
    }
  }
}

/// The inputs of a second stage, one after the other, given to whoever takes them: a list for training and explaining,
/// or a sum at once where there is no time for lists.
package typealias StageInputTaker = (StageInput) -> Void

package enum StageInputList {
  /// The inputs as a list.
  @inline(__always)
  package static func list(_ give: (StageInputTaker) -> Void) -> [StageInput] {
    var inputs: [StageInput] = []
    give { inputs.append($0) }
    return inputs
  }
}

extension [StageInput] {
  package func values(_ scores: Scores) -> [Double] { map { $0.value(scores) } }
}
