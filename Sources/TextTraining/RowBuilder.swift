import TextAnalysis

/// Makes the rows that the learner sees: features by how rare they are, over the text's length, exactly as
/// ``Scores`` will weigh them; behind them a column for each word list.
struct RowBuilder: Sendable {
  let vocabulary: Vocabulary

  var width: Int { vocabulary.features.count + vocabulary.listCount }

  /// A part of a text and how much it counts.
  struct Part {
    var features: ArraySlice<UInt64>
    var weight: Double
  }

  func row(_ document: Document) -> [(column: Int32, value: Double)] {
    row([Part(features: document.distinct[...], weight: 1)])
  }

  /// Some clauses, with the whole text behind them at half weight.
  func row(_ document: Document, clauses: ClauseSet) -> [(column: Int32, value: Double)] {
    row(
      [Part(features: document.distinct[...], weight: Double(Scores.background))]
        + clauses.list.map { Part(features: document.features(ofClause: $0), weight: 1) })
  }

  private func row(_ parts: [Part]) -> [(column: Int32, value: Double)] {
    var entries: [(column: Int32, value: Double)] = []
    var square = 0.0
    for part in parts {
      for feature in part.features {
        guard let place = vocabulary.place(feature) else { continue }
        let rarity = vocabulary.rarity[place]
        square += part.weight * part.weight * rarity * rarity
        entries.append((Int32(place), part.weight * rarity))
        for list in vocabulary.lists[Int32(place)] ?? [] {
          entries.append((Int32(vocabulary.features.count) + list, part.weight))
        }
      }
    }
    let length = square > 0 ? square.squareRoot() : 1
    return Self.merged(&entries, over: length)
  }

  private static func merged(
    _ entries: inout [(column: Int32, value: Double)], over length: Double
  ) -> [(column: Int32, value: Double)] {
    entries.sort { $0.column < $1.column }
    var kept = 0
    for place in entries.indices {
      if kept > 0, entries[kept - 1].column == entries[place].column {
        entries[kept - 1].value += entries[place].value
      } else {
        entries[kept] = entries[place]
        kept += 1
      }
    }
    entries.removeLast(entries.count - kept)
    for place in entries.indices { entries[place].value /= length }
    return entries
  }

  func matrix(_ rows: [[(column: Int32, value: Double)]]) -> SparseRows {
    var result = SparseRows(width: width)
    for row in rows { result.append(row) }
    return result
  }
}
