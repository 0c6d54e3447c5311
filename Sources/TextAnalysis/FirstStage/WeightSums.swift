/// Adds up rows of weights, lane by lane.
///
/// Weights are bytes with an offset. Sixteen of them are taken at once as eight numbers of 16 bits, whose lower and
/// upper bytes are added up apart; what has been added is moved to 32 bits before it could overflow.
struct WeightSums {
  let weights: UnsafePointer<UInt8>
  /// A multiple of sixteen.
  let stride: Int

  /// How many bytes can be added up in 16 bits.
  private static let most = Int(UInt16.max) / Int(UInt8.max)

  private typealias Eight = SIMD8<UInt16>

  /// Adds the weights of rows to `stride` totals.
  @inline(__always)
  func add(_ rows: UnsafePointer<UInt32>, _ range: Range<Int>, to totals: UnsafeMutablePointer<Int32>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, start &+ Self.most)
      for vector in 0..<(stride / 16) {
        let column = UnsafeRawPointer(weights + vector &* 16)
        var (lower, upper) = (Eight(), Eight())
        for place in start..<end {
          let sixteen = column.loadUnaligned(fromByteOffset: Int(rows[place]) &* stride, as: Eight.self)
          lower &+= sixteen & 0xFF
          upper &+= sixteen &>> 8
        }
        Self.flush(lower, upper, rows: end &- start, to: totals + vector &* 16)
      }
      start = end
    }
  }

  /// The lower bytes are the even lanes on a little-endian machine.
  @inline(__always)
  private static func flush(_ lower: Eight, _ upper: Eight, rows: Int, to totals: UnsafeMutablePointer<Int32>) {
    typealias Sixteen = SIMD16<Int32>
    let lanes = UnsafeMutableRawPointer(totals)
    var more = Sixteen()
    more.evenHalf = SIMD8(truncatingIfNeeded: lower)
    more.oddHalf = SIMD8(truncatingIfNeeded: upper)
    more &-= Sixteen(repeating: Int32(truncatingIfNeeded: rows &* FirstStage.weightOffset))
    lanes.storeBytes(of: lanes.loadUnaligned(as: Sixteen.self) &+ more, as: Sixteen.self)
  }
}
