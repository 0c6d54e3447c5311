extension Survey {
  /// The wording behind an answer's path: the question's, or the item's of a matrix; the path itself where unknown.
  public func label(ofPath path: String, in language: String) -> String {
    let parts = path.split(separator: ".").map(String.init)
    guard let key = parts.first, let question = question(key) else { return path }
    if case .matrix(let matrix) = question.kind, parts.count > 1,
      let item = matrix.items.first(where: { $0.key == parts[1] })
    {
      return item.label.text(in: language)
    }
    return question.label.text(in: language)
  }

  /// The key of the scale on which the path is rated; `nil` where it is no rating.
  public func scale(ofPath path: String) -> String? {
    let parts = path.split(separator: ".").map(String.init)
    guard let key = parts.first, let question = question(key) else { return nil }
    switch question.kind {
    case .rating(let scale): return parts.count == 1 ? scale : nil
    case .matrix(let matrix):
      guard parts.count > 1, matrix.items.contains(where: { $0.key == parts[1] }) else { return nil }
      return parts.count == 2 ? matrix.scale : matrix.importanceScale
    default: return nil
    }
  }
}
