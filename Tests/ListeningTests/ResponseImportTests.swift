import CivilTime
import Definitions
import Diagnostics
import Facts
import Listening
import TestSupport
import Testing

/// Paper questionnaires as somebody typed them. Synthetic.
@Suite struct ResponseImportTests {
  private let importer: ResponseImport

  init() throws {
    let catalogue = try museum()
    importer = ResponseImport(
      survey: try #require(catalogue.survey("visitor")), catalogue: catalogue,
      receivedAt: Instant(seconds: 1_540_000_000), batch: "synthetic")
  }

  private func read(_ bytes: [UInt8]) -> Imported<Response> {
    importer.read(SourceFile(name: "paper.csv", bytes: bytes))
  }

  private static let good = """
    touchpoint,answered_at,overall,services.toilets,why,heard
    hall-south,2018-08-01,4,na,,friends;news
    hall-south,2018-08-01T10:30,非常不滿意,不適用,"冷氣壞了，
    ""很熱\"\"",

    """

  /// "touchpoint,answered_at,overall,why⏎hall-south,2018-08-01,2,冷氣太熱⏎" in Big5.
  private static let big5: [UInt8] =
    Array("touchpoint,answered_at,overall,why\nhall-south,2018-08-01,2,".utf8)
    + [0xA7, 0x4E, 0xAE, 0xF0, 0xA4, 0xD3, 0xBC, 0xF6, 0x0A]

  @Test func codesAndWordsAreTakenAsAnswers() throws {
    let read = read(Array(Self.good.utf8))
    #expect(read.diagnostics.isEmpty && read.items.count == 2)
    let second = try #require(read.items.last)
    #expect(second.answer("overall") == .rating(1))
    #expect(second.answer("services.toilets") == .notApplicable)
    #expect(second.answer("why") == .text("冷氣壞了，\n\"很熱\""))
    #expect(second.channel == .paper)
    #expect(second.shown.contains("why"))
    #expect(read.items.first?.answer("heard") == .choices(["friends", "news"]))
  }

  @Test func encodingsGiveTheSameAnswers() throws {
    let plain = read(Array(Self.good.utf8)).items
    #expect(read([0xEF, 0xBB, 0xBF] + Array(Self.good.utf8)).items.map(\.answers) == plain.map(\.answers))
    #expect(read(Self.big5).items.first?.answer("why") == .text("冷氣太熱"))
  }

  @Test func aSecondImportOfTheSameFileHasTheSameIds() {
    let first = read(Array(Self.good.utf8)).items.map(\.id)
    #expect(Set(first).count == 2)
    #expect(read(Array(Self.good.utf8)).items.map(\.id) == first)
  }

  @Test func equalRowsAreDifferentPeopleInOnePileAndInTwo() throws {
    let row = "hall-south,2018-08-01,4\n"
    let bytes = Array(("touchpoint,answered_at,overall\n" + row + row).utf8)
    let other = ResponseImport(
      survey: importer.survey, catalogue: importer.catalogue, receivedAt: importer.receivedAt, batch: "another")
    let file = SourceFile(name: "paper.csv", bytes: bytes)
    let ids = importer.read(file).items.map(\.id) + other.read(file).items.map(\.id)
    #expect(Set(ids).count == 4)
    // A row in front of the others changes nothing for them.
    let longer = Array(("touchpoint,answered_at,overall\nhall-north,2018-08-01,4\n" + row + row).utf8)
    #expect(read(longer).items.map(\.id).suffix(2) == read(bytes).items.map(\.id)[...])
  }

  @Test(arguments: ["rejected-rows", "missing-column", "unknown-column", "broken-quotes"])
  func everyRejectedRowIsNamedByLineAndColumn(_ name: String) throws {
    let file = SourceFile(name: "\(name).csv", bytes: try repositoryFile("fixtures/imports/\(name).csv"))
    let read = importer.read(file)
    let text = ["zh-Hant", "en"].map { language in
      read.diagnostics.map(DiagnosticText(files: [read.file], language: language).render).joined()
    }.joined(separator: "\n")
    let summary = "kept \(read.items.count), rejected \(read.rejected)\n"
    #expect(try difference(summary + text, fromGolden: "imports/\(name).txt") == nil)
  }

  @Test func aFormulaIsATextAndAnEmptyFileSaysSo() {
    let formula = "touchpoint,answered_at,overall,why\nhall-south,2018-08-01,1,=HYPERLINK(\"\"x\"\")\n"
    #expect(read(Array(formula.utf8)).items.first?.answer("why") == .text("=HYPERLINK(\"\"x\"\")"))
    #expect(read([]).diagnostics.map(\.code) == ["empty-file"])
  }
}
