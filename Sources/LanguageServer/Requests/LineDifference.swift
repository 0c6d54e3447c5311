/// The lines in which two texts differ.
enum LineDifference {
  /// Lines of the old text, and those of the new one that take their place; either may be none.
  struct Hunk: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The work grows with the square of the lines that differ: beyond these they are one hunk.
  private static let mostLines = 2000

  static func hunks(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Hunk] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let middle = Hunk(old: start..<old.count - end, new: start..<new.count - end)
    guard !middle.old.isEmpty || !middle.new.isEmpty else { return [] }
    guard !middle.old.isEmpty, !middle.new.isEmpty, middle.old.count + middle.new.count <= mostLines else {
      return [middle]
    }
    let difference = Array(new[middle.new]).difference(from: Array(old[middle.old]))
    let removed = Set(difference.removals.map { $0.place + start })
    let inserted = Set(difference.insertions.map { $0.place + start })
    return hunks(middle, removed, inserted)
  }

  /// Removals and insertions that meet are one hunk; between hunks both texts go on in step.
  private static func hunks(_ middle: Hunk, _ removed: Set<Int>, _ inserted: Set<Int>) -> [Hunk] {
    var found: [Hunk] = []
    var (old, new) = (middle.old.lowerBound, middle.new.lowerBound)
    while old < middle.old.upperBound || new < middle.new.upperBound {
      let (first, start) = (old, new)
      while removed.contains(old) { old += 1 }
      while inserted.contains(new) { new += 1 }
      if old > first || new > start {
        found.append(Hunk(old: first..<old, new: start..<new))
      } else {
        old += 1
        new += 1
      }
    }
    return found
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
