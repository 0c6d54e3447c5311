import Facts

extension [(feedback: Feedback, label: Label?)] {
  /// Of how many the model is unsure; what has no label counts as well.
  var unsureCount: Int { count { $0.label?.analysis.isUnsure ?? true } }

  /// The newest first, from a list by time; or those first that the model is least sure of, and the sure ones behind.
  func newest(unsureFirst: Bool) -> Self {
    guard unsureFirst else { return reversed() }
    func certainty(_ label: Label?) -> Double {
      guard let analysis = label?.analysis else { return 0 }
      return analysis.isUnsure ? analysis.sentimentProbability : 1
    }
    return enumerated().sorted { one, other in
      let (left, right) = (certainty(one.element.label), certainty(other.element.label))
      return left == right ? one.offset > other.offset : left < right
    }.map(\.element)
  }
}
