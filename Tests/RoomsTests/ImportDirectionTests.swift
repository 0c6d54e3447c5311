import Foundation
import TestSupport
import Testing

/// Who may know whom: the table of the rooms, read against the import lines of the sources.
@Suite struct ImportDirectionTests {
  private static let museum: Set<String> = ["Definitions", "Facts", "CivilTime"]

  /// What each room may import, and nothing else.
  private static let allowed: [String: Set<String>] = [
    "CivilTime": [], "Diagnostics": [], "Statistics": [], "Documents": [],
    "Workbooks": ["CZlib"],
    "Definitions": ["CivilTime"],
    "Facts": ["Definitions", "CivilTime"],
    "SurveyLanguage": ["Definitions", "Diagnostics", "CivilTime"],
    "LanguageServer": ["SurveyLanguage", "Definitions", "Diagnostics"],
    "WorkingTime": ["Definitions", "CivilTime"],
    "Interview": museum,
    "Cases": museum.union(["WorkingTime"]),
    "UnicodeText": ["CICU"],
    "TextAnalysis": ["UnicodeText", "Facts", "Statistics"],
    "TextTraining": ["TextAnalysis", "UnicodeText", "Facts", "Statistics", "CLinear", "Foundation"],
    "SQLiteStore": museum.union(["Cases", "GRDB", "Crypto", "Foundation"]),
    "Listening": museum.union(["Cases", "WorkingTime", "Diagnostics", "Interview", "UnicodeText", "Foundation"]),
    "Reports": museum.union([
      "Cases", "WorkingTime", "Interview", "Statistics", "Documents", "TextAnalysis", "UnicodeText",
    ]),
    "Web": museum.union([
      "Interview", "Cases", "WorkingTime", "Listening", "TextAnalysis", "Foundation", "Hummingbird", "Mustache",
      "HTTPTypes", "NIOCore", "Logging",
    ]),
    "Samples": museum.union(["Interview", "Cases", "WorkingTime"]),
    "huixiang": ["HuixiangCommands", "ArgumentParser"],
  ]

  /// Each third-party name is known to one room only; the command line makes the logger that it hands to the server.
  private static let thirdParty: [String: Set<String>] = [
    "GRDB": ["SQLiteStore"], "Crypto": ["SQLiteStore"], "Hummingbird": ["Web"], "Mustache": ["Web"],
    "HTTPTypes": ["Web"], "NIOCore": ["Web"], "CICU": ["UnicodeText"], "CLinear": ["TextTraining"],
    "CZlib": ["Workbooks"],
    "ArgumentParser": ["HuixiangCommands", "huixiang"], "Logging": ["Web", "HuixiangCommands"],
  ]

  private static func imports() throws -> [String: Set<String>] {
    let sources = repository.appendingPathComponent("Sources").path
    var found: [String: Set<String>] = [:]
    for name in FileManager.default.enumerator(atPath: sources)?.compactMap({ $0 as? String }) ?? []
    where name.hasSuffix(".swift") {
      let room = String(name.prefix { $0 != "/" })
      let text = String(decoding: try repositoryFile("Sources/\(name)"), as: UTF8.self)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").filter { !["public", "package", "internal", "@preconcurrency"].contains($0) }
        guard words.first == "import", let module = words.last else { continue }
        found[room, default: []].insert(String(module.prefix { $0 != "." }))
      }
    }
    return found
  }

  @Test func roomsImportOnlyWhatTheTableAllows() throws {
    let found = try Self.imports()
    #expect(found.keys.contains("Web") && found["Cases"]?.contains("WorkingTime") == true, "the sources were not read")
    for (room, modules) in found.sorted(by: { $0.key < $1.key }) where room != "HuixiangCommands" {
      let allowed = try #require(Self.allowed[room], "\(room) is not in the table")
      let strange = modules.subtracting(allowed).sorted()
      #expect(strange.isEmpty, "\(room) imports \(strange.joined(separator: ", "))")
    }
  }

  @Test func eachThirdPartyNameIsKnownInOnePlace() throws {
    for (room, modules) in try Self.imports() {
      for (module, rooms) in Self.thirdParty where modules.contains(module) {
        #expect(rooms.contains(room), "\(room) imports \(module)")
      }
    }
  }
}
