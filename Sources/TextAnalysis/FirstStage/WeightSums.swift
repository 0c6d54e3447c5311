/// Adds up rows of weights, lane by lane.
///
/// Sums are kept in 16 bits, eight lanes to an instruction, and moved to 32 bits before they could overflow: see
/// ``FirstStage/highestWeight``.
struct WeightSums {
  let weights: UnsafeBufferPointer<Int16>
  /// A multiple of eight.
  let stride: Int

  /// Marks a row that came before in the same text.
  static let repeatedMark: UInt32 = 1 << 31
  /// How many rows can be added up in 16 bits.
  private static let most = Int(Int16.max) / FirstStage.highestWeight

  private typealias Eight = SIMD8<Int16>

  /// Adds the rows of each clause to that clause's totals, and repeated ones to those behind the last clause as well.
  ///
  /// - Parameters:
  ///   - ends: where each clause ends in `rows`.
  ///   - totals: `stride` numbers for each clause, and for what is repeated.
  func add(
    _ rows: UnsafeBufferPointer<UInt32>, ends: UnsafeBufferPointer<Int>, clauses: Int,
    to totals: UnsafeMutableBufferPointer<Int32>
  ) {
    guard let base = weights.baseAddress, let totals = totals.baseAddress, let rows = rows.baseAddress else { return }
    let vectors = stride / 8
    withUnsafeTemporaryAllocation(of: Eight.self, capacity: vectors) { sums in
      guard let sums = sums.baseAddress else { return }
      var start = 0
      for clause in 0..<clauses {
        let end = ends[clause]
        while start < end {
          let part = min(end, start + Self.most)
          sums.initialize(repeating: Eight(), count: vectors)
          for place in start..<part {
            let row = UnsafeRawPointer(base + Int(rows[place] & ~Self.repeatedMark) * stride)
            for vector in 0..<vectors {
              sums[vector] &+= row.loadUnaligned(fromByteOffset: vector * 16, as: Eight.self)
            }
          }
          flush(sums, to: totals + clause * stride)
          start = part
        }
      }
      addRepeated(rows, count: start, sums, to: totals + clauses * stride)
    }
  }

  private func addRepeated(
    _ rows: UnsafePointer<UInt32>, count: Int, _ sums: UnsafeMutablePointer<Eight>,
      to totals: UnsafeMutablePointer<Int32>
  ) {
    guard let base = weights.baseAddress else { return }
    for place in 0..<count where rows[place] & Self.repeatedMark != 0 {
      let row = base + Int(rows[place] & ~Self.repeatedMark) * stride
      for lane in 0..<stride { totals[lane] &+= Int32(row[lane]) }
    }
  }

  private func flush(_ sums: UnsafeMutablePointer<Eight>, to totals: UnsafeMutablePointer<Int32>) {
    sums.withMemoryRebound(to: Int16.self, capacity: stride) { sums in
      for lane in 0..<stride { totals[lane] &+= Int32(sums[lane]) }
    }
  }
}
