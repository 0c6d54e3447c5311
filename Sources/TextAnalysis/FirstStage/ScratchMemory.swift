/// Memory for numbers that grows where it must and is used again. Who uses it sees to the bounds: it is for loops in
/// which every check would be felt.
struct ScratchMemory<Number: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Number>
  private(set) var capacity: Int
  /// How many were zero at first.
  private var zeros = 0

  init() {
    capacity = 64
    base = .allocate(capacity: 64)
  }

  deinit { base.deallocate() }

  /// Makes room for `count` numbers; what was there is lost where there was none.
  mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    base.deallocate()
    capacity = max(count, capacity * 2)
    base = .allocate(capacity: capacity)
  }

  /// Makes room for `count` numbers and keeps what is there.
  @inline(never)
  mutating func grow(to count: Int) {
    let more = max(count, capacity * 2)
    let larger = UnsafeMutablePointer<Number>.allocate(capacity: more)
    larger.update(from: base, count: capacity)
    base.deallocate()
    (base, capacity) = (larger, more)
  }

  /// Makes room for `count` numbers, which are zero; what is used is set back to zero by its user.
  mutating func reserveZeros(_ count: Int) where Number: FixedWidthInteger {
    guard count > zeros else { return }
    reserve(count)
    base.initialize(repeating: 0, count: capacity)
    zeros = capacity
  }

  @inline(__always)
  subscript(place: Int) -> Number {
    get { base[place] }
    nonmutating set { base[place] = newValue }
  }
}
