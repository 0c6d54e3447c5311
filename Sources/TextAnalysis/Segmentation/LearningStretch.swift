package import UnicodeText

/// A stretch of text between fixed cuts, with the words that people cut it into.
package struct LearningStretch: Sendable {
  /// With one symbol before the stretch and one behind it.
  package let symbols: [UInt16]
  /// Where words end, in atoms of the stretch; ascending, the last is its end.
  package let ends: [Int]

  /// The stretches of a text in which there is something to learn.
  ///
  /// - Parameter words: the text's words, without space. Where they divide a number or a word of an alphabet, or join
  ///   what is never joined, they are not followed. Of a very long text only the beginning counts.
  package static func stretches(of words: [String], _ folding: SymbolFolding) -> [LearningStretch] {
    var starts: Set<Int> = []
    var text: [UInt8] = []
    for word in words {
      starts.insert(text.count)
      text.append(contentsOf: word.utf8)
    }
    let atoms = AtomBuffer()
    return text.withUnsafeBufferPointer { bytes in
      folding.symbols.withLookup { _ = atoms.read(bytes, from: 0, after: 0, $0) }
      atoms.settleScripts()
      var stretches: [LearningStretch] = []
      atoms.forEachStretch { stretch in
        guard !atoms.flags[stretch.lowerBound].contains(.foreign) else { return }
        let ends = stretch.dropFirst().filter { starts.contains(atoms.starts[$0]) } + [stretch.upperBound]
        stretches.append(
          LearningStretch(
            symbols: ((stretch.lowerBound - 1)...stretch.upperBound).map { atoms.symbols[$0] },
            ends: ends.map { $0 - stretch.lowerBound }))
      }
      return stretches
    }
  }
}

/// Characters to symbols, before there is a model.
package struct SymbolFolding: Sendable {
  package let han: HanFolding
  let symbols: Symbols

  package init(_ han: HanFolding) {
    self.han = han
    symbols = Symbols(han)
  }

  /// A word as symbols; nil where it is none that the model could find: with space or punctuation, in kana, empty.
  package func word(_ word: String, _ atoms: WordAtoms) -> [UInt16]? {
    var word = word
    return word.withUTF8 { bytes in
      let isWhole = symbols.withLookup { atoms.buffer.read(bytes, from: 0, after: 0, $0) }
      let count = atoms.buffer.count
      guard isWhole, 1...WordTable.longest ~= count else { return nil }
      for atom in 0..<count {
        let flags = atoms.buffer.flags[atom]
        let isInside = atom == 0 || !flags.contains(.cut)
        guard isInside, flags.isDisjoint(with: [.space, .foreign]), atoms.buffer.kinds[atom] != .other else {
          return nil
        }
      }
      return (0..<count).map { atoms.buffer.symbols[$0] }
    }
  }
}

/// Room for reading words one after the other.
package final class WordAtoms {
  let buffer = AtomBuffer()

  package init() {}
}

extension WordLattice {
  /// Where the words of the best way through a stretch end.
  package func best(_ stretch: LearningStretch, _ model: SegmenterModel, _ weights: [Int16]) -> [Int] {
    var ends: [Int] = []
    stretch.symbols.withUnsafeBufferPointer { symbols in
      weights.withUnsafeBufferPointer { weights in
        guard let symbols = symbols.baseAddress, let weights = weights.baseAddress else { return }
        model.withLookup { lookup in
          fill(symbols + 1, stretch.symbols.count - 2, lookup)
          decode(weights) { ends.append($0) }
        }
      }
    }
    // What comes is where words begin, from the last to the first.
    return ends.dropLast().reversed() + [count]
  }
}
