import Diagnostics

/// A server of the Language Server Protocol 3.17 for `.survey` files: bytes of the editor in, bytes for the editor out.
///
/// It reads no stream and no clock. Whoever runs it feeds what came with ``receive(_:)``, writes out what that returns,
/// and calls ``publish()`` when nothing more is waiting: so several changes that came together are checked once.
public final class LanguageServer {
  enum State {
    case new, running, shutDown, ended
  }

  var state = State.new
  var workspace: Workspace
  /// BCP 47; Chinese for any `zh` tag, English otherwise.
  var language = "en"
  /// Whether the editor draws Markdown in what hovers over a word.
  var drawsMarkdown = false
  var watchesFiles = false
  private var publication = Publication()
  private var framing = MessageFraming()
  /// 0 after an orderly shutdown, 1 after any other end.
  public private(set) var exitCode: Int32 = 1
  private var output: [UInt8] = []

  public init(files: WorkspaceFiles) { workspace = Workspace(files) }

  /// Whether the editor said `exit`.
  public var isFinished: Bool { state == .ended }

  /// Takes in bytes, however they were cut, and returns the answers to the messages that they complete.
  public func receive(_ bytes: [UInt8]) -> [UInt8] {
    framing.add(bytes)
    while !isFinished, let frame = framing.next() {
      guard case .message(let body) = frame, let message = JSONReader.read(body) else {
        respond(.null, failing: ResponseError(.parseError, "這不是 JSON 訊息。", "This is no message in JSON."))
        continue
      }
      handle(message)
    }
    return takeOutput()
  }

  /// The diagnostics of every file whose list changed.
  public func publish() -> [UInt8] {
    guard state == .running else { return [] }
    for notification in publication.notifications(&workspace, language: language) { send(notification) }
    return takeOutput()
  }

  func send(_ message: JSON) { output += MessageFraming.framed(message.text) }

  private func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  private func handle(_ message: JSON) {
    guard let method = message["method"].string else {
      let isResponse = message["method"].isNull && !message["id"].isNull
      if !isResponse {
        respond(message["id"], failing: ResponseError(.invalidRequest, "這不是一項要求。", "This is no request."))
      }
      return
    }
    if message["id"].isNull {
      notified(method, message["params"])
      return
    }
    do throws(ResponseError) {
      respond(message["id"], with: try answer(method, message["params"]))
    } catch {
      respond(message["id"], failing: error)
    }
  }

  private func respond(_ id: JSON, with result: JSON) { send(["jsonrpc": "2.0", "id": id, "result": result]) }

  private func respond(_ id: JSON, failing error: ResponseError) {
    send([
      "jsonrpc": "2.0", "id": id,
      "error": ["code": JSON(error.code.rawValue), "message": .string(error.message.text(in: language))],
    ])
  }

  private func notified(_ method: String, _ parameters: JSON) {
    let document = parameters["textDocument"]
    if method == "exit" {
      exitCode = state == .shutDown ? 0 : 1
      state = .ended
      return
    }
    guard state == .running else { return }
    switch method {
    case "initialized": if watchesFiles { watchFiles() }
    case "textDocument/didOpen":
      guard let uri = document["uri"].string, let text = document["text"].string else { return }
      workspace.open(uri, text, version: document["version"])
    case "textDocument/didChange":
      guard let uri = document["uri"].string else { return }
      workspace.change(uri, parameters["contentChanges"].elements, version: document["version"])
    case "textDocument/didClose": if let uri = document["uri"].string { workspace.close(uri) }
    case "textDocument/didSave": if let uri = document["uri"].string { workspace.fileChanged(uri) }
    case "workspace/didChangeWatchedFiles":
      for change in parameters["changes"].elements { change["uri"].string.map { workspace.fileChanged($0) } }
    case "workspace/didChangeWorkspaceFolders":
      let removed = parameters["event"]["removed"].elements.compactMap(\.["uri"].string).map(FileAddress.path)
      workspace.roots.removeAll(where: removed.contains)
      workspace.roots += parameters["event"]["added"].elements.compactMap(\.["uri"].string).map(FileAddress.path)
    // The protocol lets a server leave out what it does not know.
    default: break
    }
  }

  private func watchFiles() {
    send([
      "jsonrpc": "2.0", "id": "watch", "method": "client/registerCapability",
      "params": [
        "registrations": [
          [
            "id": "survey-files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": [["globPattern": "**/*.survey"]]],
          ]
        ]
      ],
    ])
  }
}
