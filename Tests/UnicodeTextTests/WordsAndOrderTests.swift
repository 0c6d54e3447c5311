import Testing
import UnicodeText

@Suite struct WordsAndOrderTests {
  @Test func wordsAreFoundWithTheirPlaces() throws {
    let breaker = try #require(WordBreaker())
    let words = breaker.words(of: "博物館的電影院 is great，2018年").map(String.init)
    #expect(words == ["博物館", "的", "電影院", "is", "great", "2018", "年"])
    let pieces = breaker.pieces(of: "讚！ok 12")
    #expect(pieces.map(\.range) == [0..<3, 3..<6, 6..<8, 8..<9, 9..<11])
    #expect(pieces.map(\.kind) == [.ideographs, .other, .letters, .other, .number])
    #expect(breaker.pieces(of: "").isEmpty)
    #expect(breaker.words(of: "かわいい 박물관").map(String.init) == ["かわいい", "박물관"])
  }

  @Test func taiwanSortsByStrokes() throws {
    let collator = try #require(Collator())
    #expect(collator.sorted(["龍", "一", "科", "人", "三", "工"]) == ["一", "人", "三", "工", "科", "龍"])
    #expect(collator.sortKey("一").lexicographicallyPrecedes(collator.sortKey("龍")))
    #expect(collator.sorted([]).isEmpty)
  }
}
