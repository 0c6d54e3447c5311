import Diagnostics
import SurveyLanguage
import Testing

@testable import LanguageServer

/// Every key leads to its declaration and to all of its uses, and keeps them when it is renamed.
@Suite struct NavigationTests {
  private let base = SmallCatalogue.base
  private let visit = SmallCatalogue.visit

  /// Where the key is used, and how many times it is written in both files.
  static let keys: [(place: String, key: String, count: Int)] = [
    ("owner fro", "front", 5), ("on fiv", "five", 3), ("topic toil", "toilets", 4), ("{ level so", "soon", 3),
    ("includes fri", "friends", 3), ("and first", "first", 5), ("= ye", "yes", 4), ("(place.cl", "clean", 4),
    ("not (pla", "place", 5), ("shown why", "why", 2), ("case lo", "low", 2), ("index(env", "environment", 2),
    ("target sat", "satisfied", 2), ("mean(pl", "place", 5), ("on wei", "weight", 2), ("when over", "overall", 5),
  ]

  @Test(arguments: keys)
  func aKeyIsFoundEverywhere(_ place: String, _ key: String, _ count: Int) throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(base)
    editor.open(visit)
    let at = try editor.at(visit, place, ["context": ["includeDeclaration": true]])
    let references = editor.request("textDocument/references", at).elements
    #expect(references.count == count, "\(key)")
    for reference in references {
      let path = FileAddress.path(reference["uri"].string ?? "")
      let positions = TextPositions(Array((SmallCatalogue.files[path] ?? "").utf8), .utf16)
      let range = try #require(positions.range(reference["range"]))
      #expect(String(decoding: positions.bytes[range], as: UTF8.self) == key)
    }
    #expect(editor.request("textDocument/definition", at).elements.count == 1)
    #expect(editor.request("textDocument/documentHighlight", at).elements.filter { $0["kind"] == 3 }.count <= 1)
  }

  private static let others = [
    ("unit bac", "back", 0), ("calendar off", "office", 0), ("service cle", "clean", 0), ("survey vis", "visit", 0),
  ]

  @Test(arguments: keys + others)
  func aRenamedCatalogueIsStillSound(_ place: String, _ key: String, _ count: Int) throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(base)
    editor.open(visit)
    let path = SmallCatalogue.visitText.contains(place) ? visit : base
    let prepared = editor.request("textDocument/prepareRename", try editor.at(path, place))
    #expect(prepared["placeholder"].string == key)
    let edit = editor.request("textDocument/rename", try editor.at(path, place, ["newName": "New_name-2"]))
    let files = editor.applying(edit)
    #expect(files != editor.files)
    let compiled = compile(files.map { SourceFile(name: $0.key, bytes: Array($0.value.utf8)) })
    #expect(compiled.catalogue != nil, "\(compiled.diagnostics.map(\.message.english))")
    if count > 0 { #expect(edit["changes"].text.ranges(of: "New_name-2").count == count) }
  }

  @Test(arguments: [
    ("on fiv", "3rd", "no key"), ("on fiv", "中文", "no key"), ("on fiv", "a b", "no key"), ("on fiv", "five-", "no key"),
    ("on fiv", "", "no key"), ("on fiv", "weight", "taken"), ("when over", "heard", "taken"),
    ("when over", "not", "conditions"),
    ("includes fri", "web", "taken"), ("overall <= 2", "x", "value"), ("version", "x", "no key here"),
    ("參", "x", "no key here"),
  ])
  func aNameThatWillNotDoIsRefused(_ place: String, _ name: String, _ reason: String) throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    let error = editor.response("textDocument/rename", try editor.at(visit, place, ["newName": .string(name)]))["error"]
    #expect(error["message"].string?.contains(reason) == true, "\(error)")
    let chinese = Editor(SmallCatalogue.files, locale: "zh-Hant-TW")
    chinese.open(visit)
    let asked = try chinese.at(visit, place, ["newName": .string(name)])
    let said = chinese.response("textDocument/rename", asked)["error"]
    #expect(said["message"].string?.utf8.contains { $0 >= 0x80 } == true)
  }

  /// Shared lists and blocks are found from where they are used, and renamed with their uses.
  @Test func sharedListsAndBlocksAreKeysToo() throws {
    let text = """
      list halls { north "北館"; south "南館" }
      block about { choice age "年齡" { young "小"; old "大" } }
      survey s "問卷" {
        version 1
        owner front
        languages zh-Hant
        channels web
        page "頁" {
          choices visited "去了哪裡" list halls
          use about
        }
      }

      """
    let file = SourceFile(name: "x", bytes: Array(text.utf8))
    let index = FileIndex(ParsedFile(file).tree)
    for (key, kind) in [("halls", Symbol.Kind.list), ("about", .block)] {
      let found = index.occurrences.filter { $0.symbol.kind == kind && $0.symbol.key == key }
      #expect(found.map(\.isDeclaration) == [true, false], "\(key)")
    }
  }

  @Test func aKeyNamedLikeAnotherOfAnotherKindIsLeftAlone() throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    let edit = editor.request("textDocument/rename", try editor.at(visit, "web", ["newName": "internet"]))
    #expect(edit == .null, "the first `web` is a channel, which is no key")
    let option = editor.request("textDocument/rename", try editor.at(visit, "; web", ["newName": "internet"]))
    let text = try #require(editor.applying(option)[visit])
    #expect(text.contains("channels web") && text.contains("[friends, internet]"))
  }

  @Test func theOutlineHoldsPagesQuestionsAndOptions() throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    let symbols = editor.request("textDocument/documentSymbol", ["textDocument": ["uri": Editor.uri(visit)]]).elements
    let survey = try #require(symbols.first)
    #expect(symbols.count == 1 && survey["name"] == "visit" && survey["detail"] == "參觀")
    #expect(survey["range"]["end"] == ["line": 29, "character": 1], "to its brace")
    let names = survey["children"].elements.map(\.["name"])
    #expect(names == ["整體", "environment", "satisfied", "mood", "beginners", "greeting", "low", "unhappy"])
    let questions = survey["children"].elements[0]["children"].elements
    #expect(questions.map(\.["name"]) == ["overall", "heard", "first", "place", "why"])
    #expect(questions[1]["children"].elements.map(\.["name"]) == ["friends", "web", "none"])
  }

  @Test func symbolsAreFoundByKeyAndByWording() {
    let editor = Editor(SmallCatalogue.files)
    #expect(editor.request("workspace/symbol", ["query": "OVERALL"]).elements.first?["containerName"] == "visit")
    #expect(editor.request("workspace/symbol", ["query": "廁所"]).elements.map(\.["name"]) == ["toilets"])
    #expect(editor.request("workspace/symbol", ["query": "desk"]).elements.map(\.["name"]) == ["front"])
  }

  @Test func formattingChangesOnlyTheLinesThatDiffer() throws {
    let editor = Editor(SmallCatalogue.files)
    let text = "unit a \"甲\"\r\nunit   b \"乙🙂\"\r\nunit c \"丙\"\r\n"
    editor.open(base, text)
    let edits = editor.request("textDocument/formatting", ["textDocument": ["uri": Editor.uri(base)], "options": [:]])
    #expect(edits.elements.count == 1 && edits.elements[0]["range"]["start"] == ["line": 1, "character": 0])
    let formatted = editor.applying(["changes": .object([FileAddress.uri(base): edits])])[base]
    #expect(formatted == text.replacing("   ", with: " "))
    // Beyond what can be compared line by line it is one edit.
    let long = "institution a \"甲\" {\n" + String(repeating: "unit b\n", count: 30_000) + "}"
    editor.open(base, long)
    let whole = editor.request("textDocument/formatting", ["textDocument": ["uri": Editor.uri(base)]])
    #expect(whole.elements.count == 1)
    editor.open(base, "unit a {")
    let refused = editor.response("textDocument/formatting", ["textDocument": ["uri": Editor.uri(base)]])
    #expect(refused["error"]["code"] == -32803)
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("abc", ""), ("", "abc"), ("abc", "axc"), ("abcdef", "abdxef"), ("abcabc", "bcxabcy"),
    ("aaaa", "aa"), ("xaybzc", "abc"), ("abc", "xaybzc"),
  ])
  func hunksTurnOneTextIntoTheOther(_ old: String, _ new: String) {
    let (source, target) = (old.utf8.map { [$0][...] }, new.utf8.map { [$0][...] })
    var result = source
    for hunk in LineDifference.hunks(source, target).reversed() {
      #expect(source[hunk.old] != target[hunk.new])
      result.replaceSubrange(hunk.old, with: target[hunk.new])
    }
    #expect(result == target)
  }
}
