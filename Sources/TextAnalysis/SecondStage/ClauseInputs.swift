/// What a second stage looks at where nothing special is known of the labels: for each lane its margin over the whole
/// text and in the clauses that stand out: the highest, the lowest, the first and the last.
///
/// Reviews often say in one clause, or at the end, what they come to.
package enum ClauseInputs {
  package static func count(lanes: Int) -> Int { lanes * 5 + 1 }

  @inline(__always)
  package static func inputs(_ scores: Scores, _ lanes: Range<Int>, _ take: StageInputTaker) {
    let last = scores.clauses.count - 1
    for lane in lanes {
      take(.whole(lane: lane))
      guard last >= 0 else {
        for _ in 0..<4 { take(.constant(0)) }
        continue
      }
      let (highest, lowest) = extremes(scores, lane)
      take(.clause(lane: lane, clause: highest))
      take(.clause(lane: lane, clause: lowest))
      take(.clause(lane: lane, clause: 0))
      take(.clause(lane: lane, clause: last))
    }
    // Long texts differ more in their clauses: about the logarithm of the number of clauses.
    var clauses = scores.clauses.count
    var magnitude = 0.0
    while clauses > 1 {
      clauses /= 2
      magnitude += 0.7
    }
    take(.constant(magnitude))
  }

  /// The first clauses in which a lane has its highest and its lowest margin. Without branches, which nobody could
  /// guess.
  @inline(__always)
  private static func extremes(_ scores: Scores, _ lane: Int) -> (highest: Int, lowest: Int) {
    var (highest, lowest) = (0, 0)
    var (most, least) = (-Double.infinity, Double.infinity)
    for clause in scores.clauses.indices {
      let margin = scores.margin(lane, clause: clause)
      highest = margin > most ? clause : highest
      lowest = margin < least ? clause : lowest
      most = margin > most ? margin : most
      least = margin < least ? margin : least
    }
    return (highest, lowest)
  }
}
