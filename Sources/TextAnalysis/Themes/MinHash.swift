/// Short marks of a set of shingles, in which two sets agree about as often as they share shingles (Broder 1997).
struct MinHash {
  /// So many bands of so many marks: sets that share 0.7 agree in a whole band with 99.6 %, those that share 0.3 with
  /// 15 % (1 − (1 − Jʳ)ᵇ; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
  static let bands = 20
  static let rows = 4

  private let factors: [(UInt64, UInt64)]

  init() {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func next() -> UInt64 {
      state &+= SplitMix.step
      return SplitMix.mixed(state)
    }
    factors = (0..<(Self.bands * Self.rows)).map { _ in (next() | 1, next()) }
  }

  /// The least value of each hash function over the shingles (multiply and add, the upper half: Dietzfelbinger 1996).
  func marks(_ shingles: [UInt64]) -> [UInt32] {
    var marks = [UInt32](repeating: .max, count: factors.count)
    factors.withUnsafeBufferPointer { factors in
      marks.withUnsafeMutableBufferPointer { marks in
        for shingle in shingles {
          let mixed = SplitMix.mixed(shingle)
          for place in 0..<factors.count {
            let value = UInt32(truncatingIfNeeded: (mixed &* factors[place].0 &+ factors[place].1) >> 32)
            if value < marks[place] { marks[place] = value }
          }
        }
      }
    }
    return marks
  }

  /// Jaccard's index of two ascending lists without repetitions: what both have over what either has; 0 of nothing.
  static func similarity(_ one: [UInt64], _ other: [UInt64]) -> Double {
    var (left, right, both) = (0, 0, 0)
    while left < one.count, right < other.count {
      if one[left] == other[right] {
        both += 1
        left += 1
        right += 1
      } else if one[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    let either = one.count + other.count - both
    return either > 0 ? Double(both) / Double(either) : 0
  }
}
