/// Scores texts one after the other in the same memory.
package struct Scoring: ~Copyable {
  package private(set) var scores = Scores()
  private var rows = KnownRows()
  private var totals = ScratchMemory<Int32>()

  package init() {}

  mutating func score(_ text: UnsafeBufferPointer<UInt32>, _ stage: FirstStage) {
    scores.begin(text)
    let (count, stride) = (scores.clauses.count, stage.stride)
    stage.find(text, scores.clauses, &rows)
    totals.reserve((count + 1) * stride)
    let totals = totals.base
    totals.initialize(repeating: 0, count: (count + 1) * stride)
    let sums = stage.sums
    var start = 0
    for clause in 0..<count {
      let end = rows.ends[clause]
      sums.add(rows.rows.base, start..<end, to: totals + clause * stride)
      start = end
    }
    sums.add(rows.repeated.base, 0..<rows.repeatedCount, to: totals + count * stride)
    scores.finish(totals, stage)
  }
}
