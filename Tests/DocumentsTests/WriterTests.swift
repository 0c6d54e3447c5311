import Documents
import Foundation
import TestSupport
import Testing

@Suite struct WriterTests {
  private static let writer = HTMLWriter(words: SyntheticReport.words) { "tables/\($0).csv" }

  @Test func theReportIsAsRecorded() throws {
    let page = Self.writer.render(SyntheticReport.document)
    #expect(try difference(page, fromGolden: "documents/report.html") == nil)
    for table in SyntheticReport.document.tables {
      let text = CSVWriter(hasByteOrderMark: false).render(table)
      #expect(try difference(text, fromGolden: "documents/\(table.key).csv") == nil)
    }
  }

  /// What WCAG and Taiwan's checker ask of the form of a page.
  @Test func pagesCanBeReadWithoutSeeingThem() throws {
    let page = Self.writer.render(SyntheticReport.document)
    let elements = try PageElements(page)
    #expect(elements.named("html").first?["lang"] == "zh-Hant")
    #expect(elements.named("title").count >= 1 && elements.named("h1").count == 1)
    #expect(elements.named("th").allSatisfy { ["col", "row"].contains($0["scope"]) })
    let ids = elements.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    for svg in elements.named("svg") {
      let names = (svg["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      #expect(svg["role"] == "img" && names.count == 2 && names.allSatisfy(ids.contains) && svg["viewBox"] != nil)
    }
    #expect(elements.named("svg").count == elements.named("details").count)
    #expect(elements.named("table").count == elements.named("caption").count)
    let targets = elements.named("a").compactMap { $0["href"] }.filter { $0.hasPrefix("#") }.map {
      String($0.dropFirst())
    }
    #expect(!targets.isEmpty && targets.allSatisfy(ids.contains))
    let levels = elements.names.compactMap { $0.count == 2 && $0.hasPrefix("h") ? Int($0.dropFirst()) : nil }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func typeSizesAreRelativeAndNothingIsFetched() throws {
    let page = Self.writer.render(SyntheticReport.document)
    let sizes = page.matches(of: /font-size: ([^;]+);/).map { String($0.1) }
    #expect(!sizes.isEmpty && sizes.allSatisfy { $0.hasSuffix("rem") })
    #expect(
      !page.contains("http") && !page.contains("url(\"") && !page.contains("@import") && !page.contains("<script"))
    #expect(!page.contains(" style="))
  }

  @Test func aDocumentWithoutPartsHasNoContents() throws {
    let page = Self.writer.render(Document(language: "en", title: "Empty", subtitle: "", blocks: []))
    #expect(try PageElements(page).named("nav").isEmpty)
    #expect(Document(language: "en", title: "", subtitle: "", blocks: []).tables.isEmpty)
  }
}
