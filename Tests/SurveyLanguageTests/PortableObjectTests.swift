import Diagnostics
import SurveyLanguage
import TestSupport
import Testing

/// Reading what other programs wrote, or broke.
@Suite struct PortableObjectTests {
  private static let head = "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\n"

  private static func read(_ bytes: [UInt8]) -> (file: PortableObject?, diagnostics: [Diagnostic]) {
    do {
      return (try PortableObject(SourceFile(name: "x.po", bytes: bytes)), [])
    } catch {
      return (nil, error.diagnostics)
    }
  }

  /// What stands behind the header, the code, and the line of the first fault.
  @Test(arguments: [
    ("msgid \"a\nmsgstr \"b\"\n", "po-syntax", 4),
    ("msgid \"a\"\nmsgstr \"b", "po-half-written", 5),
    ("msgid \"a\"\n", "po-half-written", 4),
    ("msgctxt \"a\"\n", "po-half-written", 4),
    ("#. question\n#: visi", "po-half-written", 5),
    ("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"\"\n", "po-syntax", 6),
    ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n", "po-plural", 5),
    ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", "po-duplicate", 7),
    ("msgctxt \"k\"\nmsgid \"a\"\nmsgstr \"b\"\nmsgctxt \"k\"\nmsgid \"a\"\nmsgstr \"b\"\n", "po-duplicate", 7),
    ("msgstr \"b\"\n", "po-syntax", 4),
    ("msgid \"\\q\"\nmsgstr \"b\"\n", "po-syntax", 4),
    ("msgid \"a\" b\nmsgstr \"b\"\n", "po-syntax", 4),
    ("msgid a\nmsgstr \"b\"\n", "po-syntax", 4),
    ("\"a\"\n", "po-syntax", 4),
    ("<html>\n", "po-syntax", 4),
    ("domain \"x\"\n", "po-syntax", 4),
    ("msgid \"\"\nmsgstr \"charset=Big5\\n\"\n", "po-charset", 5),
  ] as [(String, String, Int)])
  func aBrokenFileIsRefusedWithItsPlace(_ text: String, _ code: String, _ line: Int) {
    let bytes = Array((Self.head + text).utf8)
    let (file, diagnostics) = Self.read(bytes)
    #expect(file == nil && diagnostics.first?.code == code, "\(diagnostics.map(\.code))")
    let place = diagnostics.first.map { SourceFile(name: "x.po", bytes: bytes).position($0.range.lowerBound).line }
    #expect(place == line)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(Self.read([]).diagnostics.map(\.code) == ["po-half-written"])
    let big5 = Array("msgid \"".utf8) + [0xB5, 0x4C, 0x22, 0x0A, 0x0A, 0x0A]
    #expect(Self.read(big5).diagnostics.map(\.code) == ["po-not-utf-8"])
    #expect(Self.read(Array("msgid \"臺".utf8).dropLast()).diagnostics.map(\.code) == ["po-half-written"])
  }

  @Test func whatOtherProgramsWriteIsRead() throws {
    let text = """
      # Translators, 2018.\r
      msgid ""\r
      msgstr ""\r
      "language: ja\\n"\r
      "Content-Type: text/plain; charset=utf-8\\n"\r
      \r
      # 要確認\r
      #. question\r
      #: a.survey:3\r
      #, c-format, fuzzy\r
      #| msgctxt "old/path"\r
      #| msgid ""\r
      #| "舊\\n"\r
      #| "文"\r
      msgctxt "survey visit"\r
      msgid "a\\tb" "c"\r
      \t"\\"\\\\\\n\\x41\\102"\r
      msgstr ""\r
      "一\\n"\r
      "二"\r
      #~ msgid "gone"\r
      #~ msgstr "無"\r
      msgid "second"\r
      msgstr ""
      """
    let (read, diagnostics) = Self.read([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(diagnostics.isEmpty)
    let file = try #require(read)
    #expect(file.language(known: []) == "ja" && file.entries.count == 2 && file.obsoleteCount == 1)
    let entry = try #require(file.entries.first)
    #expect(entry.context == "survey visit" && entry.source == "a\tbc\"\\\nAB" && entry.translation == "一\n二")
    #expect(entry.isFuzzy && entry.formerSource == "舊\n文" && entry.remarks == ["要確認"] && entry.hints == ["question"])
    #expect(file.entries[1].source == "second" && file.entries[1].translation.isEmpty && !file.entries[1].isFuzzy)
  }

  /// Whatever is in a text comes back from the file.
  @Test func everyTextSurvives() throws {
    let texts = [
      "\n", "a\n", "\na", "a\nb\n", "\"", "\\", "\\n", "\t", "\u{7}\u{8}\u{B}\u{C}\r", "é", "e\u{301}", "👍🏽",
      "#~ msgid \"x\"", " ",
    ]
    let entries = texts.enumerated().flatMap { index, text in
      [
        PortableObject.Entry(context: "\(index)", source: text, translation: text + text),
        PortableObject.Entry(context: text, source: "k", translation: ""),
      ]
    }
    let written = PortableObject(header: [("Language", "ja"), ("X", "y")], entries: entries)
    let read = try #require(Self.read(Array(written.text.utf8)).file)
    #expect(read.text.utf8.elementsEqual(written.text.utf8) && read.entries.count == entries.count)
    for (old, new) in zip(entries, read.entries) {
      let isSource = old.source.utf8.elementsEqual(new.source.utf8)
      let isTranslation = old.translation.utf8.elementsEqual(new.translation.utf8)
      #expect(isSource && isTranslation && old.context == new.context)
    }
  }

  /// Wherever our own file is cut, it is refused, or what is taken is whole.
  @Test func aFileCutAnywhereGivesNoHalfText() throws {
    let source = SourceFile(name: "surveys/scales.survey", bytes: try repositoryFile("surveys/scales.survey"))
    let catalogue = try WordingCatalogue([source])
    let bytes = Array(PortableObject("ja", of: catalogue, files: [source]).text.utf8)
    for end in bytes.indices {
      for entry in Self.read(Array(bytes[..<end])).file?.entries ?? [] {
        let whole = catalogue.wording(entry.context ?? "")?.translation(in: "ja")?.text
        try #require(entry.translation == whole, "cut at \(end)")
      }
    }
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  /// Files spoiled at random are read or refused, and whatever is taken from them leaves sound definitions.
  @Test func spoiledFilesDoNoHarm() throws {
    let source = SourceFile(name: "surveys/visitor.survey", bytes: try repositoryFile("surveys/visitor.survey"))
    let scalars = Array(PortableObject("ja", of: try WordingCatalogue([source]), files: [source]).text.unicodeScalars)
    let pieces = [
      "\"", "\\", "\n", "msgid ", "msgstr \"x\"\n", "#", "#~ ", "\\n", "{", "}", "\0", "msgctxt \"survey visitor\"\n",
      "//", "\u{202E}",
    ]
    var random = Random(state: 20_180_703)
    var taken = 0
    for _ in 0..<200 {
      var text = scalars
      let place = Int.random(in: 0..<text.count, using: &random)
      let end = min(text.count, place + Int.random(in: 0...3, using: &random))
      text.replaceSubrange(place..<end, with: (pieces.randomElement(using: &random) ?? "").unicodeScalars)
      let spoiled = Array(String(String.UnicodeScalarView(text)).utf8)
      guard let file = Self.read(spoiled).file else { continue }
      let result = try TranslationImport(file, name: "x.po", into: [source])
      taken += result.replacedCount + result.addedCount
      let isLaidOut = format(result.files[0]).map { Array($0.utf8) } == result.files[0].bytes
      try #require(isLaidOut)
      try #require(!result.diagnostics.contains { $0.code == TranslationCode.unsafeEdit.rawValue })
    }
    #expect(taken > 0)
  }
}
