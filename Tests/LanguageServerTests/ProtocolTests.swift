import Testing

@testable import LanguageServer

/// The frame around everything: messages however they are cut, and an orderly life.
@Suite struct ProtocolTests {
  private func server() -> LanguageServer {
    LanguageServer(files: WorkspaceFiles(list: { _ in [] }, listBelow: { _ in [] }, read: { _ in nil }))
  }

  private func messages(_ bytes: [UInt8]) -> [JSON] {
    var framing = MessageFraming()
    framing.add(bytes)
    var found: [JSON] = []
    while case .message(let body)? = framing.next() { found.append(JSONReader.read(body) ?? .null) }
    return found
  }

  private func request(_ id: JSON, _ method: String) -> [UInt8] {
    MessageFraming.framed((["jsonrpc": "2.0", "id": id, "method": .string(method), "params": [:]] as JSON).text)
  }

  private func notification(_ method: String) -> [UInt8] {
    MessageFraming.framed((["jsonrpc": "2.0", "method": .string(method)] as JSON).text)
  }

  @Test func exitIsOrderlyOnlyAfterShutdown() {
    let orderly = server()
    _ = orderly.receive(request(1, "initialize") + notification("initialized"))
    #expect(messages(orderly.receive(request("two", "shutdown"))) == [["jsonrpc": "2.0", "id": "two", "result": .null]])
    #expect(messages(orderly.receive(request(3, "textDocument/hover"))).first?["error"]["code"] == -32600)
    _ = orderly.receive(notification("exit"))
    #expect(orderly.isFinished && orderly.exitCode == 0)
    let sudden = server()
    _ = sudden.receive(request(1, "initialize") + notification("exit"))
    #expect(sudden.isFinished && sudden.exitCode == 1)
  }

  @Test func messagesMayBeCutAnywhere() {
    let stream = request(1, "initialize") + notification("initialized") + request(2, "shutdown")
    for size in [1, 2, 7, 64, stream.count] {
      let server = server()
      var answered: [UInt8] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        answered += server.receive(Array(stream[start..<min(start + size, stream.count)]))
      }
      #expect(messages(answered).map(\.["id"]) == [1, 2])
    }
  }

  @Test(arguments: [
    ("{\"jsonrpc\":", -32700), ("[]", -32600), ("{}", -32600), ("\u{FEFF}{}", -32700), ("", -32700),
    ("{\"id\":7,\"method\":\"textDocument/hover\"}", -32002), ("{\"id\":7,\"method\":3}", -32600),
  ])
  func nonsenseIsAnsweredWithItsReason(_ body: String, _ code: Int) {
    let found = messages(server().receive(MessageFraming.framed(body)))
    #expect(found.first?["error"]["code"].integer == code)
  }

  @Test func readingGoesOnBehindGarbage() {
    let length = "Content-Length: "
    for garbage in ["GET / HTTP/1.1\r\n\r\n", "nonsense", length + "many\r\n\r\n", length + "99999999999\r\n\r\n"] {
      let found = messages(server().receive(Array(garbage.utf8) + request(1, "initialize")))
      #expect(found.map(\.["error"]["code"]) == [-32700, .null])
      #expect(found.last?["result"]["capabilities"]["hoverProvider"] == true)
    }
  }

  @Test func unknownMethodsAndBadParametersAreRefused() {
    let editor = Editor(SmallCatalogue.files)
    #expect(editor.response("textDocument/dance", [:])["error"]["code"] == -32601)
    #expect(editor.response("$/strange", [:])["error"]["code"] == -32601)
    for method in ["hover", "rename", "formatting", "codeAction", "completion"] {
      #expect(editor.response("textDocument/\(method)", [:])["error"]["code"] == -32602)
      let nowhere: JSON = ["line": -5, "character": 1_000_000]
      let strange: JSON = ["textDocument": ["uri": "file:///nowhere/x.survey"], "position": nowhere]
      #expect(editor.response("textDocument/\(method)", strange)["error"]["code"] == -32602)
    }
    editor.notify("$/cancelRequest", ["id": 1])
    editor.notify("textDocument/didChange", [])
    #expect(editor.request("workspace/symbol", ["query": "five"]).elements.count == 1)
  }

  @Test(arguments: [
    #"{"a":[1,-2.5,1e3,true,false,null],"b":"\u9928\ud83d\ude42\n\"\\\/"}"#, "\"😀\"", "[[[]],{}]", "-0.5",
  ])
  func valuesSurviveWritingAndReading(_ text: String) throws {
    let value = try #require(JSONReader.read(Array(text.utf8)))
    #expect(JSONReader.read(Array(value.text.utf8)) == value)
  }

  @Test(arguments: ["{", "[1,]", "{\"a\" 1}", "01x", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"",
    "nul", "1 2", "+1", "-", "\"abc"])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(JSONReader.read(Array(text.utf8)) == nil)
    #expect(JSONReader.read(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
  }
}
