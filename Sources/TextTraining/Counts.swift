/// Hits and misses of a yes-or-no decision.
public struct BinaryCounts: Hashable, Sendable {
  public private(set) var hits = 0
  public private(set) var falseAlarms = 0
  public private(set) var misses = 0

  public init() {}

  public mutating func add(truth: Bool, said: Bool) {
    if truth, said { hits += 1 }
    if !truth, said { falseAlarms += 1 }
    if truth, !said { misses += 1 }
  }

  public static func + (one: Self, other: Self) -> Self {
    var sum = one
    sum.hits += other.hits
    sum.falseAlarms += other.falseAlarms
    sum.misses += other.misses
    return sum
  }

  /// Of what was said, how much is true; 1 where nothing was said.
  public var precision: Double { hits + falseAlarms == 0 ? 1 : Double(hits) / Double(hits + falseAlarms) }

  /// Of what is true, how much was said; 1 where nothing is.
  public var recall: Double { hits + misses == 0 ? 1 : Double(hits) / Double(hits + misses) }

  public var f1: Double { f(1) }

  /// The F-measure in which recall counts `beta` times as much as precision; 0 where there was neither truth nor claim.
  public func f(_ beta: Double) -> Double {
    let weighted = (1 + beta * beta) * Double(hits)
    let all = weighted + beta * beta * Double(misses) + Double(falseAlarms)
    return all == 0 ? 0 : weighted / all
  }
}

/// How often each class was said for each class that is true.
public struct ClassCounts: Hashable, Sendable {
  /// By class that is true, then class that was said.
  public private(set) var table: [[Int]]

  public init(classes: Int) {
    table = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
  }

  public mutating func add(truth: Int, said: Int) {
    guard table.indices.contains(truth), table.indices.contains(said) else { return }
    table[truth][said] += 1
  }

  public var total: Int { table.joined().reduce(0, +) }

  /// The share that is right; 0 of nothing.
  public var accuracy: Double {
    total == 0 ? 0 : Double(table.indices.reduce(0) { $0 + table[$1][$1] }) / Double(total)
  }

  /// How many things are of a class.
  public func support(_ place: Int) -> Int { table[place].reduce(0, +) }

  /// Of what was said to be of a class, how much is; 0 where it was never said.
  public func precision(_ place: Int) -> Double {
    let said = table.reduce(0) { $0 + $1[place] }
    return said == 0 ? 0 : Double(table[place][place]) / Double(said)
  }

  /// Of what is of a class, how much was said to be; 0 where nothing is.
  public func recall(_ place: Int) -> Double {
    support(place) == 0 ? 0 : Double(table[place][place]) / Double(support(place))
  }

  /// F1 of one class; 0 where it neither is nor was said.
  public func f1(_ place: Int) -> Double {
    let said = table.reduce(0) { $0 + $1[place] }
    let sum = said + table[place].reduce(0, +)
    return sum == 0 ? 0 : 2 * Double(table[place][place]) / Double(sum)
  }

  /// The mean of the classes' F1, over the classes that are true of something.
  public var macroF1: Double {
    let present = table.indices.filter { table[$0].contains { $0 > 0 } }
    return present.isEmpty ? 0 : present.reduce(0) { $0 + f1($1) } / Double(present.count)
  }
}
