import Testing

@testable import LanguageServer

/// Places as editors count them: UTF-16 units or bytes, whatever ends the lines.
@Suite struct PositionTests {
  private static let text = "a館🙂b\r\n\n二\rc"

  @Test(arguments: [
    (0, 0, 0, 0), (1, 0, 1, 1), (4, 0, 2, 4), (8, 0, 4, 8), (9, 0, 5, 9), (11, 1, 0, 0), (12, 2, 0, 0), (15, 2, 1, 3),
    (16, 3, 0, 0), (17, 3, 1, 1),
  ])
  func offsetsAndPositionsAgree(_ offset: Int, _ line: Int, _ units: Int, _ bytes: Int) {
    for (encoding, character) in [(TextPositions.Encoding.utf16, units), (.utf8, bytes)] {
      let positions = TextPositions(Array(Self.text.utf8), encoding)
      let position = TextPositions.Position(line: line, character: character)
      #expect(positions.position(offset) == position)
      #expect(positions.offset(position) == offset)
    }
  }

  @Test func placesThatAreNoneMeanTheNearest() {
    let positions = TextPositions(Array(Self.text.utf8), .utf16)
    let offset = { positions.offset(TextPositions.Position(line: $0, character: $1)) }
    #expect(offset(0, 99) == 9, "behind the end of a line is its end, in front of CR LF")
    #expect(offset(0, 3) == 4, "within a pair is in front of it")
    #expect(offset(99, 0) == 17 && offset(-1, 5) == 0 && offset(2, -3) == 12)
    #expect(positions.position(99) == TextPositions.Position(line: 3, character: 1))
  }

  @Test(arguments: ["/museum/館/a b#.survey", "/c:/x.survey", "/plain/file.survey"])
  func addressesGoThereAndBack(_ path: String) {
    #expect(FileAddress.path(FileAddress.uri(path)) == path)
    #expect(FileAddress.path("untitled:Untitled-1") == "untitled:Untitled-1")
    #expect(FileAddress.path("file://localhost/a%zz") == "/a%zz")
  }
}
