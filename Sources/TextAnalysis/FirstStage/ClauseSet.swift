/// Up to four clauses of a text, in order, kept without a list in memory.
package struct ClauseSet: Hashable, Sendable {
  private var places: SIMD4<UInt8> = .zero
  package private(set) var count = 0

  package init() {}

  package subscript(index: Int) -> Int { Int(places[index]) }

  /// Adds a clause where it is not there yet; a fifth is left out.
  package mutating func insert(_ clause: Int) {
    let value = UInt8(truncatingIfNeeded: clause)
    var place = 0
    while place < count, places[place] < value { place += 1 }
    guard count < 4, place == count || places[place] != value else { return }
    for later in stride(from: count, to: place, by: -1) { places[later] = places[later - 1] }
    places[place] = value
    count += 1
  }

  package var list: [Int] { (0..<count).map { self[$0] } }
}
