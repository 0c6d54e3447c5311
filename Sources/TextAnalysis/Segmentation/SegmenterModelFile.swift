/// A segmenter's model as bytes.
extension SegmenterModel {
  private static let mostPlaces = 1 << 22
  private static let mostPairs = 1 << 22

  /// Reads a model and checks all of it, so that using it cannot fail.
  public init(_ memory: ModelMemory) throws(ModelError) {
    var (reader, digest) = try ModelFile.content(memory, of: .words)
    guard let model = Self.read(&reader, digest) else { throw .damaged }
    self = model
  }

  package var file: [UInt8] {
    ModelFile.file(.words) { content in
      content.han(han)
      content.count(singles.count)
      for (symbol, commonness) in singles.sorted(by: { $0.key < $1.key }) {
        content.number(symbol)
        content.number(UInt16(commonness))
      }
      content.count(words.places.count)
      for place in words.places { content.number(place) }
      content.count(characters.count)
      for character in characters { content.number(character) }
      content.count(pairs.count)
      for pair in pairs { content.number(pair) }
      for weight in weights { content.number(weight) }
    }
  }

  private static func read(_ reader: inout MemoryReader, _ digest: UInt64) -> SegmenterModel? {
    guard let han = reader.han(),
      let singleCount = reader.count(atMost: 0x10000), let singles = reader.numbers(UInt16.self, singleCount * 2),
      let placeCount = reader.count(atMost: mostPlaces), let places = reader.numbers(UInt32.self, placeCount),
      let words = WordTable(places: places), let characterCount = reader.count(atMost: 0xFFFF),
      let characters = reader.numbers(UInt16.self, characterCount), isAscending(characters),
      let pairCount = reader.count(atMost: mostPairs), let pairs = reader.numbers(UInt32.self, pairCount),
      isAscending(pairs.map(pairHash)),
      let weights = reader.numbers(Int16.self, SegmenterWeights.count(characterCount, pairCount)), reader.isAtEnd
    else { return nil }
    let commonness = stride(from: 0, to: singles.count, by: 2).map { (singles[$0], UInt8(singles[$0 + 1] & 15)) }
    return SegmenterModel(
      han: han, singles: Dictionary(commonness) { first, _ in first }, words: words, characters: characters,
      pairs: pairs, weights: weights, digest: digest)
  }

  private static func isAscending<Number: Comparable>(_ numbers: [Number]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }
}
