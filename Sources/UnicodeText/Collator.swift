import CICU

/// Compares texts in the order of a locale.
///
/// Sendable although it holds a pointer: ICU allows any number of threads to use a collator that nobody changes, and
/// nothing here changes it.
public final class Collator: @unchecked Sendable {
  private let collator: OpaquePointer

  /// - Parameter locale: an ICU locale. The default is Taiwan's order by strokes. Nil when ICU has no rules at all.
  public init?(locale: String = "zh_TW@collation=stroke") {
    guard let collator = cicu_collator_open(locale) else { return nil }
    self.collator = collator
  }

  deinit {
    cicu_collator_close(collator)
  }

  /// Bytes that compare as the texts do; empty for a text of 2 GiB or more.
  public func sortKey(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      guard let length = Int32(exactly: source.count) else { return [] }
      return filledBytes(firstGuess: source.count * 3 + 16) { out, capacity in
        cicu_collator_key(collator, source.baseAddress, length, out, capacity)
      } ?? []
    }
  }

  /// The texts in order; those that the locale takes for equal keep the order they had.
  public func sorted(_ texts: [String]) -> [String] {
    let keyed = texts.enumerated().map { (key: sortKey($0.element), place: $0.offset, text: $0.element) }
    return keyed.sorted { one, other in
      if one.key.lexicographicallyPrecedes(other.key) { return true }
      if other.key.lexicographicallyPrecedes(one.key) { return false }
      return one.place < other.place
    }.map(\.text)
  }
}
