import Diagnostics
import SurveyLanguage
import Testing

/// A translation that stayed as it was while its wording changed. Synthetic.
@Suite struct TranslationStaleTests {
  private static func version(_ number: Int, _ wording: String, _ translation: String) throws -> WordingCatalogue {
    let text = """
      survey visit "參觀" ja "訪問" {
        version \(number)
        languages zh-Hant, ja
        page "\(wording)" ja "\(translation)" {}
      }
      """
    return try WordingCatalogue(TranslationImportTests.files(text))
  }

  private static func record(_ source: String, _ translation: String, isFuzzy: Bool = false, former: String? = nil)
    -> (language: String, file: PortableObject)
  {
    var file = TranslationImportTests.po("ja", [("survey visit/page 1", source, translation)])
    file.entries[0].isFuzzy = isFuzzy
    file.entries[0].formerSource = former
    return ("ja", file)
  }

  /// Kept versions (wording and translation), the wording that is found to be left behind; now it is 新 with 訳.
  @Test(arguments: [
    ([], nil),
    ([("新", "訳")], nil),
    ([("舊", "訳")], "舊"),
    ([("舊", "旧訳")], nil),
    // It went live like that, which does not make it right.
    ([("舊", "訳"), ("新", "訳")], "舊"),
    ([("舊", "旧訳"), ("舊", "訳"), ("新", "訳")], "舊"),
    ([("舊", "訳"), ("新", "旧訳"), ("新", "訳")], nil),
    // Changed and changed back.
    ([("新", "訳"), ("舊", "訳")], nil),
  ] as [([(String, String)], String?)])
  func keptVersionsRememberTheWording(_ kept: [(String, String)], _ former: String?) throws {
    let old = try kept.enumerated().map { try Self.version($0.offset + 1, $0.element.0, $0.element.1) }
    let stale = staleTranslations(in: try Self.version(9, "新", "訳"), kept: old.reversed(), records: [])
    #expect(stale.map(\.formerSource) == (former.map { [$0] } ?? []))
  }

  @Test func aVersionAfterThePresentSaysNothing() throws {
    let later = try Self.version(10, "舊", "訳")
    #expect(staleTranslations(in: try Self.version(9, "新", "訳"), kept: [later], records: []).isEmpty)
  }

  @Test func translatorsFilesRememberAndConfirm() throws {
    let (present, kept) = (try Self.version(2, "新", "訳"), [try Self.version(1, "舊", "訳")])
    let stale = { (kept: [WordingCatalogue], records: [(language: String, file: PortableObject)]) in
      staleTranslations(in: present, kept: kept, records: records).map(\.formerSource)
    }
    #expect(stale([], [Self.record("舊", "訳")]) == ["舊"])
    #expect(stale([], [Self.record("舊", "別の訳")]) == [])
    #expect(stale([], [Self.record("新", "訳", isFuzzy: true, former: "舊")]) == ["舊"])
    #expect(stale(kept, [Self.record("新", "訳")]) == [], "somebody looked and left it")
    #expect(stale(kept, [Self.record("新", "訳", isFuzzy: true, former: "舊")]) == ["舊"])
  }

  @Test func aStaleTranslationGoesOutAsFuzzyAndComesBackAsConfirmed() throws {
    let (present, kept) = (try Self.version(2, "新", "訳"), [try Self.version(1, "舊", "訳")])
    let stale = staleTranslations(in: present, kept: kept, records: [])
    var file = PortableObject("ja", of: present, files: [], stale: stale)
    let entry = "#, fuzzy\n#| msgid \"舊\"\nmsgctxt \"survey visit/page 1\"\nmsgid \"新\"\nmsgstr \"訳\"\n"
    #expect(file.text.contains(entry))
    let state = TranslationStatus("ja", of: present, survey: nil, stale: stale)
    #expect(state.diagnostics.map(\.code) == ["stale-translation"])
    // The same file again, as long as nobody did anything.
    #expect(PortableObject("ja", of: present, files: [], stale: stale, earlier: file).text == file.text)
    file.entries[1].isFuzzy = false
    #expect(staleTranslations(in: present, kept: kept, records: [("ja", file)]).isEmpty)
  }

  @Test func whatTranslatorsWroteSurvivesAnExport() throws {
    let present = try Self.version(1, "新", "")
    var earlier = TranslationImportTests.po("ja", [("survey visit/page 1", "新", "下書き")])
    earlier.entries[0].isFuzzy = true
    earlier.entries[0].remarks = ["要確認"]
    earlier.header.append(("Last-Translator", "A <a@example.org>"))
    let text = PortableObject("ja", of: present, files: [], earlier: earlier).text
    #expect(text.contains("# 要確認\n") && text.contains("#, fuzzy\n") && text.contains("msgstr \"下書き\"\n"))
    #expect(text.contains("\"Last-Translator: A <a@example.org>\\n\""))
    earlier.entries[0].source = "舊"
    #expect(!PortableObject("ja", of: present, files: [], earlier: earlier).text.contains("下書き"))
  }
}
