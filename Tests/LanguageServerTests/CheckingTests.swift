import Testing

@testable import LanguageServer

/// What is wrong appears where it is, in every file of the folder, and nothing is said twice.
@Suite struct CheckingTests {
  private let base = SmallCatalogue.base
  private let visit = SmallCatalogue.visit

  @Test func theSmallCatalogueIsSound() {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    editor.open(base)
    #expect(editor.publications == 0, "\(editor.published)")
  }

  @Test(arguments: [nil, "utf-8"] as [String?])
  func aKeystrokeIsCheckedAtItsPlace(_ encoding: String?) throws {
    let editor = Editor(SmallCatalogue.files, encodings: encoding.map { ["utf-16", .string($0)] } ?? .null)
    let text = SmallCatalogue.visitText.replacing("// 說明 🙂\nsurvey", with: "// 🙂\r\nsurvey")
    editor.open(visit, text)
    let character: JSON = encoding == nil ? 25 : 37
    let place: JSON = ["line": 7, "character": character]
    editor.change(visit, [["range": ["start": place, "end": place], "text": "é😀"]])
    let found = try #require(editor.published[visit]?.first { $0["code"] == "unknown-character" })
    #expect(found["range"]["start"] == place && found["source"] == "huixiang" && found["severity"] == 1)
    let end: JSON = ["line": 7, "character": encoding == nil ? 28 : 43]
    editor.change(visit, [["range": ["start": place, "end": end], "text": ""]])
    #expect(editor.published[visit] == [])
  }

  @Test func severalChangesOfOneMessageFollowEachOther() {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    let start: JSON = ["line": 0, "character": 0]
    let insertion: JSON = ["range": ["start": start, "end": start], "text": "unit extra \"另\""]
    editor.change(visit, [["text": ""], insertion, ["bad": 1]])
    #expect(editor.published[visit] ?? [] == [])
    #expect(editor.published[base]?.first?["code"] == "unknown-key", "the touchpoint's survey is gone")
    editor.change(visit, [["text": .string(SmallCatalogue.visitText)]])
    #expect(editor.published[base] == [])
  }

  @Test func aFaultInOneFileShowsInTheOther() throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(base)
    editor.change(base, [["text": .string(SmallCatalogue.baseText + "unit front \"又一個\"\n")]])
    let twice = try #require(editor.published[base]?.first)
    #expect(twice["code"] == "duplicate-key")
    let related = twice["relatedInformation"].elements.first
    #expect(related?["location"]["range"]["start"] == ["line": 1, "character": 5])
    editor.change(base, [["text": .string(SmallCatalogue.baseText.replacing("scale five", with: "scale six"))]])
    #expect(editor.published[visit]?.contains { $0["code"] == "unknown-key" } == true, "it is not open, but checked")
    editor.notify("textDocument/didClose", ["textDocument": ["uri": Editor.uri(base)]])
    #expect(editor.published[visit] == [])
  }

  @Test func filesOnDiskAreReadAnewWhenTheyChange() {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    editor.files[base] = SmallCatalogue.baseText.replacing("scale five", with: "scale six")
    editor.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": Editor.uri(base), "type": 2]]])
    #expect(editor.published[visit]?.isEmpty == false)
    editor.files[base] = SmallCatalogue.baseText
    editor.notify("textDocument/didSave", ["textDocument": ["uri": Editor.uri(base)]])
    #expect(editor.published[visit] == [])
  }

  @Test func keptVersionsAndOtherFoldersAreNoPartOfIt() {
    let kept = "/museum/surveys/versions/visit-1.survey"
    var files = SmallCatalogue.files
    files[kept] = SmallCatalogue.visitText
    files["/museum/other/base.survey"] = SmallCatalogue.baseText
    let editor = Editor(files)
    editor.open(visit)
    editor.open(kept)
    #expect(editor.publications == 0)
    editor.change(kept, [["text": "survey visit {"]])
    #expect(editor.published[kept]?.first?["code"] == "unclosed-brace")
  }

  @Test func messagesAreInTheLanguageOfTheEditor() {
    for (locale, word) in [("zh-TW", "沒有名為"), ("de", "There is no")] {
      let editor = Editor(SmallCatalogue.files, locale: .string(locale))
      editor.open(visit, SmallCatalogue.visitText.replacing("on five required", with: "on fivee required"))
      #expect(editor.published[visit]?.first?["message"].string?.contains(word) == true)
    }
  }

  @Test func fixesAreOfferedAsActions() throws {
    let editor = Editor(SmallCatalogue.files)
    let wide = SmallCatalogue.visitText.replacing("limit 200", with: "limit ２００")
    editor.open(visit, wide.replacing("on five required", with: "on fivee required，"))
    let place = try editor.position(visit, behind: "on fiv")
    let document: JSON = ["uri": Editor.uri(visit)]
    let range: JSON = ["start": place, "end": place]
    let actions = editor.request(
      "textDocument/codeAction", ["textDocument": document, "range": range, "context": ["diagnostics": []]]).elements
    #expect(actions.map(\.["title"]) == ["Change to \"five\"", "Change all 2 full-width marks"])
    #expect(actions.first?["kind"] == "quickfix")
    #expect(actions.first?["diagnostics"].elements.first?["code"] == "unknown-key")
    #expect(editor.applying(actions[0]["edit"])[visit]?.contains("on five required，") == true)
    #expect(editor.applying(actions[1]["edit"])[visit]?.contains("on fivee required,") == true)
    #expect(editor.applying(actions[1]["edit"])[visit]?.contains("limit 200") == true)
    let none = editor.request(
      "textDocument/codeAction", ["textDocument": document, "range": range, "context": ["only": ["refactor"]]])
    #expect(none == [])
  }

  private static let methods = [
    "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol",
    "formatting", "semanticTokens/full",
  ]

  /// Half-written, broken and strange files are answered by every request, at every place.
  @Test func nothingStopsTheServer() throws {
    let editor = Editor(SmallCatalogue.files)
    let text = Array(SmallCatalogue.visitText.utf8)
    for end in stride(from: 0, to: text.count, by: 61) {
      editor.open(visit, String(decoding: text[..<end], as: UTF8.self))
      for line in [0, 7, 11, 400] {
        let position: JSON = ["line": JSON(line), "character": 30]
        for method in Self.methods {
          _ = editor.response(
            "textDocument/\(method)",
            ["textDocument": ["uri": Editor.uri(visit)], "position": position, "newName": "x"])
        }
      }
    }
    #expect(editor.request("workspace/symbol", ["query": ""]).elements.count > 10)
  }
}
