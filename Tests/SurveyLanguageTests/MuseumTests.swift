import Definitions
import TestSupport
import Testing

/// What the museum decided, as its files say it.
@Suite struct MuseumTests {
  private let catalogue: Catalogue

  init() throws { catalogue = try museum() }

  @Test func theMuseumIsComplete() {
    #expect(catalogue.touchpoints.count >= 8)
    #expect(catalogue.topics.count == 32)
    #expect(
      Set(catalogue.surveys.map(\.key)) == [
        "visitor", "course", "special-exhibition", "library-reader", "staff-training", "telephone-courtesy",
        "mystery-shopper",
      ])
    #expect(Set(["petition-simple", "petition-joint", "petition-inquiry", "on-site", "facebook", "news"])
      .isSubset(of: Set(catalogue.levels.map(\.key))))
    for topic in catalogue.topics { #expect(!topic.units.isEmpty) }
  }
}
