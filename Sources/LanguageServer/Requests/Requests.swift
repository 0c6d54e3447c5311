/// Which function answers which request.
extension LanguageServer {
  func answer(_ method: String, _ parameters: JSON) throws(ResponseError) -> JSON {
    switch state {
    case .new:
      guard method == "initialize" else {
        throw ResponseError(.serverNotInitialized, "尚未 initialize。", "The server was not initialized yet.")
      }
      return initialize(parameters)
    case .running where method != "initialize": return try answerRunning(method, parameters)
    default: throw ResponseError(.invalidRequest, "現在不接受這項要求。", "The server takes no such request now.")
    }
  }

  private func answerRunning(_ method: String, _ parameters: JSON) throws(ResponseError) -> JSON {
    switch method {
    case "shutdown":
      state = .shutDown
      return .null
    case "textDocument/completion": return try completion(try place(parameters), parameters)
    case "textDocument/hover": return hover(try place(parameters))
    case "textDocument/definition": return definition(try place(parameters))
    case "textDocument/references": return references(try place(parameters), parameters)
    case "textDocument/documentHighlight": return highlights(try place(parameters))
    case "textDocument/prepareRename": return try prepareRename(try place(parameters))
    case "textDocument/rename": return try rename(try place(parameters), parameters)
    case "textDocument/documentSymbol": return documentSymbols(try file(parameters).file)
    case "textDocument/formatting": return try formatting(try file(parameters).file)
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/semanticTokens/full": return semanticTokens(try file(parameters).file)
    case "workspace/symbol": return workspaceSymbols(parameters["query"].string ?? "")
    default: throw ResponseError(.methodNotFound, "沒有「\(method)」這項功能。", "There is no method \(method).")
    }
  }

  /// A place in a file that a request asks about.
  struct Place {
    var file: AnalysedFile
    var catalogue: FolderCatalogue
    /// UTF-8 offset.
    var offset: Int
  }

  func file(_ parameters: JSON) throws(ResponseError) -> (file: AnalysedFile, catalogue: FolderCatalogue) {
    guard let uri = parameters["textDocument"]["uri"].string else { throw .badParameters }
    guard let found = workspace.lookUp(uri) else {
      throw ResponseError(.invalidParams, "沒有開啟「\(uri)」。", "\(uri) is not open.")
    }
    return found
  }

  private func place(_ parameters: JSON) throws(ResponseError) -> Place {
    let (file, catalogue) = try file(parameters)
    guard let offset = file.positions.offset(parameters["position"]) else { throw .badParameters }
    return Place(file: file, catalogue: catalogue, offset: offset)
  }

  /// A `Location`.
  func location(_ file: AnalysedFile, _ range: Range<Int>) -> JSON {
    ["uri": .string(workspace.uri(file.path)), "range": file.positions.json(range)]
  }
}
