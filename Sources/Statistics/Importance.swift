/// The four fields of importance–performance analysis (Martilla & James 1977).
public enum Quadrant: String, CaseIterable, Hashable, Sendable {
  /// 繼續保持: important and good.
  case keepUp
  /// 加強改善: important and weak.
  case concentrate
  /// 次要改善: unimportant and weak.
  case lowPriority
  /// 過度重視: unimportant and good.
  case overkill
}

/// The field of each item, cut at the means over the items (data-centred); a value on a cut counts as high.
public func quadrants(_ items: [(importance: Double, performance: Double)]) -> [Quadrant] {
  guard let importance = Moments(items.map(\.importance)).mean, let performance = Moments(items.map(\.performance)).mean
  else { return [] }
  return items.map { item in
    switch (item.importance >= importance, item.performance >= performance) {
    case (true, true): .keepUp
    case (true, false): .concentrate
    case (false, false): .lowPriority
    case (false, true): .overkill
    }
  }
}
