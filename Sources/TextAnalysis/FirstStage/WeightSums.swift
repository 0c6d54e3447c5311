/// Adds up rows of weights, lane by lane.
///
/// Weights are bytes with an offset. Sixteen of them are taken at once as eight numbers of 16 bits, whose lower and upper
/// bytes are added up apart; what has been added is moved to 32 bits before it could overflow.
struct WeightSums {
  let weights: UnsafeBufferPointer<UInt8>
  /// A multiple of sixteen.
  let stride: Int

  /// Marks a row that came before in the same text.
  static let repeatedMark: UInt32 = 1 << 31
  /// How many bytes can be added up in 16 bits.
  private static let most = Int(UInt16.max) / Int(UInt8.max)

  private typealias Eight = SIMD8<UInt16>

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
    let vectors = stride / 16
    withUnsafeTemporaryAllocation(of: Eight.self, capacity: vectors * 2) { sums in
      guard let sums = sums.baseAddress else { return }
      var start = 0
      for clause in 0..<clauses {
        let end = ends[clause]
        while start < end {
          let part = min(end, start &+ Self.most)
          sums.initialize(repeating: Eight(), count: vectors * 2)
          for place in start..<part {
            let row = UnsafeRawPointer(base + Int(rows[place] & ~Self.repeatedMark) &* stride)
            for vector in 0..<vectors {
              let sixteen = row.loadUnaligned(fromByteOffset: vector &* 16, as: Eight.self)
              sums[vector &* 2] &+= sixteen & 0xFF
              sums[vector &* 2 &+ 1] &+= sixteen &>> 8
            }
          }
          flush(sums, rows: part - start, to: totals + clause * stride)
          start = part
        }
      }
      addRepeated(rows, count: start, to: totals + clauses * stride)
    }
  }

  private func addRepeated(
    _ rows: UnsafePointer<UInt32>, count: Int, to totals: UnsafeMutablePointer<Int32>
  ) {
    guard let base = weights.baseAddress else { return }
    for place in 0..<count where rows[place] & Self.repeatedMark != 0 {
      let row = base + Int(rows[place] & ~Self.repeatedMark) * stride
      for lane in 0..<stride { totals[lane] &+= Int32(row[lane]) &- Int32(FirstStage.weightOffset) }
    }
  }

  /// Of each vector pair the first holds the lower bytes, which are the even lanes on a little-endian machine.
  private func flush(_ sums: UnsafeMutablePointer<Eight>, rows: Int, to totals: UnsafeMutablePointer<Int32>) {
    let offset = Int32(truncatingIfNeeded: rows &* FirstStage.weightOffset)
    sums.withMemoryRebound(to: UInt16.self, capacity: stride) { sums in
      for vector in 0..<(stride / 16) {
        let (even, odd) = (sums + vector * 16, sums + vector * 16 + 8)
        let lanes = totals + vector * 16
        for pair in 0..<8 {
          lanes[pair &* 2] &+= Int32(even[pair]) &- offset
          lanes[pair &* 2 &+ 1] &+= Int32(odd[pair]) &- offset
        }
      }
    }
  }
}
