import Foundation

/// A plane over the features of a vocabulary: what a lane of the first stage is made of.
struct Plane: Sendable {
  /// By feature, rarity and word lists already in it.
  var weights: [Double]
  var bias: Double
}

/// Learns planes.
struct PlaneLearner: Sendable {
  let vocabulary: Vocabulary

  /// A plane that separates the rows whose target is true from the others: the mean of planes learned with different
  /// settings, each in units of its own spread over the rows. Safer than any one of them: what one overestimates, the
  /// others do not.
  func mean(_ rows: SparseRows, _ targets: [Bool], _ settings: [PlaneSettings]) -> Plane {
    var sum: (weights: [Double], bias: Double) = ([Double](repeating: 0, count: rows.width), 0)
    for setting in settings {
      guard let raw = raw(rows, targets, setting) else { return constant(targets) }
      let factor = 1 / max(1e-6, Self.spread(rows.margins(raw.weights, raw.bias)) * Double(settings.count))
      for column in raw.weights.indices { sum.weights[column] += raw.weights[column] * factor }
      sum.bias += raw.bias * factor
    }
    return plane(sum)
  }

  private static func spread(_ margins: [Double]) -> Double {
    let mean = margins.reduce(0, +) / Double(max(1, margins.count))
    return (margins.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, margins.count))).squareRoot()
  }

  /// For a label that no text, or every text, has: never, or always, said.
  private func constant(_ targets: [Bool]) -> Plane {
    Plane(
      weights: [Double](repeating: 0, count: vocabulary.features.count), bias: targets.contains(true) ? 4 : -4)
  }

  private func raw(
    _ rows: SparseRows, _ targets: [Bool], _ settings: PlaneSettings
  ) -> (weights: [Double], bias: Double)? {
    let positives = targets.count { $0 }
    let balance = positives > 0 ? Double(targets.count - positives) / Double(positives) : 1
    return rows.plane(
      targets, factors: factors(rows, targets, settings), cost: settings.cost,
      positiveWeight: pow(max(1, balance), settings.balance))
  }

  private func plane(_ raw: (weights: [Double], bias: Double)) -> Plane {
    let count = vocabulary.features.count
    var weights = (0..<count).map { raw.weights[$0] * vocabulary.rarity[$0] }
    for (feature, lists) in vocabulary.lists {
      for list in lists { weights[Int(feature)] += raw.weights[count + Int(list)] }
    }
    return Plane(weights: weights, bias: raw.bias)
  }

  /// How much each feature may count: 1, mixed with how unevenly the classes use it (the log-count ratio of naive
  /// Bayes, as Wang and Manning scale features in "Baselines and Bigrams", 2012).
  private func factors(_ rows: SparseRows, _ targets: [Bool], _ settings: PlaneSettings) -> [Double] {
    let lists = vocabulary.features.count
    guard settings.contrast > 0 else {
      return (0..<rows.width).map { $0 >= lists ? settings.listWeight : 1 }
    }
    var counts = [(yes: Double, no: Double)](repeating: (1, 1), count: rows.width)
    var totals = (yes: Double(rows.width), no: Double(rows.width))
    for row in 0..<rows.count {
      for column in rows.columns(row) {
        if targets[row] { counts[Int(column)].yes += 1 } else { counts[Int(column)].no += 1 }
      }
      let features = Double(rows.columns(row).count)
      if targets[row] { totals.yes += features } else { totals.no += features }
    }
    return counts.enumerated().map { column, count in
      if column >= lists { return settings.listWeight }
      let ratio = log(count.yes / totals.yes) - log(count.no / totals.no)
      return 1 - settings.contrast + settings.contrast * abs(ratio)
    }
  }
}
