/// Finds the institution's words in atoms: from the left, the longest at each place. A word begins and ends where atoms
/// do, so that `AI` is not found in `AIR`. Full width, capitals and Traditional or Simplified make no difference.
struct WordMatcher: Sendable {
  /// The next node, by node (upper half) and folded character; node 0 is the start.
  private var steps: [UInt64: UInt32] = [:]
  /// By node: whether a word ends there.
  private var ends: [Bool] = [false]
  /// The folded characters that words begin with, below 0x10000; others share the last place.
  private var begins = [Bool](repeating: false, count: 0x10000)

  var isEmpty: Bool { steps.isEmpty }

  init(_ words: InstitutionWords, _ symbols: Symbols) {
    for word in words.words {
      var node: UInt32 = 0
      symbols.withLookup { table in
        for scalar in word.unicodeScalars {
          guard let folded = Self.folded(scalar.value, table) else { continue }
          if node == 0 { begins[Int(min(folded, 0xFFFF))] = true }
          let key = UInt64(node) << 32 | UInt64(folded)
          let next = steps[key] ?? UInt32(ends.count)
          if next == ends.count {
            steps[key] = next
            ends.append(false)
          }
          node = next
        }
      }
      if node > 0 { ends[Int(node)] = true }
    }
  }

  /// What a character is compared as; nil for those that do not count. Shared symbols would make different ones equal.
  @inline(__always)
  private static func folded(_ codePoint: UInt32, _ table: Symbols.Lookup) -> UInt32? {
    let entry = table[codePoint]
    switch entry.role {
    case .extending: return nil
    case .han where codePoint < 0x10000: return UInt32(entry.symbol)
    case .digit: return UInt32(entry.symbol)
    case .letter where entry.symbol != Symbols.letters: return UInt32(entry.symbol)
    case .mark where entry.symbol == Symbols.middleDot, .repeating where entry.symbol == Symbols.middleDot:
      return UInt32(Symbols.middleDot)
    default: return codePoint
    }
  }

  /// Marks the words that are found, so that they are cut out whole.
  func mark(_ atoms: AtomBuffer, in text: UnsafeBufferPointer<UInt8>, _ table: Symbols.Lookup) {
    var first = 0
    while first < atoms.count {
      let end = end(of: first, atoms, text, table)
      if end > first {
        atoms.join(first..<end)
        first = end
      } else {
        first += 1
      }
    }
  }

  /// Behind the longest word that begins with an atom; the atom itself where none does.
  private func end(
    of first: Int, _ atoms: AtomBuffer, _ text: UnsafeBufferPointer<UInt8>, _ table: Symbols.Lookup
  ) -> Int {
    var reader = AtomReader(text: text, table: table, place: atoms.starts[first])
    var node: UInt32 = 0
    var atom = first
    var found = first
    while atom < atoms.count, let (codePoint, _) = reader.next() {
      reader.advance()
      if let folded = Self.folded(codePoint, table) {
        if node == 0, !begins[Int(min(folded, 0xFFFF))] { return first }
        guard let next = steps[UInt64(node) << 32 | UInt64(folded)] else { break }
        node = next
      }
      if reader.place == atoms.starts[atom + 1] {
        atom += 1
        if ends[Int(node)] { found = atom }
      }
    }
    return found
  }
}
