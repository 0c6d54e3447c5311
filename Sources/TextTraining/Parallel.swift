/// Work on the elements of a list, several at once.
public enum Parallel {
  /// The results in the order of the elements, whatever the number of threads.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    guard threads > 1, elements.count > 1 else { return elements.map(transform) }
    let size = (elements.count + threads * 4 - 1) / (threads * 4)
    let starts = Array(stride(from: 0, to: elements.count, by: size))
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      var parts = [[Result]](repeating: [], count: starts.count)
      var next = 0
      func add() {
        guard next < starts.count else { return }
        let (part, start) = (next, starts[next])
        next += 1
        group.addTask { (part, elements[start..<min(start + size, elements.count)].map(transform)) }
      }
      for _ in 0..<threads { add() }
      for await (part, results) in group {
        parts[part] = results
        add()
      }
      return parts.flatMap(\.self)
    }
  }
}
