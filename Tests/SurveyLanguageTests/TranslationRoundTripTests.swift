import Definitions
import Diagnostics
import Foundation
import SurveyLanguage
import TestSupport
import Testing

/// What goes out to translators comes back to where it was.
@Suite struct TranslationRoundTripTests {
  private static let files: [SourceFile] = {
    let folder = repository.appendingPathComponent("surveys").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".survey") }.sorted().compactMap { name in
      (try? repositoryFile("surveys/\(name)")).map { SourceFile(name: "surveys/\(name)", bytes: $0) }
    }
  }()

  /// The PO file of a language, written and read again.
  private static func exported(_ language: String, _ files: [SourceFile]) throws -> PortableObject {
    let text = PortableObject(language, of: try WordingCatalogue(files), files: files).text
    let read = try PortableObject(SourceFile(name: "\(language).po", bytes: Array(text.utf8)))
    #expect(read.header("Language") == language)
    return read
  }

  @Test(arguments: ["en", "ja", "ko"]) func unchangedFilesComeBackByteForByte(_ language: String) throws {
    let result = try TranslationImport(Self.exported(language, Self.files), name: "x.po", into: Self.files)
    #expect(result.diagnostics.isEmpty && result.addedCount + result.replacedCount == 0 && result.unchangedCount > 50)
    let changed = zip(Self.files, result.files).filter { $0.bytes != $1.bytes }.map(\.0.name)
    #expect(changed.isEmpty)
  }

  /// A language is cut out of every file of the museum and written back from its PO file: nothing shows that it was
  /// gone, but for lines that were left too long by hand and are broken now.
  @Test(arguments: ["en", "ja", "ko"]) func aLanguageThatIsTakenOutComesBackWhereItWas(_ language: String) throws {
    let without = try Self.files.map { try Self.removing(language, from: $0) }
    #expect(try WordingCatalogue(without).wordings.allSatisfy { $0.translation(in: language) == nil })
    let result = try TranslationImport(Self.exported(language, Self.files), name: "x.po", into: without)
    #expect(result.refusedCount == 0 && result.addedCount > 50)
    for (before, after) in zip(Self.files, result.files) {
      let isSame = before.bytes == after.bytes
      #expect(isSame || language == "en" && Self.words(before) == Self.words(after), "\(before.name)")
      let isLaidOut = format(after).map { Array($0.utf8) } == after.bytes
      #expect(isLaidOut, "\(before.name)")
    }
  }

  /// What a file says, whatever lines it says it on.
  private static func words(_ file: SourceFile) -> [UInt8] {
    file.bytes.filter { ![0x20, 0x0A, UInt8(ascii: "("), UInt8(ascii: ")")].contains($0) }
  }

  /// Cuts the tags and strings of a language out, each with the blanks or the line end in front of it.
  private static func removing(_ language: String, from file: SourceFile) throws -> SourceFile {
    var bytes = file.bytes
    for wording in try WordingCatalogue([file]).wordings.reversed() {
      let pieces = [wording.source] + wording.translations
      for (before, piece) in zip(pieces, pieces.dropFirst()).reversed() where piece.language == language {
        bytes.removeSubrange(before.range.upperBound..<piece.range.upperBound)
      }
    }
    return SourceFile(name: file.name, bytes: bytes)
  }

  @Test func theVisitorSurveyIsCompleteInItsLanguages() throws {
    let catalogue = try WordingCatalogue(Self.files)
    for language in catalogue.languages(ofSurvey: "visitor").dropFirst() {
      let state = TranslationStatus(language, of: catalogue, survey: "visitor", stale: [])
      #expect(state.isComplete && state.completeCount > 50, "\(language)")
      let file = PortableObject(language, of: catalogue, survey: "visitor", files: Self.files)
      #expect(language == "en" || file.entries.allSatisfy { !$0.translation.isEmpty })
    }
  }

  /// Every wording that the checker builds into the catalogue, whatever part holds it, is found with its translations.
  @Test func nothingThatPeopleReadIsLeftOut() throws {
    let wordings = try WordingCatalogue(Self.files).wordings
    #expect(Set(wordings.map(\.path)).count == wordings.count)
    let found = Set(wordings.map { ([$0.source] + $0.translations).map { "\($0.language) \($0.text)" } })
    var built: Set<LocalizedText> = []
    Self.collect(try museum(), &built)
    let missing = built.filter { !found.contains($0.wordings.map { "\($0.language) \($0.text)" }) }
    #expect(built.count > 300 && missing.isEmpty, "\(missing)")
    #expect(found.count == built.count, "something is taken for a wording that is none")
  }

  private static func collect(_ value: Any, _ texts: inout Set<LocalizedText>) {
    if let text = value as? LocalizedText {
      texts.insert(text)
    } else {
      for child in Mirror(reflecting: value).children { collect(child.value, &texts) }
    }
  }
}
