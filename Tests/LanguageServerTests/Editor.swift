import Testing

@testable import LanguageServer

/// An editor in memory, with the server on the other side and files that lie on no disk. Synthetic throughout.
final class Editor {
  /// By path, as on disk.
  var files: [String: String]
  private(set) var texts: [String: String] = [:]
  /// The diagnostics that the server last sent, by path.
  private(set) var published: [String: [JSON]] = [:]
  /// How often diagnostics were sent.
  private(set) var publications = 0
  private var server: LanguageServer
  private var lastID = 0
  private var responses: [Int: JSON] = [:]

  init(_ files: [String: String], encodings: JSON = .null, locale: JSON = .null) {
    self.files = files
    server = LanguageServer(files: WorkspaceFiles(list: { _ in [] }, listBelow: { _ in [] }, read: { _ in nil }))
    server = LanguageServer(
      files: WorkspaceFiles(
        list: { [unowned self] folder in self.files.keys.filter { FileAddress.folder($0) == folder } },
        listBelow: { [unowned self] folder in self.files.keys.filter { $0.hasPrefix(folder + "/") } },
        read: { [unowned self] path in self.files[path].map { Array($0.utf8) } }))
    _ = request(
      "initialize",
      ["rootUri": "file:///museum", "locale": locale, "capabilities": ["general": ["positionEncodings": encodings]]])
    notify("initialized", [:])
  }

  // MARK: Messages

  func notify(_ method: String, _ parameters: JSON) {
    exchange(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// The whole response.
  func response(_ method: String, _ parameters: JSON) -> JSON {
    lastID += 1
    exchange(["jsonrpc": "2.0", "id": JSON(lastID), "method": .string(method), "params": parameters])
    return responses[lastID] ?? .null
  }

  func request(_ method: String, _ parameters: JSON) -> JSON { response(method, parameters)["result"] }

  private func exchange(_ message: JSON) {
    read(server.receive(MessageFraming.framed(message.text)))
    read(server.publish())
  }

  private func read(_ bytes: [UInt8]) {
    var framing = MessageFraming()
    framing.add(bytes)
    while case .message(let body)? = framing.next() {
      let message = JSONReader.read(body) ?? .null
      if message["method"] == "textDocument/publishDiagnostics" {
        published[FileAddress.path(message["params"]["uri"].string ?? "")] = message["params"]["diagnostics"].elements
        publications += 1
      } else if let id = message["id"].integer {
        responses[id] = message
      }
    }
  }

  // MARK: Documents

  static func uri(_ path: String) -> JSON { .string(FileAddress.uri(path)) }

  func open(_ path: String, _ text: String? = nil) {
    let opened = text ?? files[path] ?? ""
    texts[path] = opened
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": Self.uri(path), "languageId": "survey", "version": 1, "text": .string(opened)]])
  }

  func change(_ path: String, _ changes: JSON) {
    notify("textDocument/didChange", ["textDocument": ["uri": Self.uri(path), "version": 2], "contentChanges": changes])
  }

  /// The place behind the first occurrence of a text in an open file, counted in UTF-16.
  func position(_ path: String, behind text: String) throws -> JSON {
    let all = texts[path] ?? ""
    let found = try #require(all.range(of: text), "\(text) is not in \(path)")
    let positions = TextPositions(Array(all.utf8), .utf16)
    return positions.json(all.utf8.distance(from: all.startIndex, to: found.upperBound))
  }

  func at(_ path: String, _ text: String, _ more: [String: JSON] = [:]) throws -> JSON {
    let place: [String: JSON] = ["textDocument": ["uri": Self.uri(path)], "position": try position(path, behind: text)]
    return .object(place.merging(more) { $1 })
  }

  /// What is proposed at the mark `‸` in a file, which is opened without it.
  func proposals(_ path: String, _ marked: String) throws -> [JSON] {
    let mark = try #require(marked.firstIndex(of: "‸"))
    let before = String(marked[..<mark])
    let text = marked.replacing("‸", with: "")
    open(path, text)
    let positions = TextPositions(Array(text.utf8), .utf16)
    return request(
      "textDocument/completion",
      ["textDocument": ["uri": Self.uri(path)], "position": positions.json(before.utf8.count)]).elements
  }

  /// The files after a `WorkspaceEdit`, as the editor makes them.
  func applying(_ edit: JSON) -> [String: String] {
    var result = files.merging(texts) { $1 }
    guard case .object(let changes) = edit["changes"] else { return result }
    for (uri, edits) in changes {
      let path = FileAddress.path(uri)
      let positions = TextPositions(Array((result[path] ?? "").utf8), .utf16)
      var bytes = positions.bytes
      let places = edits.elements.compactMap { edit in
        positions.range(edit["range"]).map { ($0, edit["newText"].string ?? "") }
      }
      for (range, text) in places.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
        bytes.replaceSubrange(range, with: text.utf8)
      }
      result[path] = String(decoding: bytes, as: UTF8.self)
    }
    return result
  }
}

extension String {
  /// The first place of a text, without Foundation.
  func range(of text: String) -> Range<String.Index>? { self.ranges(of: text).first }
}
