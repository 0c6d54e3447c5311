import CLinear

/// A matrix of texts by features, as the learner takes it.
struct SparseRows: Sendable {
  private(set) var starts: [Int64] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  let width: Int
  var count: Int { starts.count - 1 }

  init(width: Int) {
    self.width = width
  }

  /// Adds a row of entries, in ascending order of their columns.
  mutating func append(_ row: [(column: Int32, value: Double)]) {
    for entry in row {
      columns.append(entry.column)
      values.append(entry.value)
    }
    starts.append(Int64(columns.count))
  }

  func columns(_ row: Int) -> ArraySlice<Int32> {
    columns[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// The margins of all rows on one side of a plane.
  func margins(_ weights: [Double], _ bias: Double) -> [Double] {
    (0..<count).map { row in
      (Int(starts[row])..<Int(starts[row + 1])).reduce(bias) { $0 + weights[Int(columns[$1])] * values[$1] }
    }
  }

  /// Trains a separating plane with the values of each column multiplied by its factor, which the weights returned
  /// already hold. Nil where there is nothing to separate.
  func plane(
    _ targets: [Bool], factors: [Double], cost: Double, positiveWeight: Double
  ) -> (weights: [Double], bias: Double)? {
    let scaled = zip(values, columns).map { $0 * factors[Int($1)] }
    let flags = targets.map { $0 ? UInt8(1) : 0 }
    var weights = [Double](repeating: 0, count: width)
    var bias = 0.0
    var matrix = clinear_matrix()
    matrix.rows = Int32(count)
    matrix.columns = Int32(width)
    let failed = starts.withUnsafeBufferPointer { starts in
      columns.withUnsafeBufferPointer { columns in
        scaled.withUnsafeBufferPointer { scaled in
          matrix.row_starts = starts.baseAddress
          matrix.column_indexes = columns.baseAddress
          matrix.values = scaled.baseAddress
          return clinear_train(&matrix, flags, cost, positiveWeight, 0.01, &weights, &bias)
        }
      }
    }
    guard failed == 0 else { return nil }
    return (zip(weights, factors).map { $0 * $1 }, bias)
  }
}
